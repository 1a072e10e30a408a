#include "app/labs/optimizer/plots_basins.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr std::size_t mostMinimaListed = 12;
constexpr float legendRow = 18;        // layout pixels
constexpr float mapLegendPart = 0.5f;  // of the plot's height that the minima may take

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

void BasinsPlot::draw(const PlotContext& context, const Rect& area) {
  const LabMaps::Basins& map = lab_.maps().basins();
  const Box& range = lab_.map().range();
  const auto& symbols = lab_.problemMap().symbols;
  PlotOptions made = options(context, view(), area);
  made.title =
      context.text.format("plot.optimizer.basins.title", {{"optimizer", optimizerName(context.text, look().selected)}});
  made.xLabel = symbols[0];
  made.yLabel = symbols[1];
  made.grid = false;
  limit(made, view(), {range.low.x(), range.high.x()}, {range.low.y(), range.high.y()});
  Plot plot(context, area, std::move(made));
  plot.image(name(), picture_.image(map, context.theme, view().hidden), range.low, range.high);
  if (map.error()) plot.message(context.text.say(*map.error()));
  if (!map.error() && map.grid().cells.empty())
    plot.message(context.text(lab_.trainsAll() ? "maps.twoOnly" : "lab.optimizer.computing"));
  listBasins(plot, context);
  if (map.job() != nullptr)
    for (const StationaryPoint& point : map.job()->query().minima)
      plot.stationaryPoint(point.phi.x(), point.phi.y(), Plot::Stationary::minimum);
  plot.endSeries();
  plot.startMarker(lab_.config().start.x(), lab_.config().start.y());
  readBasins(plot, context);
  finish(plot);
}

/// The minima that are reached, the widest basins, by ascending loss.
void BasinsPlot::listBasins(Plot& plot, const PlotContext& context) const {
  const LabMaps::Basins& map = lab_.maps().basins();
  if (map.job() == nullptr || map.grid().cells.empty()) return;
  const std::vector<StationaryPoint>& minima = map.job()->query().minima;
  const BasinShares& shares = picture_.shares();
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
    const BasinStyle& style = picture_.styles()[i];
    add("minimum." + std::to_string(i), label + std::string(hatchText(style)), context.theme.series(style.hue).color,
        shares.minima[i]);
  }
  if (shares.underWay > 0)
    add("underWay", std::string(context.text("maps.underWay")), underWayColor(context.theme), shares.underWay);
  if (shares.diverged > 0)
    add("diverged", std::string(context.text("maps.diverged")), divergedColor(context.theme), shares.diverged);
  plot.endSeries();
}

void BasinsPlot::readBasins(Plot& plot, const PlotContext& context) const {
  const LabMaps::Basins& map = lab_.maps().basins();
  if (!gesture().pointer || map.job() == nullptr || map.grid().cells.empty()) return;
  const Point2 pointer(gesture().pointer->x, gesture().pointer->y);
  const Box& box = map.job()->query().box;
  if (!box.contains(pointer)) return;
  const Point2 part = (pointer - box.low).cwiseQuotient(box.size());
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
      {{std::string(context.text("readout.start")), pointText(pointer)},
       {std::string(context.text("readout.end")), end},
       {std::string(context.text("readout.steps")), std::to_string(cell.steps)},
       {std::string(context.text("readout.loss")), formatNumber(cell.loss, 4)}}};
  plot.readOut(lines);
}

}  // namespace descenso
