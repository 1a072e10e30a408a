// The two colours of a graph's numbers.
#pragma once

#include "app/plot/theme.h"

namespace descenso {

/// Of what goes forward, and of what comes back.
inline Color valueColor(const Theme& theme) { return theme.accent; }
inline Color gradientColor(const Theme& theme) { return theme.warn; }

}  // namespace descenso
