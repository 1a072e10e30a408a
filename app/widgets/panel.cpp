#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/opaque_pixels.h"
#include "app/widgets/widgets.h"

namespace descenso {

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
