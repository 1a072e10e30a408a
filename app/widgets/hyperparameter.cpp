#include <algorithm>
#include <cmath>
#include <string>

#include "app/text/numbers.h"
#include "app/widgets/drawing.h"
#include "app/widgets/number_field.h"
#include "app/widgets/slider_scale.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float trackHeight = 22;
constexpr float grabWidth = 14;
constexpr int shownDigits = 4;

/// "α = 3"; the number alone where there is no symbol.
std::string namedValue(std::string_view symbol, double value) {
  const std::string number = formatNumber(value, shownDigits);
  return symbol.empty() ? number : std::string(symbol) + " = " + number;
}

std::string rangeRefusal(const Ui& ui, const Hyperparameter& declaration, double value) {
  if (clampValue(declaration, value) == value) return {};
  const bool isFraction = declaration.isWhole && std::isfinite(value) && value != std::round(value);
  return ui.text().format(isFraction                ? "value.notWhole"
                          : declaration.openMaximum ? "value.outsideOpen"
                                                    : "value.outside",
                          {{"low", formatNumber(declaration.minimum, shownDigits)},
                           {"high", formatNumber(declaration.maximum, shownDigits)},
                           {"value", namedValue(declaration.symbol, value)}});
}

/// Name with symbol on the left, the value (or what is typed) on the right. Returns whether a value was typed.
bool drawValueLine(Ui& ui, const std::string& id, const Hyperparameter& declaration, std::string_view label,
                   double& value) {
  const Rect line = nextLine(ui.px(24));
  const float valueWidth = ui.px(92);
  const Rect valueBox = {line.right() - valueWidth, line.y, valueWidth, line.height};
  const Rect nameBox = {line.x, line.y, line.width - valueWidth - ui.px(4), line.height};
  std::string name(label);
  if (!declaration.symbol.empty()) name.append(" ").append(declaration.symbol);
  const bool isWhole = drawLabel(ui, nameBox, name, {FontRole::regular, 17, ui.theme().text});
  bool isTyped = false;
  if (isTyping(ui, id)) {
    isTyped = typedNumber(
        ui, id, valueBox, [&](double typed) { return rangeRefusal(ui, declaration, typed); }, value);
  } else {
    if (pressArea(id + ".value", valueBox)) beginTyping(ui, id, value);
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
    ui.hint(id + ".value", isWhole ? ui.text()("value.typeHint") : std::string_view(name));
    drawLabel(ui, valueBox, formatNumber(value, shownDigits),
              {FontRole::mono, 15, ui.theme().text, HorizontalAlign::right});
  }
  ui.record(id + ".value", valueBox);
  advancePast(line);
  return isTyped;
}

void drawTrack(const Ui& ui, const Rect& track, const Rect& grab, ControlState state) {
  const Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = ui.px(cornerRadius);
  drawControl(ui, track, {state.hovered, false, false});
  const Color ink = state.active ? mix(theme.accent, theme.text, 0.2f) : theme.accent;
  list.AddRectFilled(toIm(grab.min()), toIm(grab.max()), packed(ink), radius - ui.px(1));
}

/// Returns whether the grab was moved.
bool drawSlider(Ui& ui, const std::string& id, const Hyperparameter& declaration, double& value) {
  const Rect track = nextLine(ui.px(trackHeight));
  pressArea(id, track);
  ui.record(id, track);
  const ControlState state = controlState();
  const float margin = ui.px(3);
  const float width = ui.px(grabWidth);
  const float run = track.width - 2 * margin - width;
  bool isMoved = false;
  const bool types = ImGui::IsItemHovered() &&
                     (ImGui::IsMouseDoubleClicked(0) || (ImGui::IsMouseClicked(0) && ImGui::GetIO().KeyCtrl));
  if (types) {
    beginTyping(ui, id, value);
  } else if (state.active && run > 0 && !isTyping(ui, id)) {
    // A press that does not move leaves a value between two pixels as it is.
    const double place = (ImGui::GetIO().MousePos.x - track.x - margin - width / 2) / run;
    const bool isOnGrab = std::abs(place - sliderPlace(declaration, value)) * run <= width / 2;
    const double moved = sliderValue(declaration, place);
    const bool hasMoved = ImGui::IsMouseDragging(0, 1) || !isOnGrab;
    isMoved = hasMoved && moved != value;
    if (isMoved) value = moved;
  }
  const float left = track.x + margin + run * static_cast<float>(sliderPlace(declaration, value));
  const Rect grab = snapped({left, track.y + margin, width, track.height - 2 * margin});
  drawTrack(ui, track, grab, state);
  ui.record(id + ".grab", grab);
  advancePast(track);
  return isMoved;
}

bool drawDefaultMenu(Ui& ui, const std::string& id, const Hyperparameter& declaration, double& value) {
  const std::string popup = id + ".menu";
  const bool isAsked = ImGui::IsMouseReleased(1) && ImGui::IsWindowHovered() &&
                       (ui.rects()[id].contains(fromIm(ImGui::GetIO().MousePos)) ||
                        ui.rects()[id + ".value"].contains(fromIm(ImGui::GetIO().MousePos)));
  if (isAsked) ImGui::OpenPopup(popup.c_str());
  bool isChanged = false;
  if (ImGui::BeginPopup(popup.c_str())) {
    const std::string label =
        ui.text().format("value.default", {{"value", formatNumber(declaration.fallback, shownDigits)}});
    if (ImGui::MenuItem(label.c_str())) {
      isChanged = value != declaration.fallback;
      value = declaration.fallback;
    }
    ui.record(popup + ".default", itemRect());
    ImGui::EndPopup();
  }
  return isChanged;
}

}  // namespace

bool hyperparameter(Ui& ui, std::string_view id, const Hyperparameter& declaration, std::string_view label,
                    const std::vector<std::string>& choiceLabels, double& value) {
  if (declaration.isChoice()) {
    int index = static_cast<int>(value);
    const bool isChanged = choice(ui, id, label, choiceLabels, index);
    if (isChanged) value = index;
    return isChanged;
  }
  const std::string name(id);
  bool isChanged = drawValueLine(ui, name, declaration, label, value);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4));  // value and slider belong together
  isChanged = drawSlider(ui, name, declaration, value) || isChanged;
  showRefusal(ui, name);
  return drawDefaultMenu(ui, name, declaration, value) || isChanged;
}

}  // namespace descenso
