// The groups of a panel that fold, and which of them are open.
#pragma once

#include <imgui.h>

#include <map>
#include <string>
#include <string_view>

#include "app/widgets/widgets.h"

namespace descenso {

class Sections {
 public:
  /// A line below what stands above, and the heading translated under `name`; returns whether what stands below it is
  /// to be drawn.
  bool open(Ui& ui, std::string_view name, bool isOpenAtFirst = true) {
    bool& isOpen = isOpen_.try_emplace(std::string(name), isOpenAtFirst).first->second;
    if (ImGui::GetCursorPosY() > ImGui::GetCursorStartPos().y) separator(ui);
    return foldingHeading(ui, name, ui.text()(name), isOpen);
  }

 private:
  std::map<std::string, bool, std::less<>> isOpen_;
};

}  // namespace descenso
