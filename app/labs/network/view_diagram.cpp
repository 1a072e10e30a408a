#include <imgui.h>

#include <cmath>

#include "app/labs/network/state_text.h"
#include "app/labs/network/view.h"
#include "app/text/numbers.h"
#include "app/widgets/drawing.h"
#include "app/widgets/number_field.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float linkReach = 6;
constexpr float buttonSize = 22;
constexpr float fieldWidth = 96;
constexpr float fieldHeight = 28;

}  // namespace

bool signButton(Ui& ui, std::string_view id, const Rect& rect, std::string_view sign, std::string_view hint) {
  const bool isPressed = pressArea(id, rect);
  ui.record(id, rect);
  const ControlState state = controlState();
  drawControl(ui, rect, state);
  drawLabel(ui, rect, sign, {FontRole::regular, 17, inkOf(ui, state), HorizontalAlign::center});
  ui.hint(id, hint);
  return isPressed;
}

void NetworkLabView::operateDiagram(Ui& ui, const DiagramFrame& places, Config& edited) {
  drawSteppers(ui, places, edited);
  DiagramHover& hover = plots_.hover();
  hover = {};
  for (const DiagramFrame::Unit& unit : places.units)
    ui.record("unit." + std::to_string(unit.place.layer) + "." + std::to_string(unit.place.unit), unit.rect);
  typeParameter(ui);
  offerSliceAxes(ui, edited);
  const Vec2 pointer = fromIm(ImGui::GetIO().MousePos);
  if (!ImGui::IsWindowHovered() || ImGui::IsAnyItemHovered() || !places.area.contains(pointer)) return;
  hover.unit = unitAt(places, pointer);
  if (!hover.unit || hover.unit->layer > 0) hover.parameter = parameterAt(places, pointer, ui.px(linkReach));
  if (hover.parameter && hover.unit) hover.unit.reset();
  if (hover.unit || hover.parameter) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  showUnderPointer(ui);
  if (hover.unit && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    const bool isPinned = edited.look.pinned == hover.unit;
    edited.look.pinned = isPinned || hover.unit->layer == 0 ? std::nullopt : hover.unit;
    const int hidden = hover.unit->layer - 1;
    if (hidden >= 0 && hidden < static_cast<int>(edited.hidden.size())) edited.look.layer = hidden;
  }
  if (hover.parameter && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    offered_ = *hover.parameter;
    ImGui::OpenPopup(parameterMenu);
  }
  if (hover.parameter && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    typed_ = {*hover.parameter, pointer};
    beginTyping(ui, "network.parameter", lab_.phi()[*hover.parameter]);
  }
}

/// − and + beside the size of each hidden layer, and of the network's depth right of the title.
void NetworkLabView::drawSteppers(Ui& ui, const DiagramFrame& places, Config& edited) {
  const float side = ui.px(buttonSize);
  for (std::size_t layer = 0; layer < edited.hidden.size() && layer + 1 < places.heads.size(); ++layer) {
    const Rect& head = places.heads[layer + 1];
    const float middle = head.y + ui.px(31);
    const float beside = std::min(head.width / 2, ui.px(44)) - side / 2;
    const std::string id = "units." + std::to_string(layer);
    const Index units = edited.hidden[layer].units;
    if (beside < side * 0.9f) continue;  // no room between so many layers: the panel has them too
    const auto at = [&](float x) { return snapped({x - side / 2, middle - side / 2, side, side}); };
    if (signButton(ui, id + ".less", at(head.center().x - beside), "−", ui.text()("network.units.less")))
      resizeLayer(edited, layer, units - 1);
    if (signButton(ui, id + ".more", at(head.center().x + beside), "+", ui.text()("network.units.more")))
      resizeLayer(edited, layer, units + 1);
  }
  const float top = places.area.y + ui.px(8);
  const float right = places.area.right() - ui.px(12);
  const Rect more = snapped({right - side, top, side, side});
  const Rect less = snapped({more.x - ui.px(6) - side, top, side, side});
  if (signButton(ui, "layers.more", more, "+", ui.text()("network.layers.more"))) addLayer(edited);
  if (signButton(ui, "layers.less", less, "−", ui.text()("network.layers.less"))) removeLayer(edited);
  const std::string_view label = ui.text()("network.layers");
  const float width = textWidth(*ui.font(FontRole::regular, 15), label) + ui.px(8);
  if (less.x - width > places.area.x + places.area.width * 0.45f)
    drawLabel(ui, {less.x - width - ui.px(4), top, width, side}, label,
              {FontRole::regular, 15, ui.theme().muted, HorizontalAlign::right});
}

/// What stands behind the unit or the line: numbers at the step shown.
void NetworkLabView::showUnderPointer(Ui& ui) {
  const DiagramHover& hover = plots_.hover();
  const Translations& text = ui.text();
  if (hover.parameter) {
    const Index parameter = *hover.parameter;
    drawTooltip(ui, parameterName(lab_, parameter) + " = " + formatNumber(lab_.phi()[parameter], 5) + "\n∂J/∂" +
                        parameterName(lab_, parameter) + " = " + formatNumber(lab_.gradient()[parameter], 4) + "\n" +
                        std::string(text("network.parameter.edit")));
  } else if (hover.unit) {
    const UnitPlace unit = *hover.unit;
    const Vector probe = lab_.probe();
    if (unit.layer == 0) {
      drawTooltip(ui, inputName(text, lab_.data().all, unit.unit) + " = " + formatNumber(probe[unit.unit], 4));
      return;
    }
    const Activations known = activationsAt(lab_.network(), lab_.phi(), lab_.data().scaled(probe));
    const double output = known.outputs[static_cast<std::size_t>(unit.layer) - 1][unit.unit];
    drawTooltip(ui, text.format("network.unit.at", {{"unit", unitName(lab_, unit)}}) + "\n" + unitEquation(lab_, unit) +
                        "\na = " + formatNumber(output, 4) + "\n" + std::string(text("network.unit.pin")));
  }
}

void NetworkLabView::typeParameter(Ui& ui) {
  constexpr std::string_view id = "network.parameter";
  if (!typed_ || !isTyping(ui, id)) {
    typed_.reset();
    return;
  }
  const Rect rect = snapped({typed_->place.x - ui.px(fieldWidth) / 2, typed_->place.y - ui.px(fieldHeight) / 2,
                             ui.px(fieldWidth), ui.px(fieldHeight)});
  double value = lab_.phi()[typed_->parameter];
  if (typedNumber(
          ui, id, rect, [](double) { return std::string(); }, value))
    edit_ = Edit{typed_->parameter, value};
}

}  // namespace descenso
