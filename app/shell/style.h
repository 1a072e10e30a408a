// ImGui's style from a theme.
#pragma once

#include "app/plot/theme.h"

namespace descenso {

/// Sets colours and sizes of the current ImGui context; lengths are layout pixels × `scale`.
void applyStyle(const Theme& theme, float scale);

}  // namespace descenso
