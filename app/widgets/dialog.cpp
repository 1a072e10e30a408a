#include "app/widgets/dialog.h"

#include <algorithm>
#include <string>

#include "app/widgets/drawing.h"

namespace descenso {
namespace {

bool dialogButton(Ui& ui, const std::string& id, std::string_view label, const Rect& rect, bool isOn) {
  const bool isPressed = pressArea(id, rect);
  ui.record(id, rect);
  ControlState state = controlState();
  state.on = isOn;
  drawControl(ui, rect, state);
  drawLabel(ui, rect.inset(ui.px(8), 0, ui.px(8), 0), label,
            {FontRole::regular, 17, inkOf(ui, state), HorizontalAlign::center});
  return isPressed;
}

}  // namespace

bool beginDialog(Ui& ui, const char* id, std::string_view title, float width, float height) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 room = {screen.x - ui.px(32), screen.y - ui.px(32)};
  ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  const float wide = std::min(ui.px(width), room.x);
  if (height > 0)
    ImGui::SetNextWindowSize({wide, std::min(ui.px(height), room.y)});
  else
    ImGui::SetNextWindowSizeConstraints({wide, 0}, {wide, room.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(ui.px(20), ui.px(16)));
  const ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                 ImGuiWindowFlags_NoSavedSettings |
                                 (height > 0 ? ImGuiWindowFlags_None : ImGuiWindowFlags_AlwaysAutoResize);
  const bool isOpen = ImGui::BeginPopupModal(id, nullptr, flags);
  ImGui::PopStyleVar();
  if (!isOpen) return false;
  const ImVec2 corner = ImGui::GetWindowPos();
  const ImVec2 size = ImGui::GetWindowSize();
  ui.record(id, {corner.x, corner.y, size.x, size.y});
  const Rect line = nextLine(ui.px(28));
  advancePast(line);
  drawLabel(ui, line, title, {FontRole::bold, 20, ui.theme().text});
  return true;
}

void endDialog(Ui&) { ImGui::EndPopup(); }

Answer dialogButtons(Ui& ui, std::string_view id, std::string_view cancel, std::string_view confirm) {
  ImGui::Dummy({1, ui.px(4)});
  const Rect line = nextLine(ui.px(34));
  const ImFont& font = *ui.font(FontRole::regular, 17);
  const float gap = ui.px(8);
  const float most = (line.width - gap) / 2;
  const auto widthOf = [&](std::string_view label) {
    return std::min(most, std::max(ui.px(110), textWidth(font, label) + ui.px(32)));
  };
  const std::string name(id);
  const float confirmWidth = widthOf(confirm);
  const Rect confirmRect = snapped({line.right() - confirmWidth, line.y, confirmWidth, line.height});
  Answer answer = Answer::none;
  if (!cancel.empty()) {
    const float cancelWidth = widthOf(cancel);
    const Rect cancelRect = snapped({confirmRect.x - gap - cancelWidth, line.y, cancelWidth, line.height});
    if (dialogButton(ui, name + ".cancel", cancel, cancelRect, false)) answer = Answer::cancel;
  }
  if (dialogButton(ui, name + ".confirm", confirm, confirmRect, true)) answer = Answer::confirm;
  advancePast(line);
  return answer;
}

}  // namespace descenso
