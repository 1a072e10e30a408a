// The maps' cells as pixels, made again when they, or the colours, change.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/lab_plot.h"
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

/// A square of colour in the legend.
LegendEntry swatch(std::string name, std::string label, Color color);

/// What stands in the map's title line while it fills itself, and when that was cancelled.
template <class Map>
std::optional<PlotWork> workOf(const Map& map, std::string_view id) {
  if (map.isFilling()) return PlotWork{std::string(id), map.progress()};
  if (map.isCancelled()) return PlotWork{std::string(id)};
  return std::nullopt;
}

/// How many cells of the picture end where, those shown for others included.
struct BasinShares {
  std::vector<std::size_t> minima{};
  std::size_t underWay = 0;
  std::size_t diverged = 0;
};

/// A picture made of a map, and what it was made for.
struct KeptPicture {
  std::uint64_t revision = 0;
  ThemeName theme = ThemeName::dark;
  ColorMap colors = ColorMap::slate;
  std::set<std::string> hidden{};
  ImageSpec image{};
};

class BasinPicture {
 public:
  /// Empty as long as nothing is known; without what is switched off in the legend.
  ImageSpec image(const LabMaps::Basins& map, const Theme& theme, const std::set<std::string>& hidden);
  /// Of the picture last made.
  const BasinShares& shares() const { return shares_; }
  const std::vector<BasinStyle>& styles() const { return styles_; }

 private:
  KeptPicture kept_;
  BasinShares shares_;
  std::vector<BasinStyle> styles_;
};

class SweepPicture {
 public:
  ImageSpec image(const LabMaps::Sweeps& map, const Theme& theme, ColorMap chosen, const std::set<std::string>& hidden);

 private:
  KeptPicture kept_;
};

}  // namespace descenso
