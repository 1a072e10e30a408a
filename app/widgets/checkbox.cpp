#include "app/widgets/checkbox.h"

#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/icons.h"
#include "app/widgets/widgets.h"

namespace descenso {

void drawCheckBox(const Ui& ui, const Rect& box, bool isOn, bool isHovered) {
  drawControl(ui, box, {isHovered, false, false});
  if (isOn) drawIcon(*ImGui::GetWindowDrawList(), Icon::check, box.center(), ui.px(15), ui.theme().accent);
}

bool checkbox(Ui& ui, std::string_view id, std::string_view label, bool& value, std::string_view hint) {
  const float side = ui.px(checkBoxSide);
  const Rect line = nextLine(ui.px(26));
  const bool isPressed = pressArea(id, line);
  if (isPressed) value = !value;
  ui.record(id, line);
  const bool isHovered = ImGui::IsItemHovered();
  const Rect box = snapped({line.x, line.y + (line.height - side) / 2, side, side});
  drawCheckBox(ui, box, value, isHovered);
  const bool isWhole = drawLabel(ui, line.inset(side + ui.px(10), 0, 0, 0), label,
                                 {FontRole::regular, 17, ui.theme().text});
  ui.hint(id, hint.empty() && !isWhole ? label : hint);
  advancePast(line);
  return isPressed;
}

}  // namespace descenso
