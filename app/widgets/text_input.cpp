#include <imgui.h>
#include <imgui_stdlib.h>

#include <cmath>
#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {

bool textInput(Ui& ui, std::string_view id, std::string_view label, std::string& text, bool takesFocus) {
  if (!label.empty()) controlLabel(ui, label);
  const Rect rect = nextLine(ui.px(controlHeight));
  const ImFont& font = *ui.font(FontRole::regular, 17);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(ui.px(10), std::floor((rect.height - fontPixels(font)) / 2)));
  ImGui::SetNextItemWidth(rect.width);
  if (takesFocus) ImGui::SetKeyboardFocusHere();
  const bool isEntered =
      ImGui::InputText(("##" + std::string(id)).c_str(), &text, ImGuiInputTextFlags_EnterReturnsTrue);
  ImGui::PopStyleVar();
  ui.record(id, rect);
  return isEntered;
}

}  // namespace descenso
