#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {

bool button(Ui& ui, std::string_view id, std::string_view label, std::string_view hint) {
  const Rect rect = nextLine(ui.px(controlHeight));
  const bool isPressed = pressArea(id, rect);
  ui.record(id, rect);
  const ControlState state = controlState();
  drawControl(ui, rect, state);
  const float padding = ui.px(10);
  const bool isWhole = drawLabel(ui, rect.inset(padding, 0, padding, 0), label,
                                 {FontRole::regular, 17, inkOf(ui, state), HorizontalAlign::center});
  ui.hint(id, hint.empty() && !isWhole ? label : hint);
  advancePast(rect);
  return isPressed;
}

bool railButton(Ui& ui, std::string_view id, std::string_view sign, bool isOn, std::string_view hint) {
  const Rect rect = nextLine(ui.px(36));
  const bool isPressed = pressArea(id, rect);
  ui.hint(id, hint);
  ui.record(id, rect);
  ControlState state = controlState();
  state.on = isOn;
  drawControl(ui, rect, state);
  drawLabel(ui, rect, sign, {FontRole::bold, 17, inkOf(ui, state), HorizontalAlign::center});
  advancePast(rect);
  return isPressed;
}

}  // namespace descenso
