#include "app/labs/optimizer/plots_maps.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr std::size_t mostMinimaListed = 8;
constexpr float legendRow = 18;      // layout pixels
constexpr float legendPart = 0.32f;  // of the plot's height that the minima may take

Color blend(Color from, Color to, double part) {
  const auto p = static_cast<float>(part);
  return {from.r + (to.r - from.r) * p, from.g + (to.g - from.g) * p, from.b + (to.b - from.b) * p, 1};
}

/// Rows from the top, as pictures have them.
template <class Cell, class ColorOf>
ImageSpec picture(const CellGrid<Cell>& grid, const ColorOf& colorOf) {
  auto pixels = std::make_shared<std::vector<std::uint8_t>>();
  pixels->reserve(static_cast<std::size_t>(grid.width * grid.height) * 4);
  const auto byte = [](float part) {
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(part, 0.0f, 1.0f)));
  };
  for (Index row = grid.height - 1; row >= 0; --row) {
    for (Index column = 0; column < grid.width; ++column) {
      const Color color = colorOf(grid.shown(column, row));
      for (const float part : {color.r, color.g, color.b}) pixels->push_back(byte(part));
      pixels->push_back(255);
    }
  }
  return {.rgba = std::move(pixels), .width = static_cast<int>(grid.width), .height = static_cast<int>(grid.height)};
}

}  // namespace

Color basinColor(const Theme& theme, int index, double steps, double limit) {
  const double part = std::sqrt(std::clamp(steps / std::max(1.0, limit), 0.0, 1.0));
  const Color hue = theme.series(index).color;
  const bool isDark = theme.name == ThemeName::dark;
  const Color light = blend(hue, Color::hex(0xFFFFFF), isDark ? 0.15 : 0.65);
  const Color deep = isDark ? blend(hue, Color::hex(0x000000), 0.65) : hue;
  return blend(light, deep, part);
}

Color underWayColor(const Theme& theme) { return blend(theme.muted, theme.plotBackground, 0.55); }
Color divergedColor(const Theme& theme) { return blend(theme.error, theme.plotBackground, 0.35); }

ColorMap sweepColors(ColorMap chosen) {
  return chosen == ColorMap::viridis || chosen == ColorMap::cividis || chosen == ColorMap::batlow ? chosen
                                                                                                  : ColorMap::viridis;
}

StepRange sweepSteps(const LabMaps::Sweeps& sweep) {
  if (sweep.job() == nullptr) return {};
  return {.low = 0, .high = static_cast<double>(sweep.job()->query().steps)};
}

ImageSpec MapPictures::basins(const LabMaps::Basins& map, const Theme& theme) {
  if (map.job() == nullptr || map.grid().cells.empty()) return {};
  if (basins_.image.rgba && basins_.revision == map.revision() && basins_.theme == theme.name) return basins_.image;
  const double limit = static_cast<double>(map.job()->query().steps);
  basins_ = {.revision = map.revision(), .theme = theme.name};
  shares_ = {.minima = std::vector<std::size_t>(map.job()->query().minima.size())};
  basins_.image = picture(map.grid(), [&](const BasinCell& cell) {
    switch (cell.end) {
      case BasinEnd::minimum:
        ++shares_.minima[static_cast<std::size_t>(cell.minimum)];
        return basinColor(theme, cell.minimum, cell.steps, limit);
      case BasinEnd::underWay:
        ++shares_.underWay;
        return underWayColor(theme);
      case BasinEnd::diverged:
        ++shares_.diverged;
        return divergedColor(theme);
      case BasinEnd::unknown:
        break;
    }
    return theme.plotBackground;
  });
  return basins_.image;
}

ImageSpec MapPictures::sweep(const LabMaps::Sweeps& map, const Theme& theme, ColorMap chosen) {
  if (map.job() == nullptr || map.grid().cells.empty()) return {};
  const ColorMap colors = sweepColors(chosen);
  const bool isKept = sweep_.image.rgba && sweep_.revision == map.revision() && sweep_.theme == theme.name;
  if (isKept && sweep_.colors == colors) return sweep_.image;
  const StepRange range = sweepSteps(map);
  sweep_ = {.revision = map.revision(), .theme = theme.name, .colors = colors};
  sweep_.image = picture(map.grid(), [&](const SweepCell& cell) {
    switch (cell.end) {
      case SweepEnd::arrived:
        return mapColor(colors, theme.name, static_cast<float>((cell.steps - range.low) / (range.high - range.low)));
      case SweepEnd::late:
        return underWayColor(theme);
      case SweepEnd::diverged:
        return divergedColor(theme);
      case SweepEnd::unknown:
        break;
    }
    return theme.plotBackground;
  });
  return sweep_.image;
}

LegendEntry swatch(std::string name, std::string label, Color color) {
  return {.name = std::move(name),
          .label = std::move(label),
          .style = {color, Marker::square, Dash::solid},
          .hasLine = false};
}

void OptimizerPlots::complete(std::string_view name) {
  if (const std::optional<MapKind> kind = mapOfPlot(name)) lab_.completeMap(*kind);
}

namespace {

/// To a part in a hundred of the map, or finer.
std::string placeText(const Point2& point, const Box& box) {
  const auto along = [&](int axis) {
    const int decimals = std::clamp(static_cast<int>(std::ceil(2 - std::log10(box.size()[axis]))), 0, 9);
    return formatFixed(point[axis], decimals);
  };
  return "(" + along(0) + ", " + along(1) + ")";
}

std::string percentText(std::size_t part, std::size_t whole) {
  const double percent = 100 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(1, whole));
  return (percent > 0 && percent < 1 ? "< 1" : formatFixed(percent, 0)) + " %";
}

}  // namespace

void OptimizerPlots::drawBasins(const PlotContext& context, const Rect& area) {
  const LabMaps::Basins& map = lab_.maps().basins();
  const Box& range = lab_.map().range();
  const auto& symbols = lab_.problemEntry().symbols;
  const std::string name = optimizerName(context.text, lab_.config().look.selected);
  Plot plot(context, area,
            {.id = "basins",
             .title = context.text.format("plot.optimizer.basins.title", {{"optimizer", name}}),
             .xLabel = std::string(symbols[0]),
             .yLabel = std::string(symbols[1]),
             .x = {range.low.x(), range.high.x()},
             .y = {range.low.y(), range.high.y()},
             .grid = false,
             .emphasised = gestures_["basins"].emphasised});
  plot.image("basins", pictures_.basins(map, context.theme), range.low, range.high);
  if (!map.error().empty()) plot.message(map.error());
  if (map.error().empty() && map.grid().cells.empty())
    plot.message(context.text(lab_.trainsAll() ? "maps.twoOnly" : "lab.optimizer.computing"));
  listBasins(plot, context);
  if (map.job() != nullptr)
    for (const StationaryPoint& point : map.job()->query().minima)
      plot.stationaryPoint(point.phi.x(), point.phi.y(), Plot::Stationary::minimum);
  plot.endSeries();
  plot.startMarker(lab_.config().start.x(), lab_.config().start.y());
  readBasins(plot, context);
  plot.finish();
  frames_["basins"] = plot.frame();
}

/// The minima that are reached, the widest basins, by ascending loss.
void OptimizerPlots::listBasins(Plot& plot, const PlotContext& context) const {
  const LabMaps::Basins& map = lab_.maps().basins();
  if (map.job() == nullptr || map.grid().cells.empty()) return;
  const std::vector<StationaryPoint>& minima = map.job()->query().minima;
  const BasinShares& shares = pictures_.shares();
  std::vector<std::size_t> sizes = shares.minima;
  std::sort(sizes.rbegin(), sizes.rend());
  const auto room = static_cast<std::size_t>(plot.inner().height * legendPart / context.fontSize(legendRow));
  const std::size_t most = std::clamp<std::size_t>(room, 1, mostMinimaListed);
  const std::size_t least = sizes.size() > most ? std::max<std::size_t>(1, sizes[most - 1]) : 1;
  const std::size_t whole = map.grid().cells.size();
  const auto add = [&](std::string id, std::string label, Color color, std::size_t count) {
    plot.series(swatch(std::move(id), label + "  " + percentText(count, whole), color));
  };
  for (std::size_t i = 0; i < minima.size(); ++i) {
    if (shares.minima[i] < least) continue;
    const std::string label =
        placeText(minima[i].phi, map.job()->query().box) + "  L = " + formatNumber(minima[i].loss, 3);
    add("minimum." + std::to_string(i), label, context.theme.series(static_cast<int>(i)).color, shares.minima[i]);
  }
  if (shares.underWay > 0)
    add("underWay", std::string(context.text("maps.underWay")), underWayColor(context.theme), shares.underWay);
  if (shares.diverged > 0)
    add("diverged", std::string(context.text("maps.diverged")), divergedColor(context.theme), shares.diverged);
  plot.endSeries();
}

void OptimizerPlots::readBasins(Plot& plot, const PlotContext& context) {
  const std::optional<Point2>& pointer = gestures_["basins"].pointer;
  const LabMaps::Basins& map = lab_.maps().basins();
  if (!pointer || map.job() == nullptr || map.grid().cells.empty()) return;
  const Box& box = map.job()->query().box;
  const Point2 part = (*pointer - box.low).cwiseQuotient(box.size());
  const auto cellAlong = [](double where, Index count) {
    return std::clamp<Index>(std::lround(where * static_cast<double>(count - 1)), 0, count - 1);
  };
  const BasinCell& cell =
      map.grid().shown(cellAlong(part.x(), map.grid().width), cellAlong(part.y(), map.grid().height));
  if (!cell.isKnown()) return;
  std::string end(context.text(cell.end == BasinEnd::diverged ? "maps.diverged" : "maps.underWay"));
  if (cell.end == BasinEnd::minimum)
    end = placeText(map.job()->query().minima[static_cast<std::size_t>(cell.minimum)].phi, box);
  const std::array<Plot::ReadOutLine, 4> lines = {
      {{std::string(context.text("readout.start")), pointText(*pointer)},
       {std::string(context.text("readout.end")), end},
       {std::string(context.text("readout.steps")), std::to_string(cell.steps)},
       {std::string(context.text("readout.loss")), formatNumber(cell.loss, 4)}}};
  plot.readOut(lines);
}

}  // namespace descenso
