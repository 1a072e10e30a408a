// The maps' cells as pixels, made again when they, or the colours, change.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/optimizer/state_maps.h"
#include "app/plot/painter.h"
#include "app/plot/plot.h"
#include "app/plot/theme.h"

namespace descenso {

/// How the starts that end at a minimum are told apart from those of others: by hue, beyond eight by hatching too.
struct BasinStyle {
  int hue = 0;    ///< of the theme's series
  int hatch = 0;  ///< 0: none
  bool operator==(const BasinStyle&) const = default;
};
inline constexpr int basinHatches = 4;
/// For each minimum, by ascending loss: the first have all different ones; then each has the one whose other minima are
/// farthest away.
std::vector<BasinStyle> basinStyles(const std::vector<StationaryPoint>& minima, const Box& box);
/// The hatching as it is written in the legend: "///".
std::string_view hatchText(const BasinStyle& style);
/// Fewer `steps`, out of `limit`, are lighter.
Color basinColor(const Theme& theme, const BasinStyle& style, double steps, double limit);
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

/// What an axis of a map shows: all of it, to its very ends, or what was chosen.
Range mapRange(const AxisView& view, const Range& whole, Scale scale);

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
  /// Without what is switched off in the legend.
  ImageSpec basins(const LabMaps::Basins& map, const Theme& theme, const std::set<std::string>& hidden);
  /// Of the picture last made.
  const BasinShares& shares() const { return shares_; }
  const std::vector<BasinStyle>& styles() const { return styles_; }
  ImageSpec sweep(const LabMaps::Sweeps& map, const Theme& theme, ColorMap chosen, const std::set<std::string>& hidden);

 private:
  struct Kept {
    std::uint64_t revision = 0;
    ThemeName theme = ThemeName::dark;
    ColorMap colors = ColorMap::slate;
    std::set<std::string> hidden{};
    ImageSpec image{};
  };
  Kept basins_;
  BasinShares shares_;
  std::vector<BasinStyle> styles_;
  Kept sweep_;
};

}  // namespace descenso
