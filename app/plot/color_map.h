// Colour maps of fields and surfaces (mapColor and colorMapName are declared in painter.h) and where a value stands on
// one. The shaders use the same formula.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/plot/painter.h"

namespace descenso {

/// A logarithmic map colours by log(value − low + small) with small = (high − low) × logSmall.
inline constexpr double logSmall = 1e-3;

/// 0 at `low`, 1 at `high`, clamped; NaN stays NaN. An empty range gives 0.
double colorPosition(double value, double low, double high, bool logarithmic);
/// Its inverse.
double colorValue(double position, double low, double high, bool logarithmic);

/// A table of `count` colours, RGBA bytes, for a texture or a strip.
std::vector<std::uint8_t> colorTable(ColorMap map, ThemeName theme, int count);

/// All maps, in the order of the menu.
const std::vector<ColorMap>& colorMaps();

}  // namespace descenso
