#include <imgui.h>
#include <imgui_stdlib.h>

#include <cmath>
#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float padding = 8;

}  // namespace

bool codeInput(Ui& ui, std::string_view id, std::string& text, bool takesFocus) {
  const Rect rect = nextLine(ui.px(controlHeight));
  ImFont* font = ui.font(FontRole::mono, 15);
  pushFont(font);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                      ImVec2(ui.px(padding), std::floor((rect.height - fontPixels(*font)) / 2)));
  ImGui::SetNextItemWidth(rect.width);
  if (takesFocus) ImGui::SetKeyboardFocusHere();
  const bool isEntered =
      ImGui::InputText(("##" + std::string(id)).c_str(), &text, ImGuiInputTextFlags_EnterReturnsTrue);
  const bool isLeft = ImGui::IsItemDeactivatedAfterEdit();
  ImGui::PopStyleVar();
  ImGui::PopFont();
  ui.record(id, rect);
  return isEntered || isLeft;
}

}  // namespace descenso
