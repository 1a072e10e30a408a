#include "app/labs/approximation/plots_training.h"

#include <algorithm>
#include <cmath>

#include "app/labs/approximation/state_text.h"
#include "app/text/numbers.h"

namespace descenso {

void TrainingLoss::draw(const PlotContext& context, const Rect& area) {
  const CurveTrainer* trainer = lab_.trainer();
  std::span<const double> losses;
  if (trainer && trainer->known() >= 0) losses = trainer->losses();
  PlotOptions made = options(context, view(), area);
  made.xLabel = context.text("axis.step");
  made.yLabel = context.text("axis.loss");
  made.wholeX = true;
  made.legend = false;
  Range range = rangeOf(losses, made.yScale);
  if (!(range.low < range.high)) range = made.yScale == Scale::logarithmic ? Range{1e-3, 1} : Range{0, 1};
  limit(made, view(), {0, static_cast<double>(lab_.config().training.steps)}, padded(range, made.yScale));
  Plot plot(context, area, std::move(made));
  if (losses.empty()) {
    plot.message(context.text("approximation.noTraining"));
  } else {
    const long step = std::min(lab_.trainedStep(), static_cast<long>(losses.size()) - 1);
    plot.verticalCursor(static_cast<double>(step));
    const SeriesStyle style = outputStyle(context);
    plot.path(losses, style, static_cast<std::size_t>(step) + 1);
    plot.currentMarker(static_cast<double>(step), losses[static_cast<std::size_t>(step)], style);
  }
  finish(plot);
}

void LayersTable::draw(const PlotContext& context, const Rect& area) {
  const Rect content = drawPanel(context, area, title(context));
  const ShapeSweep& sweep = lab_.sweep(SweepKind::layers);
  const std::vector<CurveTraining> trainings = sweptTrainings(SweepKind::layers, lab_.config().training);
  double largest = 0;
  for (const TrainedShape& result : sweep.results())
    if (result.isKnown() && std::isfinite(result.rootMeanSquare)) largest = std::max(largest, result.rootMeanSquare);
  const TextStyle label{FontRole::regular, context.fontSize(15), context.theme.text};
  TextStyle value{FontRole::bold, context.fontSize(15), context.theme.text, HorizontalAlign::right};
  const float line = label.size * 1.45f;
  const float bar = context.px(10);
  const float row = line + bar + context.px(14);
  context.canvas.pushClip(area);
  Vec2 place = content.min();
  place.y += context.px(8);
  for (std::size_t i = 0; i < trainings.size(); ++i) {
    const SeriesStyle style = context.theme.series(trainedSlot - static_cast<int>(i));
    context.canvas.text(place, parametersText(context.text, trainings[i]), label);
    const Rect whole{place.x, place.y + line, content.width, bar};
    context.canvas.rectangle(whole, context.theme.raised, noStroke, bar / 2);
    if (i < sweep.results().size() && sweep.results()[i].isKnown()) {
      const double error = sweep.results()[i].rootMeanSquare;
      context.canvas.text({content.right(), place.y}, "RMS = " + formatNumber(error, 3), value);
      const double part = std::isfinite(error) && largest > 0 ? error / largest : 1;
      Rect filled = whole;
      filled.width = std::max(bar, static_cast<float>(part) * whole.width);
      context.canvas.rectangle(filled, style.color, noStroke, bar / 2);
    }
    place.y += row;
  }
  const TextStyle note{FontRole::regular, context.fontSize(14), context.theme.muted};
  context.canvas.text(place, context.text("approximation.layers.note"), note);
  context.canvas.popClip();
}

void LayersTable::complete() {
  ApproximationPlot::complete();
  lab_.completeSweep(SweepKind::layers);
}

}  // namespace descenso
