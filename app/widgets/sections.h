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
  /// to be drawn. Until it is folded or opened by hand it is open where `isOpenOfItself`.
  bool open(Ui& ui, std::string_view name, bool isOpenOfItself = true) {
    if (ImGui::GetCursorPosY() > ImGui::GetCursorStartPos().y) separator(ui);
    const auto chosen = chosen_.find(name);
    bool isOpen = chosen == chosen_.end() ? isOpenOfItself : chosen->second;
    const bool before = isOpen;
    foldingHeading(ui, name, ui.text()(name), isOpen);
    if (isOpen != before) chosen_.insert_or_assign(std::string(name), isOpen);
    return isOpen;
  }

 private:
  std::map<std::string, bool, std::less<>> chosen_;  ///< those that were folded or opened by hand
};

}  // namespace descenso
