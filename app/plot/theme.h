// Colours of the interface and of plots, dark and light. The numbers are those of the design's tables.
#pragma once

#include <string_view>

#include "app/plot/geometry.h"

namespace descenso {

enum class ThemeName { dark, light };

enum class Marker { circle, square, triangleUp, triangleDown, diamond, pentagon, star, plus };
enum class Dash { solid, dash, dot, dashDot };

/// How one series looks: colour is never the only sign.
struct SeriesStyle {
  Color color;
  Marker marker = Marker::circle;
  Dash dash = Dash::solid;
};

struct Theme {
  ThemeName name;
  Color background, panel, raised, border, text, muted, accent;
  Color plotBackground, gridMajor, gridMinor, axis, good, warn, error;
  Color pathCasing;  ///< under paths, with its alpha
  Color contour;     ///< with the alpha of a minor contour; major ones are drawn at contourMajorAlpha
  float contourMajorAlpha;

  /// Place in the qualitative palette. The first eight are those of the design; after them hues repeat with another
  /// marker and dash.
  SeriesStyle series(int slot) const;
};

const Theme& theme(ThemeName name);

}  // namespace descenso
