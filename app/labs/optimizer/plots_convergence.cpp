#include <algorithm>
#include <cmath>

#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state_text.h"

namespace descenso {
namespace {

// A run that grows beyond all bounds must not press the others flat.
// Linear: as far above the loss at the start as that is from 0, or from the lowest where that is farther.
constexpr double highestLogarithmic = 1e3;
constexpr double lowestLogarithmic = 1e-12;

}  // namespace

Range OptimizerPlots::lossRange(Scale scale) const {
  Range range{std::nan(""), std::nan("")};
  double start = 0;
  for (const PlottedRun& plotted : runs_) {
    start = plotted.run->timeline().losses().front();
    range = united(range, rangeOf(plotted.run->timeline().losses(), scale));
  }
  for (const PlottedRun& thin : beside_) range = united(range, rangeOf(thin.run->timeline().losses(), scale));
  const bool isLogarithmic = scale == Scale::logarithmic;
  const double rise = std::max(std::abs(start), start - range.low);
  range.high = std::min(range.high, isLogarithmic ? start * highestLogarithmic : start + rise);
  if (isLogarithmic) range.low = std::max(range.low, start * lowestLogarithmic);
  return range;
}

void OptimizerPlots::drawConvergence(const PlotContext& context, const Rect& area) {
  const PlotView& view = lab_.config().look.convergence;
  const PlotGesture& gesture = gestures_["convergence"];
  const bool byEvaluations = lab_.config().look.byEvaluations;
  Range whole{0, static_cast<double>(lab_.config().steps)};
  const auto spent = [&](const PlottedRun& run) -> const std::vector<double>& {
    return byEvaluations ? run.evaluations : run.steps;
  };
  if (byEvaluations) {
    // The dearest would press the others into the left edge: as far as the median run goes.
    std::vector<double> ends;
    for (const PlottedRun& plotted : runs_) ends.push_back(plotted.evaluations.back());
    std::sort(ends.begin(), ends.end());
    whole.high = ends.empty() ? 1 : std::max(1.0, ends[ends.size() / 2]);
  }

  Plot plot(context, area,
            {.id = "convergence",
             .title = std::string(context.text("plot.optimizer.convergence")),
             .xLabel = std::string(context.text(byEvaluations ? "axis.evaluations" : "axis.step")),
             .yLabel = std::string(context.text("axis.loss")),
             .yScale = view.yScale,
             .x = view.x.fit ? whole : usableRange({view.x.low, view.x.high}, Scale::linear),
             .y = shownRange(view.y, lossRange(view.yScale), view.yScale),
             .wholeX = true,
             .grid = view.grid,
             .legend = view.legend,
             .hidden = &view.hidden,
             .emphasised = gesture.emphasised});

  const long step = lab_.playback().step();
  if (!byEvaluations) plot.verticalCursor(static_cast<double>(step));
  const auto upTo = static_cast<std::size_t>(step) + 1;
  for (const PlottedRun& thin : beside_)
    drawBeside(plot, context, thin, spent(thin), thin.run->timeline().losses(), upTo, view.hidden);
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const PlottedRun& plotted = runs_[i];
    const SeriesStyle style = context.theme.series(plotted.slot);
    if (!plot.series({.name = plotted.name, .label = optimizerName(context.text, plotted.name), .style = style}))
      continue;
    if (byEvaluations)
      plot.path(plotted.evaluations, plotted.run->timeline().losses(), style, upTo);
    else
      plot.path(plotted.run->timeline().losses(), style, upTo);
  }
  plot.endSeries();
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    if (view.hidden.contains(runs_[i].name)) continue;
    const StepRecord now = lab_.shown(*runs_[i].run);
    plot.currentMarker(spent(runs_[i])[static_cast<std::size_t>(now.step)], now.loss,
                       context.theme.series(runs_[i].slot));
  }
  if (runs_.empty()) plot.message(context.text("lab.optimizer.nobody"));
  if (gesture.box) plot.selectionBox(*gesture.box);
  plot.finish();
  frames_["convergence"] = plot.frame();
}

}  // namespace descenso
