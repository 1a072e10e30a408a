#include <algorithm>

#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state_text.h"

namespace descenso {
namespace {

// A run that grows beyond all bounds must not press the others flat.
constexpr double highestLinear = 2;  // times the loss at the start
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
  const bool isLogarithmic = scale == Scale::logarithmic;
  range.high = std::min(range.high, start * (isLogarithmic ? highestLogarithmic : highestLinear));
  if (isLogarithmic) range.low = std::max(range.low, start * lowestLogarithmic);
  return range;
}

void OptimizerPlots::drawConvergence(const PlotContext& context, const Rect& area) {
  const PlotView& view = lab_.config().look.convergence;
  const PlotGesture& gesture = gestures_["convergence"];
  const Range steps{0, static_cast<double>(lab_.config().steps)};

  Plot plot(context, area,
            {.id = "convergence",
             .title = std::string(context.text("plot.optimizer.convergence")),
             .xLabel = std::string(context.text("axis.step")),
             .yLabel = std::string(context.text("axis.loss")),
             .yScale = view.yScale,
             .x = view.x.fit ? steps : usableRange({view.x.low, view.x.high}, Scale::linear),
             .y = shownRange(view.y, lossRange(view.yScale), view.yScale),
             .wholeX = true,
             .grid = view.grid,
             .legend = view.legend,
             .hidden = &view.hidden,
             .emphasised = gesture.emphasised});

  const long step = lab_.playback().step();
  plot.verticalCursor(static_cast<double>(step));
  for (const PlottedRun& plotted : runs_) {
    const SeriesStyle style = context.theme.series(plotted.slot);
    if (!plot.series({.name = plotted.name, .label = optimizerName(context.text, plotted.name), .style = style}))
      continue;
    plot.path(plotted.run->timeline().losses(), style, static_cast<std::size_t>(step) + 1);
  }
  plot.endSeries();
  for (const PlottedRun& plotted : runs_) {
    if (view.hidden.contains(plotted.name)) continue;
    const StepRecord now = lab_.shown(*plotted.run);
    plot.currentMarker(static_cast<double>(now.step), now.loss, context.theme.series(plotted.slot));
  }
  if (runs_.empty()) plot.message(context.text("lab.optimizer.nobody"));
  if (gesture.box) plot.selectionBox(*gesture.box);
  plot.finish();
  frames_["convergence"] = plot.frame();
}

}  // namespace descenso
