// The overlay with what the mouse and every key do.
#pragma once

#include "app/widgets/ui.h"

namespace descenso {

inline constexpr float helpWidth = 860;  ///< layout pixels

void drawHelpText(Ui& ui);

}  // namespace descenso
