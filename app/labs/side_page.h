// The plots of a lab in its part of the window: the picture in the middle, what follows from it in a column on the
// right that turns its pages.
#pragma once

#include <string_view>
#include <vector>

#include "app/labs/lab_plots.h"

namespace descenso {

/// Plots that the right column shows together, one above the other.
struct SidePage {
  std::string_view name;  ///< translated under "LAB.side.NAME"
  struct Part {
    std::string_view plot;
    float height;  ///< of the column, as a part of what all plots of the page want
  };
  std::vector<Part> parts;
};

/// The picture's part of an area, left, and what stands right of it.
Rect fieldArea(const Rect& area, float scale);
Rect sideArea(const Rect& area, float scale);
/// The plots of a page one above the other.
std::vector<PlacedPlot> arrangeSide(const Rect& side, float scale, const std::vector<SidePage::Part>& parts);

}  // namespace descenso
