#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/opaque_pixels.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float railWidth = 56;
constexpr float wholeWidth = 320;
constexpr float narrowWidth = 264;
constexpr float narrowBelow = 1400;  // layout pixels of the lab's width

}  // namespace

float panelWidth(const Ui& ui, float areaWidth) {
  if (ui.isRail) return ui.px(railWidth);
  return ui.px(areaWidth < narrowBelow * ui.scale() ? narrowWidth : wholeWidth);
}

void beginPanel(Ui& ui, std::string_view id, const Rect& rect) {
  const Rect place = snapped(rect);
  ui.record(id, place);
  fillRectangle(*ImGui::GetWindowDrawList(), place, ui.theme().panel, ui.px(6));
  ImGui::SetCursorScreenPos(toIm(place.min()));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(12), ui.px(12)));
  ImGui::PushStyleVar(ImGuiStyleVar_ChildRounding, ui.px(6));
  beginFramedChild(std::string(id).c_str(), toIm(Vec2{place.width, place.height}), ImGuiWindowFlags_None);
  ImGui::PopStyleVar(2);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(8), ui.px(8)));
}

void endPanel(Ui&) {
  ImGui::PopStyleVar();
  ImGui::EndChild();
}

}  // namespace descenso
