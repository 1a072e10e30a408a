#include "app/labs/optimizer/plots_convergence.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/labs/optimizer/state_text.h"

namespace descenso {
namespace {

// A run that grows beyond all bounds must not press the others flat.
// Linear: as far above the loss at the start as that is from 0, or from the lowest where that is farther.
constexpr double highestLogarithmic = 1e3;
constexpr double lowestLogarithmic = 1e-12;

}  // namespace

Range ConvergencePlot::lossRange(Scale scale) const {
  Range range{std::nan(""), std::nan("")};
  double start = 0;
  for (const PlottedRun& plotted : runs_.contestants()) {
    start = plotted.run->timeline().losses().front();
    range = united(range, rangeOf(plotted.run->timeline().losses(), scale));
  }
  for (const PlottedRun& thin : runs_.beside()) range = united(range, rangeOf(thin.run->timeline().losses(), scale));
  const bool isLogarithmic = scale == Scale::logarithmic;
  const double rise = std::max(std::abs(start), start - range.low);
  range.high = std::min(range.high, isLogarithmic ? start * highestLogarithmic : start + rise);
  if (isLogarithmic) range.low = std::max(range.low, start * lowestLogarithmic);
  return range;
}

/// The dearest would press the others into the left edge: as far as the median run goes.
Range ConvergencePlot::spentRange() const {
  if (!look().byEvaluations) return {0, static_cast<double>(lab_.config().steps)};
  std::vector<double> ends;
  for (const PlottedRun& plotted : runs_.contestants()) ends.push_back(plotted.evaluations.back());
  std::sort(ends.begin(), ends.end());
  return {0, ends.empty() ? 1 : std::max(1.0, ends[ends.size() / 2])};
}

void ConvergencePlot::draw(const PlotContext& context, const Rect& area) {
  const bool byEvaluations = look().byEvaluations;
  const auto spent = [&](const PlottedRun& run) -> const std::vector<double>& {
    return byEvaluations ? run.evaluations : run.steps;
  };
  PlotOptions made = options(context, view(), area);
  // Where batches are drawn, what is asked of one costs as many passes over the data as its part of them.
  const bool isInPasses = lab_.config().batches && lab_.trained().exampleCount() > 0;
  made.xLabel = context.text(!byEvaluations ? "axis.step" : isInPasses ? "axis.passes" : "axis.evaluations");
  made.yLabel = context.text("axis.loss");
  made.wholeX = true;
  limit(made, view(), spentRange(), padded(lossRange(made.yScale), made.yScale));
  Plot plot(context, area, std::move(made));

  const long step = lab_.playback().step();
  if (!byEvaluations) plot.verticalCursor(static_cast<double>(step));
  const auto upTo = static_cast<std::size_t>(step) + 1;
  for (const PlottedRun& thin : runs_.beside())
    runs_.drawBeside(plot, context, thin, spent(thin), thin.run->timeline().losses(), upTo, view().hidden);
  for (const PlottedRun& plotted : runs_.contestants()) {
    const SeriesStyle style = context.theme.series(plotted.slot);
    if (!plot.series({.name = plotted.name, .label = optimizerName(context.text, plotted.name), .style = style}))
      continue;
    if (byEvaluations)
      plot.path(plotted.evaluations, plotted.run->timeline().losses(), style, upTo);
    else
      plot.path(plotted.run->timeline().losses(), style, upTo);
  }
  plot.endSeries();
  for (const PlottedRun& plotted : runs_.contestants()) {
    if (view().hidden.contains(plotted.name)) continue;
    const StepRecord now = lab_.shown(*plotted.run);
    plot.currentMarker(spent(plotted)[static_cast<std::size_t>(now.step)], now.loss,
                       context.theme.series(plotted.slot));
  }
  if (runs_.contestants().empty()) plot.message(context.text("lab.optimizer.nobody"));
  finish(plot);
}

}  // namespace descenso
