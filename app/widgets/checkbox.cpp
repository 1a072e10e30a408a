#include "app/widgets/checkbox.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/icons.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {

void drawCheckBox(const Ui& ui, const Rect& box, bool isOn, bool isHovered) {
  drawControl(ui, box, {isHovered, false, false});
  if (isOn) drawIcon(*ImGui::GetWindowDrawList(), Icon::check, box.center(), ui.px(15), ui.theme().accent);
}

bool checkbox(Ui& ui, std::string_view id, std::string_view label, bool& value, std::string_view hint) {
  const float side = ui.px(checkBoxSide);
  const float textLeft = side + ui.px(10);
  ImFont* font = ui.font(FontRole::regular, 17);
  Rect line = nextLine(ui.px(26));
  const ImVec2 size = font->CalcTextSizeA(fontPixels(*font), FLT_MAX, std::max(1.0f, line.width - textLeft),
                                          label.data(), label.data() + label.size());
  line.height = std::max(line.height, std::ceil(size.y) + ui.px(6));  // a long label takes a second line
  const bool isPressed = pressArea(id, line);
  if (isPressed) value = !value;
  ui.record(id, line);
  const bool isHovered = ImGui::IsItemHovered();
  drawCheckBox(ui, snapped({line.x, line.y + (ui.px(26) - side) / 2, side, side}), value, isHovered);
  ImGui::GetWindowDrawList()->AddText(
      font, fontPixels(*font), {line.x + textLeft, std::floor(line.y + (line.height - size.y) / 2)},
      packed(ui.theme().text), label.data(), label.data() + label.size(), std::max(1.0f, line.width - textLeft));
  ui.hint(id, hint);
  advancePast(line);
  return isPressed;
}

}  // namespace descenso
