// The maps' cells as pixels, made again when they, or the colours, change.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/labs/optimizer/state_maps.h"
#include "app/plot/painter.h"
#include "app/plot/plot.h"
#include "app/plot/theme.h"

namespace descenso {

/// Of a start that ends at minimum `index`; fewer `steps`, out of `limit`, are lighter.
Color basinColor(const Theme& theme, int index, double steps, double limit);
Color underWayColor(const Theme& theme);
Color divergedColor(const Theme& theme);
/// Of a cell that arrives: a map of one direction, whatever is chosen for the field.
ColorMap sweepColors(ColorMap chosen);
/// The colour bar's ends: the fewest updates known and the limit.
struct StepRange {
  double low = 0;
  double high = 1;
};
StepRange sweepSteps(const LabMaps::Sweeps& sweep);

/// A square of colour in the legend.
LegendEntry swatch(std::string name, std::string label, Color color);

/// How many cells of the picture end where, those shown for others included.
struct BasinShares {
  std::vector<std::size_t> minima{};
  std::size_t underWay = 0;
  std::size_t diverged = 0;
};

class MapPictures {
 public:
  /// Empty as long as nothing is known.
  ImageSpec basins(const LabMaps::Basins& map, const Theme& theme);
  /// Of the picture last made.
  const BasinShares& shares() const { return shares_; }
  ImageSpec sweep(const LabMaps::Sweeps& map, const Theme& theme, ColorMap chosen);

 private:
  struct Kept {
    std::uint64_t revision = 0;
    ThemeName theme = ThemeName::dark;
    ColorMap colors = ColorMap::slate;
    ImageSpec image{};
  };
  Kept basins_;
  BasinShares shares_;
  Kept sweep_;
};

}  // namespace descenso
