#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float padding = 8;

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

}  // namespace

bool codeInput(Ui& ui, std::string_view id, std::string& text, bool takesFocus) {
  const Rect rect = nextLine(ui.px(controlHeight));
  ImFont* font = ui.font(FontRole::mono, 15);
  pushFont(font);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      ImVec2(ui.px(padding), std::floor((rect.height - fontPixels(*font)) / 2)));
  ImGui::SetNextItemWidth(rect.width);
  if (takesFocus) ImGui::SetKeyboardFocusHere();
  const bool isEntered =
      ImGui::InputText(("##" + std::string(id)).c_str(), &text, ImGuiInputTextFlags_EnterReturnsTrue);
  const bool isLeft = ImGui::IsItemDeactivatedAfterEdit();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ui.record(id, rect);
  return isEntered || isLeft;
}

void faultMark(Ui& ui, std::string_view id, std::string_view text, std::size_t position) {
  const ImFont& font = *ui.font(FontRole::mono, 15);
  position = std::min(position, text.size());
  Rect line = nextLine(ui.px(20)).inset(ui.px(padding), 0, ui.px(padding), 0);
  const std::size_t begin = beginOfExcerpt(font, text, position, line.width);
  if (textWidth(font, text) > line.width) {  // the field shows only a part, which need not be this one
    drawLabel(ui, line, text.substr(begin),
              {FontRole::mono, 15, ui.theme().muted, HorizontalAlign::left, Words::users});
    advancePast(line);
    line = nextLine(ui.px(20)).inset(ui.px(padding), 0, ui.px(padding), 0);
  }
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4));
  line.y -= ui.px(4);
  line.height = ui.px(8);
  const float width = textWidth(font, "0");
  const float x = line.x + textWidth(font, text.substr(begin, position - begin));
  const Rect mark{x, line.y, width, line.height};
  ImGui::GetWindowDrawList()->AddTriangleFilled({mark.center().x, mark.y}, {mark.right(), mark.bottom()},
                                                {mark.x, mark.bottom()}, packed(ui.theme().error));
  ui.record(id, mark);
  advancePast(line);
}

}  // namespace descenso
