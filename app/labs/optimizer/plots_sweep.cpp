#include "app/labs/optimizer/plots_sweep.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

std::string symbolOf(const OptimizerConfig& optimizer, const std::string& name) {
  for (const Hyperparameter& declared : findOptimizer(optimizer.name)->hyperparameters)
    if (declared.name == name) return std::string(declared.symbol.empty() ? declared.name : declared.symbol);
  return name;
}

Scale scaleOf(const OptimizerConfig& optimizer, const std::string& name) {
  for (const Hyperparameter& declared : findOptimizer(optimizer.name)->hyperparameters)
    if (declared.name == name) return declared.scale;
  return Scale::linear;
}

double valueOf(const OptimizerConfig& optimizer, const std::string& name) {
  const auto& declared = findOptimizer(optimizer.name)->hyperparameters;
  for (std::size_t i = 0; i < declared.size(); ++i)
    if (declared[i].name == name) return optimizer.values[i];
  return std::nan("");
}

}  // namespace

void SweepPlot::draw(const PlotContext& context, const Rect& area) {
  const LabMaps::Sweeps& map = lab_.maps().sweep();
  const OptimizerConfig& optimizer = lab_.config().find(look().selected)->optimizer;
  const std::vector<SweepAxis> axes = sweepAxes(optimizer);
  PlotOptions made = options(context, view(), area);
  made.title =
      context.text.format("plot.optimizer.sweep.title", {{"optimizer", optimizerName(context.text, optimizer.name)}});
  made.grid = false;
  if (axes.empty()) {
    Plot plot(context, area, std::move(made));
    plot.message(context.text("maps.nothingToSweep"));
    finish(plot);
    return;
  }
  const StepRange steps = sweepSteps(map);
  const bool isPlane = axes.size() > 1;
  const Range wholeX{axes[0].low, axes[0].high};
  Range wholeY{0, std::max(1.0, steps.high)};
  made.xLabel = symbolOf(optimizer, axes[0].hyperparameter);
  made.xScale = scaleOf(optimizer, axes[0].hyperparameter);
  made.yScale = Scale::linear;
  if (isPlane) {
    made.yLabel = symbolOf(optimizer, axes[1].hyperparameter);
    made.yScale = scaleOf(optimizer, axes[1].hyperparameter);
    made.colorBar = ColorBar{sweepColors(look().colorMap), steps.low, steps.high, false};
    wholeY = {axes[1].low, axes[1].high};
  } else {
    made.yLabel = context.text("axis.step");
    made.wholeY = true;
  }
  limit(made, view(), wholeX, wholeY);
  Plot plot(context, area, std::move(made));
  plot.image(name(), picture_.image(map, context.theme, look().colorMap, view().hidden), {wholeX.low, wholeY.low},
             {wholeX.high, wholeY.high});
  if (map.error()) plot.message(context.text.say(*map.error()));
  if (!map.error() && map.grid().cells.empty()) plot.message(context.text("lab.optimizer.computing"));
  if (!isPlane) drawSteps(plot, context);
  markCells(plot, context, optimizer);
  readCell(plot, context);
  finish(plot);
}

/// Along one hyperparameter the steps are a curve over the cells.
void SweepPlot::drawSteps(Plot& plot, const PlotContext& context) const {
  const LabMaps::Sweeps& map = lab_.maps().sweep();
  if (map.job() == nullptr || map.grid().cells.empty()) return;
  std::vector<double> steps;
  for (const SweepCell& cell : map.grid().cells)
    steps.push_back(cell.end == SweepEnd::arrived ? static_cast<double>(cell.steps) : std::nan(""));
  plot.line(map.job()->firstValues(), steps, {context.theme.pathCasing, 5.5f, Dash::solid});
  plot.line(map.job()->firstValues(), steps, {context.theme.text, 2.5f, Dash::solid});
}

/// The present values as a ring, the best as a star; what the other colours mean.
void SweepPlot::markCells(Plot& plot, const PlotContext& context, const OptimizerConfig& optimizer) const {
  const LabMaps::Sweeps& map = lab_.maps().sweep();
  const std::vector<SweepAxis> axes = sweepAxes(optimizer);
  const auto placeOf = [&](const OptimizerConfig& where, double steps) {
    return Point2(valueOf(where, axes[0].hyperparameter),
                  axes.size() > 1 ? valueOf(where, axes[1].hyperparameter) : steps);
  };
  const std::optional<BestCell>& best = lab_.maps().best();
  bool isBestShown = false;
  if (best) {
    const std::string label = context.text.format("maps.best", {{"steps", std::to_string(best->steps)}});
    isBestShown = plot.series(
        {.name = "best", .label = label, .style = {context.theme.text, Marker::star, Dash::solid}, .hasLine = false});
  }
  bool isLate = false;
  bool isDiverged = false;
  for (const SweepCell& cell : map.grid().cells) {
    isLate = isLate || cell.end == SweepEnd::late;
    isDiverged = isDiverged || cell.end == SweepEnd::diverged;
  }
  if (isLate) {
    const std::string label =
        context.text.format("maps.late", {{"steps", std::to_string(static_cast<long>(sweepSteps(map).high))}});
    plot.series(swatch("late", label, underWayColor(context.theme)));
  }
  if (isDiverged)
    plot.series(swatch("diverged", std::string(context.text("maps.diverged")), divergedColor(context.theme)));
  plot.endSeries();
  const Point2 present = placeOf(optimizer, 0);
  if (axes.size() > 1)
    plot.startMarker(present.x(), present.y());
  else
    plot.verticalCursor(present.x());
  if (!isBestShown) return;
  const Point2 star = placeOf(best->optimizer, static_cast<double>(best->steps));
  plot.marker(star.x(), star.y(), Marker::star, 8, Color::hex(0xFFFFFF), {Color::hex(0x101317), 1.5f});
}

std::optional<GridPosition> SweepPlot::cellAt(const DataPoint& pointer) const {
  const LabMaps::Sweeps& map = lab_.maps().sweep();
  if (map.job() == nullptr || map.grid().cells.empty()) return std::nullopt;
  const OptimizerConfig& optimizer = map.job()->query().optimizer;
  const auto cellAlong = [&](const SweepAxis& axis, double value, Index count) -> std::optional<std::int32_t> {
    const AxisMap whole({axis.low, axis.high}, scaleOf(optimizer, axis.hyperparameter), 0, 1);
    const auto last = static_cast<double>(count - 1);
    const double place = std::round(whole.toPart(value) * last);
    if (!(place >= 0 && place <= last)) return std::nullopt;
    return static_cast<std::int32_t>(place);
  };
  const auto column = cellAlong(map.job()->query().first, pointer.x, map.grid().width);
  std::optional<std::int32_t> row = 0;
  if (map.job()->query().second) row = cellAlong(*map.job()->query().second, pointer.y, map.grid().height);
  if (!column || !row) return std::nullopt;
  return GridPosition{*column, *row};
}

void SweepPlot::readCell(Plot& plot, const PlotContext& context) const {
  if (!gesture().pointer) return;
  const std::optional<GridPosition> at = cellAt(*gesture().pointer);
  if (!at) return;
  const LabMaps::Sweeps& map = lab_.maps().sweep();
  const SweepCell& cell = map.grid().shown(at->column, at->row);
  if (!cell.isKnown()) return;
  const Sweep& sweep = *map.job();
  const OptimizerConfig& optimizer = sweep.query().optimizer;
  std::vector<Plot::ReadOutLine> lines = {{symbolOf(optimizer, sweep.query().first.hyperparameter),
                                           formatNumber(sweep.firstValues()[static_cast<std::size_t>(at->column)], 3)}};
  if (sweep.query().second)
    lines.push_back({symbolOf(optimizer, sweep.query().second->hyperparameter),
                     formatNumber(sweep.secondValues()[static_cast<std::size_t>(at->row)], 3)});
  const std::string_view end = cell.end == SweepEnd::arrived ? "maps.arrived"
                               : cell.end == SweepEnd::late  ? "maps.underWay"
                                                             : "maps.diverged";
  lines.push_back({std::string(context.text("readout.end")), std::string(context.text(end))});
  lines.push_back({std::string(context.text("readout.steps")), std::to_string(cell.steps)});
  lines.push_back({std::string(context.text("readout.loss")), formatNumber(cell.loss, 4)});
  plot.readOut(lines);
}

}  // namespace descenso
