#include "app/labs/optimizer/plots_maps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr std::size_t mostMinimaListed = 8;
constexpr int basinHues = 8;
constexpr double hatchPart = 0.55;      // of the way to the background that a hatching's lines are faded
constexpr float legendRow = 18;         // layout pixels
constexpr float mapLegendPart = 0.32f;  // of the plot's height that the minima may take

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
      const Color color = colorOf(grid.shown(column, row), column, row);
      for (const float part : {color.r, color.g, color.b}) pixels->push_back(byte(part));
      pixels->push_back(255);
    }
  }
  return {.rgba = std::move(pixels), .width = static_cast<int>(grid.width), .height = static_cast<int>(grid.height)};
}

}  // namespace

std::vector<BasinStyle> basinStyles(const std::vector<StationaryPoint>& minima, const Box& box) {
  std::vector<BasinStyle> all;
  for (int hatch = 0; hatch < basinHatches; ++hatch)
    for (int hue = 0; hue < basinHues; ++hue) all.push_back({hue, hatch});
  std::vector<BasinStyle> styles;
  for (std::size_t i = 0; i < minima.size(); ++i) {
    if (i < all.size()) {
      styles.push_back(all[i]);
      continue;
    }
    const auto nearest = [&](const BasinStyle& style) {
      double least = HUGE_VAL;
      for (std::size_t j = 0; j < i; ++j)
        if (styles[j] == style)
          least = std::min(least, (minima[i].phi - minima[j].phi).cwiseQuotient(box.size()).norm());
      return least;
    };
    styles.push_back(*std::max_element(all.begin(), all.end(),
                                       [&](const auto& a, const auto& b) { return nearest(a) < nearest(b); }));
  }
  return styles;
}

std::string_view hatchText(const BasinStyle& style) {
  static constexpr std::array<std::string_view, basinHatches> texts = {"", "  ///", "  \\\\\\", "  |||"};
  return texts[static_cast<std::size_t>(style.hatch)];
}

Color basinColor(const Theme& theme, const BasinStyle& style, double steps, double limit) {
  const double part = std::sqrt(std::clamp(steps / std::max(1.0, limit), 0.0, 1.0));
  const Color hue = theme.series(style.hue).color;
  const bool isDark = theme.name == ThemeName::dark;
  const Color light = blend(hue, Color::hex(0xFFFFFF), isDark ? 0.15 : 0.65);
  const Color deep = isDark ? blend(hue, Color::hex(0x000000), 0.65) : hue;
  return blend(light, deep, part);
}

namespace {

/// Whether the hatching's lines go through this cell.
bool isHatched(int hatch, Index column, Index row) {
  constexpr Index period = 8;
  constexpr Index width = 3;
  const Index along = hatch == 1 ? column - row + basinSide * period : hatch == 2 ? column + row : column;
  return hatch > 0 && along % period < width;
}

}  // namespace

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

ImageSpec MapPictures::basins(const LabMaps::Basins& map, const Theme& theme, const std::set<std::string>& hidden) {
  if (map.job() == nullptr || map.grid().cells.empty()) return {};
  const bool isKept = basins_.image.rgba && basins_.revision == map.revision() && basins_.theme == theme.name;
  if (isKept && basins_.hidden == hidden) return basins_.image;
  const std::vector<StationaryPoint>& minima = map.job()->query().minima;
  if (styles_.size() != minima.size() || basins_.revision != map.revision())
    styles_ = basinStyles(minima, map.job()->query().box);
  std::vector<bool> isShown(minima.size());
  for (std::size_t i = 0; i < minima.size(); ++i) isShown[i] = !hidden.contains("minimum." + std::to_string(i));
  const double limit = static_cast<double>(map.job()->query().steps);
  basins_ = {.revision = map.revision(), .theme = theme.name, .hidden = hidden};
  shares_ = {.minima = std::vector<std::size_t>(minima.size())};
  const Color nothing = theme.plotBackground;
  const Color underWay = hidden.contains("underWay") ? nothing : underWayColor(theme);
  const Color diverged = hidden.contains("diverged") ? nothing : divergedColor(theme);
  basins_.image = picture(map.grid(), [&](const BasinCell& cell, Index column, Index row) {
    const auto index = static_cast<std::size_t>(cell.minimum);
    switch (cell.end) {
      case BasinEnd::minimum: {
        ++shares_.minima[index];
        if (!isShown[index]) return nothing;
        const Color color = basinColor(theme, styles_[index], cell.steps, limit);
        return isHatched(styles_[index].hatch, column, row) ? blend(color, nothing, hatchPart) : color;
      }
      case BasinEnd::underWay:
        ++shares_.underWay;
        return underWay;
      case BasinEnd::diverged:
        ++shares_.diverged;
        return diverged;
      case BasinEnd::unknown:
        break;
    }
    return nothing;
  });
  return basins_.image;
}

ImageSpec MapPictures::sweep(const LabMaps::Sweeps& map, const Theme& theme, ColorMap chosen,
                             const std::set<std::string>& hidden) {
  if (map.job() == nullptr || map.grid().cells.empty()) return {};
  const ColorMap colors = sweepColors(chosen);
  const bool isKept = sweep_.image.rgba && sweep_.revision == map.revision() && sweep_.theme == theme.name;
  if (isKept && sweep_.colors == colors && sweep_.hidden == hidden) return sweep_.image;
  const StepRange range = sweepSteps(map);
  sweep_ = {.revision = map.revision(), .theme = theme.name, .colors = colors, .hidden = hidden};
  const Color nothing = theme.plotBackground;
  const Color late = hidden.contains("late") ? nothing : underWayColor(theme);
  const Color diverged = hidden.contains("diverged") ? nothing : divergedColor(theme);
  sweep_.image = picture(map.grid(), [&](const SweepCell& cell, Index, Index) {
    switch (cell.end) {
      case SweepEnd::arrived:
        return mapColor(colors, theme.name, static_cast<float>((cell.steps - range.low) / (range.high - range.low)));
      case SweepEnd::late:
        return late;
      case SweepEnd::diverged:
        return diverged;
      case SweepEnd::unknown:
        break;
    }
    return nothing;
  });
  return sweep_.image;
}

Range mapRange(const AxisView& view, const Range& whole, Scale scale) {
  return view.fit ? whole : usableRange({view.low, view.high}, scale);
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
  const PlotView& view = lab_.config().look.basins;
  const auto& symbols = lab_.problemMap().symbols;
  const std::string name = optimizerName(context.text, lab_.config().look.selected);
  Plot plot(context, area,
            {.id = "basins",
             .title = context.text.format("plot.optimizer.basins.title", {{"optimizer", name}}),
             .xLabel = symbols[0],
             .yLabel = symbols[1],
             .x = mapRange(view.x, {range.low.x(), range.high.x()}, Scale::linear),
             .y = mapRange(view.y, {range.low.y(), range.high.y()}, Scale::linear),
             .grid = false,
             .legend = view.legend,
             .hidden = &view.hidden,
             .emphasised = gestures_["basins"].emphasised});
  plot.image("basins", pictures_.basins(map, context.theme, view.hidden), range.low, range.high);
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
  if (gestures_["basins"].box) plot.selectionBox(*gestures_["basins"].box);
  plot.finish();
  frames_["basins"] = plot.frame();
}

/// The minima that are reached, the widest basins, by ascending loss.
void OptimizerPlots::listBasins(Plot& plot, const PlotContext& context) const {
  const LabMaps::Basins& map = lab_.maps().basins();
  if (map.job() == nullptr || map.grid().cells.empty()) return;
  const std::vector<StationaryPoint>& minima = map.job()->query().minima;
  const BasinShares& shares = pictures_.shares();
  std::vector<std::size_t> widest(minima.size());  // of as wide ones the lowest
  std::iota(widest.begin(), widest.end(), std::size_t{0});
  std::stable_sort(widest.begin(), widest.end(),
                   [&](std::size_t a, std::size_t b) { return shares.minima[a] > shares.minima[b]; });
  const auto room = static_cast<std::size_t>(plot.inner().height * mapLegendPart / context.fontSize(legendRow));
  const std::size_t most = std::clamp<std::size_t>(room, 1, mostMinimaListed);
  widest.resize(std::min(widest.size(), most));
  std::sort(widest.begin(), widest.end());
  const std::size_t whole = map.grid().cells.size();
  const auto add = [&](std::string id, std::string label, Color color, std::size_t count) {
    plot.series(swatch(std::move(id), label + "  " + percentText(count, whole), color));
  };
  for (const std::size_t i : widest) {
    if (shares.minima[i] == 0) continue;
    const std::string label =
        placeText(minima[i].phi, map.job()->query().box) + "  L = " + formatNumber(minima[i].loss, 3);
    const BasinStyle& style = pictures_.styles()[i];
    add("minimum." + std::to_string(i), label + std::string(hatchText(style)), context.theme.series(style.hue).color,
        shares.minima[i]);
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
  if (!box.contains(*pointer)) return;
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
