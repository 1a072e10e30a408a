#include <algorithm>
#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/icons.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

bool drawEntry(Ui& ui, const std::string& id, const std::string& label, bool isChosen) {
  const Rect rect = nextLine(ui.px(28));
  const bool isPressed = pressArea(id, rect);
  ui.record(id, rect);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (ImGui::IsItemHovered())
    list.AddRectFilled(toIm(rect.min()), toIm(rect.max()), packed(mix(ui.theme().raised, ui.theme().text, 0.08f)),
                       ui.px(4));
  if (isChosen) drawIcon(list, Icon::check, {rect.x + ui.px(14), rect.center().y}, ui.px(13), ui.theme().accent);
  drawLabel(ui, rect.inset(ui.px(28), 0, ui.px(6), 0), label, {FontRole::regular, 17, ui.theme().text});
  advancePast(rect);
  return isPressed;
}

/// Below `anchor`, at least as wide, and wide enough for every label; above it where there is no room below.
void placeList(const Ui& ui, const Rect& anchor, const std::vector<std::string>& labels) {
  float width = anchor.width;
  for (const std::string& label : labels)
    width = std::max(width, textWidth(*ui.font(FontRole::regular, 17), label) + ui.px(28 + 6 + 12));
  const float wanted = ui.px(28) * static_cast<float>(labels.size()) + ui.px(12);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float below = screen.y - anchor.bottom() - ui.px(8);
  const float above = anchor.y - ui.px(8);
  const bool isBelow = wanted <= below || below >= above;
  const float height = std::min(wanted, isBelow ? below : above);
  const float x = std::max(0.0f, std::min(anchor.x, screen.x - width - ui.px(4)));
  ImGui::SetNextWindowPos({x, isBelow ? anchor.bottom() + ui.px(4) : anchor.y - ui.px(4) - height});
  ImGui::SetNextWindowSize({width, height});
}

bool drawList(Ui& ui, const std::string& id, const Rect& anchor, const std::vector<std::string>& labels, int& index) {
  if (!ImGui::IsPopupOpen(id.c_str())) return false;
  placeList(ui, anchor, labels);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(6), ui.px(6)));
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  bool isChanged = false;
  if (ImGui::BeginPopup(id.c_str(), ImGuiWindowFlags_NoMove)) {
    for (int place = 0; place < static_cast<int>(labels.size()); ++place)
      if (drawEntry(ui, id + "." + std::to_string(place), labels[static_cast<std::size_t>(place)], place == index)) {
        isChanged = place != index;
        index = place;
        ImGui::CloseCurrentPopup();
      }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
  return isChanged;
}

}  // namespace

bool choiceIn(Ui& ui, std::string_view id, const Rect& rect, const std::vector<std::string>& labels, int& index) {
  const std::string name(id);
  const std::string popup = name + ".list";
  if (pressArea(id, rect)) ImGui::OpenPopup(popup.c_str());
  ui.record(id, rect);
  ControlState state = controlState();
  state.active = state.active || ImGui::IsPopupOpen(popup.c_str());
  drawControl(ui, rect, state);
  const float arrow = ui.px(26);
  const bool isKnown = index >= 0 && index < static_cast<int>(labels.size());
  const std::string_view shown =
      isKnown ? std::string_view(labels[static_cast<std::size_t>(index)]) : std::string_view();
  const bool isWhole =
      drawLabel(ui, rect.inset(ui.px(10), 0, arrow, 0), shown, {FontRole::regular, 17, ui.theme().text});
  drawIcon(*ImGui::GetWindowDrawList(), Icon::chevronDown, {rect.right() - arrow / 2, rect.center().y}, ui.px(12),
           ui.theme().muted);
  if (!isWhole) ui.hint(id, shown);
  return drawList(ui, popup, rect, labels, index);
}

bool choice(Ui& ui, std::string_view id, std::string_view label, const std::vector<std::string>& labels, int& index) {
  if (!label.empty()) controlLabel(ui, label);
  const Rect rect = nextLine(ui.px(controlHeight));
  const bool isChanged = choiceIn(ui, id, rect, labels, index);
  advancePast(rect);
  return isChanged;
}

}  // namespace descenso
