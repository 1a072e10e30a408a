#include "app/labs/optimizer/plots_step.h"

#include <algorithm>
#include <cmath>

#include "app/labs/optimizer/state_text.h"
#include "app/plot/arrow.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr float arrowReach = 0.24f;  // of the plot's smaller side
constexpr std::size_t mostInChain = 12;
constexpr float populationRadius = 3;

/// Within some sizes of the plot: farther off a run has diverged, and pixels are no numbers to draw with.
bool isNear(const Plot& plot, Vec2 pixel) {
  const Rect& inner = plot.inner();
  return inner.inset(-4 * inner.width, -4 * inner.height, -4 * inner.width, -4 * inner.height).contains(pixel);
}

}  // namespace

bool StepDetails::draw(Plot& plot, const PlotContext& context, const std::set<std::string>& hidden) {
  const Run* run = lab_.runOf(lab_.config().look.selected);
  if (run == nullptr || hidden.contains(std::string(run->entry().name))) return true;
  const bool isDone = drawPopulation(plot, context, *run);
  if (lab_.config().look.exampleGradients) drawExampleArrows(plot, context, *run);
  drawLookAhead(plot, context, *run);
  plot.endSeries();
  return isDone;
}

bool StepDetails::drawPopulation(Plot& plot, const PlotContext& context, const Run& run) {
  const Index step = lab_.shown(run).step;
  if (run.entry().group != Group::search || step < 1) return true;
  SeriesStyle style = context.theme.series(run.entry().slot);
  style.marker = Marker::circle;
  const std::string label =
      context.text.format("series.population", {{"optimizer", optimizerName(context.text, run.entry().name)}});
  if (!plot.series({.name = "population", .label = label, .style = style, .hasLine = false})) return true;
  const Run* replay = runs_.replayed(run, step, context.pace);
  if (replay == nullptr) return !runs_.isReplaying();
  const Population population = replay->optimizer().population();
  std::vector<double> xs, ys;
  for (Index i = 0; i < population.size(); ++i) {
    const Point2 place = lab_.onMap()(population.point(i));
    xs.push_back(place.x());
    ys.push_back(place.y());
  }
  plot.scatter(xs, ys, Marker::circle, populationRadius, style.color);
  return !runs_.isReplaying();
}

void StepDetails::drawExampleArrows(Plot& plot, const PlotContext& context, const Run& run) {
  const StepKey key = runs_.keyOf(run);
  if (arrowsKey_ != key) {
    arrowsKey_ = key;
    arrows_ = exampleArrows(run, key.step, lab_.onMap());
  }
  if (!arrows_) return;
  const Point2 unit(plot.inner().width / plot.dataBox().size().x(), plot.inner().height / plot.dataBox().size().y());
  const double scale = arrowScale(*arrows_, unit, arrowReach * std::min(plot.inner().width, plot.inner().height));
  const auto pixel = [&](const Point2& descent) {
    const Point2 place = arrows_->from + scale * descent;
    return plot.frame().toPixel(place.x(), place.y());
  };
  const Vec2 from = pixel(Point2(0, 0));
  if (!isNear(plot, from)) return;
  const Color thin = context.theme.text;
  const Stroke casing{context.theme.pathCasing, context.stroke(3.5f)};
  const std::string shown = std::to_string(arrows_->descents.size());
  const std::string label =
      context.text.format(arrows_->isAll() ? "series.exampleGradients" : "series.exampleGradients.some",
                          {{"shown", shown}, {"all", std::to_string(arrows_->examples)}});
  if (plot.series({.name = "exampleGradients",
                   .label = label,
                   .style = {thin, Marker::circle, Dash::solid},
                   .hasMarker = false})) {
    for (const Point2& descent : arrows_->descents)
      drawArrow(context.canvas, from, pixel(descent), {thin, context.stroke(1.5f)}, casing);
    // One after the other they lead to the sum.
    if (arrows_->isAll() && arrows_->descents.size() <= mostInChain) {
      std::vector<Vec2> chain = {from};
      Point2 reached(0, 0);
      for (const Point2& descent : arrows_->descents) chain.push_back(pixel(reached += descent));
      context.canvas.polyline(chain, {context.theme.pathCasing, context.stroke(3)});
      context.canvas.polyline(chain, {thin, context.stroke(1.5f), Dash::dot});
    }
  }
  const SeriesStyle style = context.theme.series(run.entry().slot);
  if (plot.series({.name = "gradientSum",
                   .label = std::string(context.text("series.gradientSum")),
                   .style = {style.color, style.marker, Dash::solid},
                   .hasMarker = false}))
    drawArrow(context.canvas, from, pixel(arrows_->sum), {style.color, context.stroke(4)},
              {context.theme.pathCasing, context.stroke(7)});
}

void StepDetails::drawLookAhead(Plot& plot, const PlotContext& context, const Run& run) const {
  const std::optional<LookAhead> ahead = lookAhead(run, lab_.shown(run).step, lab_.onMap());
  if (!ahead) return;
  const SeriesStyle style = context.theme.series(run.entry().slot);
  if (!plot.series({.name = "lookAhead",
                    .label = std::string(context.text("series.lookAhead")),
                    .style = {context.theme.text, Marker::diamond, Dash::solid}}))
    return;
  const Vec2 from = plot.frame().toPixel(ahead->from.x(), ahead->from.y());
  const Vec2 at = plot.frame().toPixel(ahead->at.x(), ahead->at.y());
  const Vec2 to = plot.frame().toPixel(ahead->to.x(), ahead->to.y());
  if (!isNear(plot, from) || !isNear(plot, at) || !isNear(plot, to)) return;
  const Stroke casing{context.theme.pathCasing, context.stroke(5)};
  context.canvas.line(at, to, casing);
  context.canvas.line(at, to, {context.theme.text, context.stroke(2), Dash::dot});
  drawArrow(context.canvas, from, at, {context.theme.text, context.stroke(2.5f)}, casing);
  const Stroke outline{context.theme.text, context.stroke(1.5f)};
  plot.marker(ahead->at.x(), ahead->at.y(), Marker::diamond, 5, style.color, outline);
}

std::optional<Batch> comingBatch(const OptimizerLab& lab, const PlottedRuns& runs) {
  if (!lab.config().batches || lab.problem().data() == nullptr) return std::nullopt;
  const Run* run = lab.runOf(lab.config().look.selected);
  for (const PlottedRun& plotted : runs.contestants())
    if (run == nullptr || run->options().batches.empty()) run = plotted.run;
  if (run == nullptr || run->options().batches.empty()) return std::nullopt;
  return run->batchOf(lab.playback().step() + 1);
}

void drawBatch(Plot& plot, const PlotContext& context, const DataSet& data, const Batch& batch, long update) {
  const SeriesStyle style{context.theme.accent, Marker::circle, Dash::solid};
  const std::string label = context.text.format("series.batch", {{"step", std::to_string(update)}});
  if (!plot.series({.name = "batch", .label = label, .style = style, .hasLine = false})) return;
  std::vector<double> xs, ys;
  for (const int example : batch.examples) {
    xs.push_back(data.x[example]);
    ys.push_back(data.y[example]);
  }
  plot.scatter(xs, ys, Marker::circle, 6.5f, context.theme.text);
  plot.scatter(xs, ys, Marker::circle, 5, style.color);
}

}  // namespace descenso
