#include "app/widgets/refusal.h"

#include <algorithm>
#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float besideRefusal = 8;
constexpr float belowField = 4;
constexpr float excerptHeight = 20;
constexpr float markHeight = 8;

bool isInsideCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

/// From where the text is shown, so that the place is seen with what stands before it.
std::size_t beginOfExcerpt(const ImFont& font, std::string_view text, std::size_t position, float width) {
  if (textWidth(font, text) <= width) return 0;
  std::size_t begin = 0;
  while (begin < position && textWidth(font, text.substr(begin, position - begin)) > width * 0.6f) {
    ++begin;
    while (begin < text.size() && isInsideCharacter(text[begin])) ++begin;
  }
  return begin;
}

/// From the top of the box: the excerpt, if there is to be one, and the mark.
void drawFault(Ui& ui, const std::string& id, const Rect& line, const TypedFault& fault, bool isExcerpt) {
  const ImFont& font = *ui.font(FontRole::mono, 15);
  const std::size_t position = std::min(fault.position, fault.text.size());
  const std::size_t begin = beginOfExcerpt(font, fault.text, position, line.width);
  float top = line.y;
  if (isExcerpt) {
    drawLabel(ui, {line.x, top, line.width, ui.px(excerptHeight)}, fault.text.substr(begin),
              {FontRole::mono, 15, ui.theme().muted, HorizontalAlign::left, Words::users});
    top += ui.px(excerptHeight);
  }
  const float x = line.x + textWidth(font, fault.text.substr(begin, position - begin));
  const Rect mark{x, top, textWidth(font, "0"), ui.px(markHeight)};
  ImGui::GetWindowDrawList()->AddTriangleFilled({mark.center().x, mark.y}, {mark.right(), mark.bottom()},
                                                {mark.x, mark.bottom()}, packed(ui.theme().error));
  ui.record(id, mark);
}

}  // namespace

void refusalBelow(Ui& ui, std::string_view id, const Rect& field, std::string_view reason,
                  const std::optional<TypedFault>& fault) {
  if (!ImGui::IsRectVisible(toIm(field.min()), toIm(field.max()))) return;
  const std::string name(id);
  const float inset = ui.px(besideRefusal);
  const Rect line = nextLine(0);
  ImFont* font = ui.font(FontRole::regular, 15);
  const std::string sentence = brokenAtBlanks(*font, reason, line.width - 2 * inset);
  const bool isExcerpt =
      fault && textWidth(*ui.font(FontRole::mono, 15), fault->text) > line.width - 2 * inset;
  const float above = fault ? ui.px(markHeight) + (isExcerpt ? ui.px(excerptHeight) : 0) : ui.px(belowField);
  const float height = above + font->CalcTextSizeA(fontPixels(*font), FLT_MAX, 0, sentence.c_str()).y + inset;
  Rect box = snapped({line.x, field.bottom() + (isExcerpt || !fault ? ui.px(belowField) : 1), line.width, height});
  const float lowest = ImGui::GetIO().DisplaySize.y;
  if (box.bottom() > lowest) box.y = std::max(0.0f, field.y - ui.px(belowField) - box.height);

  ImGui::SetNextWindowPos(toIm(box.min()));
  ImGui::SetNextWindowSize(toIm({box.width, box.height}));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, ImVec2(1, 1));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, ui.px(cornerRadius));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, ui.px(1));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, packed(ui.theme().raised));
  ImGui::PushStyleColor(ImGuiCol_Border, packed(ui.theme().error));
  ImGui::Begin((name + ".refusal").c_str(), nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                   ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoInputs);
  ui.record(name + ".refusal", box);
  if (fault) drawFault(ui, name + ".mark", box.inset(inset, 0, inset, 0), *fault, isExcerpt);
  ImGui::GetWindowDrawList()->AddText(font, fontPixels(*font), {box.x + inset, box.y + above},
                                      packed(ui.theme().error), sentence.c_str());
  ImGui::End();
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar(4);
}

}  // namespace descenso
