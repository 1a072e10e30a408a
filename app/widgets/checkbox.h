// The box of a check box, shared by every row that can be switched.
#pragma once

#include "app/widgets/ui.h"

namespace descenso {

inline constexpr float checkBoxSide = 22;  ///< layout pixels

void drawCheckBox(const Ui& ui, const Rect& box, bool isOn, bool isHovered);

}  // namespace descenso
