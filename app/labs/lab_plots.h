// The plots of a lab: names, places, and drawing on any canvas.
#pragma once

#include <string_view>
#include <vector>

#include "app/plot/plot_context.h"

namespace descenso {

struct PlacedPlot {
  std::string_view name;
  Rect area;
};

class LabPlots {
 public:
  virtual ~LabPlots() = default;
  /// "field", "surface", "convergence", "fit"; translated under "plot.LAB.NAME".
  virtual std::vector<std::string_view> names() const = 0;
  /// Where each plot stands in a figure of the whole lab, gutters included.
  virtual std::vector<PlacedPlot> layout(const Rect& area, float scale) const = 0;
  /// Returns when everything that this plot shows has been computed, however long it takes: for figures.
  virtual void complete(std::string_view) {}
  /// Draws one plot, title and axes included, over its panel background.
  virtual void draw(std::string_view name, PlotContext& context, const Rect& area) = 0;
};

}  // namespace descenso
