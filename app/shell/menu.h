// The menu bar: menus, the labs' tabs, the scene's title. What is chosen is returned, not done: the words and colours
// in use must not change in the middle of a frame.
#pragma once

#include <functional>
#include <vector>

#include "app/shell/commands.h"
#include "app/shell/session.h"
#include "app/widgets/ui.h"

namespace descenso {

inline constexpr float menuBarHeight = 30;  ///< layout pixels

/// Draws into the menu bar of the present ImGui window and appends what was chosen to `chosen`.
void drawMenuBar(Ui& ui, Session& session, bool isPresentation, std::vector<std::function<void()>>& chosen,
                 const std::function<void(Order)>& perform);

}  // namespace descenso
