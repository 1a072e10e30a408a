#include <algorithm>
#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/icons.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

void wrapped(Ui& ui, std::string_view text, Color color) {
  ImFont* font = ui.font(FontRole::regular, 15);
  const std::string lines = brokenAtBlanks(*font, text, ImGui::GetContentRegionAvail().x);
  pushFont(font);
  ImGui::PushStyleColor(ImGuiCol_Text, packed(color));
  ImGui::PushTextWrapPos(0);  // a single word that is too long
  ImGui::TextUnformatted(lines.data(), lines.data() + lines.size());
  ImGui::PopTextWrapPos();
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

}  // namespace

void heading(Ui& ui, std::string_view text, std::string_view help) {
  const Rect line = nextLine(ui.px(24));
  advancePast(line);
  const bool isWhole = drawLabel(ui, line, text, {FontRole::bold, 17, ui.theme().text});
  ui.hint(text, help.empty() && !isWhole ? text : help);
}

bool foldingHeading(Ui& ui, std::string_view id, std::string_view text, bool& isOpen) {
  const Rect line = nextLine(ui.px(26));
  if (pressArea(id, line)) isOpen = !isOpen;
  const Color ink = ImGui::IsItemHovered() ? ui.theme().text : ui.theme().muted;
  ui.record(id, line);
  drawLabel(ui, line.inset(0, 0, ui.px(24), 0), text, {FontRole::bold, 17, ui.theme().text});
  drawIcon(*ImGui::GetWindowDrawList(), isOpen ? Icon::chevronDown : Icon::chevronRight,
           {line.right() - ui.px(10), line.center().y}, ui.px(12), ink);
  advancePast(line);
  return isOpen;
}

void mutedText(Ui& ui, std::string_view text) { wrapped(ui, text, ui.theme().muted); }

void colouredText(Ui& ui, std::string_view text, Color color) { wrapped(ui, text, color); }

void readOut(Ui& ui, std::string_view name, std::string_view value) {
  const ImFont& mono = *ui.font(FontRole::mono, 15);
  const Rect line = nextLine(ui.px(20));
  const float valueWidth = textWidth(mono, value);
  const float gap = ui.px(8);
  const bool fits = textWidth(mono, name) + gap + valueWidth <= line.width;
  Rect valueLine = line;
  if (!fits && !name.empty()) valueLine.y += line.height;  // the value on a line of its own
  const Rect whole = {line.x, line.y, line.width, valueLine.bottom() - line.y};
  advancePast(whole);
  drawLabel(ui, line, name, {FontRole::mono, 15, ui.theme().muted});
  if (!drawLabel(ui, valueLine, value, {FontRole::mono, 15, ui.theme().text, HorizontalAlign::right, Words::users}))
    ui.hint(name, value);
}

void separator(Ui& ui) {
  const Rect line = nextLine(ui.px(9));
  advancePast(line);
  const float y = line.y + ui.px(4);
  ImGui::GetWindowDrawList()->AddRectFilled({line.x, y}, {line.right(), y + ui.px(1)}, packed(ui.theme().border));
}

}  // namespace descenso
