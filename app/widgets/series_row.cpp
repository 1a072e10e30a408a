#include <cmath>
#include <string>

#include "app/plot/imgui_canvas.h"
#include "app/widgets/checkbox.h"
#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

void drawSwatch(const Ui& ui, const Rect& box, const SeriesStyle& style, bool isEnabled) {
  ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts(), ui.scale());
  const Color color = isEnabled ? style.color : style.color.withAlpha(0.45f);
  const Vec2 center = {std::round(box.center().x), std::round(box.center().y)};
  canvas.line({box.x, center.y}, {box.right(), center.y}, {color, ui.px(3), style.dash});
  canvas.marker(center, style.marker, ui.px(6), color, {ui.theme().panel, ui.px(1)});
}

}  // namespace

bool seriesRow(Ui& ui, std::string_view id, std::string_view label, const SeriesStyle& style, bool& enabled,
               bool selected, bool& clicked) {
  const std::string name(id);
  const Rect line = nextLine(ui.px(32));
  const float side = ui.px(checkBoxSide);
  const Rect swatch = {line.x + ui.px(5), line.y, ui.px(30), line.height};
  const Rect box = snapped({swatch.right() + ui.px(9), line.y + (line.height - side) / 2, side, side});
  const Rect text = {box.right() + ui.px(6), line.y, line.right() - box.right() - ui.px(6), line.height};
  const Rect toggleArea = {line.x, line.y, box.right() + ui.px(4) - line.x, line.height};

  const bool isToggled = pressArea(name + ".toggle", toggleArea);
  const bool isToggleHovered = ImGui::IsItemHovered();
  if (isToggled) enabled = !enabled;
  clicked = pressArea(name + ".name", text);
  const bool isNameHovered = ImGui::IsItemHovered();

  const Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (selected || isNameHovered)
    list.AddRectFilled(toIm(line.min()), toIm(line.max()),
                       packed(selected ? theme.raised : mix(theme.panel, theme.raised, 0.5f)), ui.px(cornerRadius));
  drawSwatch(ui, swatch, style, enabled);
  drawCheckBox(ui, box, enabled, isToggleHovered);
  const bool isWhole = drawLabel(ui, text.inset(ui.px(6), 0, ui.px(4), 0), label,
                                 {FontRole::regular, 17, enabled ? theme.text : theme.muted});
  if (!isWhole) ui.hint(name, label);
  ui.record(name, line);
  ui.record(name + ".toggle", toggleArea);
  ui.record(name + ".name", text);
  advancePast(line);
  return isToggled;
}

}  // namespace descenso
