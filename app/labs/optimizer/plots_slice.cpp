#include "app/labs/optimizer/plots_slice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr float lettersSize = 12;     // layout pixels
constexpr float lettersNeed = 16;     // between two brackets
constexpr double bracketPart = 0.42;  // of the plot's height, below the curve

/// Of the curve, with room below for the brackets if there are any.
struct LossAxis {
  Range shown;
  double lowest;  ///< what is below is no loss
};

LossAxis lossesOf(const StepSlice& slice) {
  Range range = rangeOf(slice.loss, Scale::linear);
  if (!std::isfinite(range.low)) range = {slice.startLoss - 1, slice.startLoss + 1};
  if (range.low == range.high) range = {range.low - 1, range.high + 1};
  range = padded(range, Scale::linear, 0.08);
  const double lowest = range.low;
  if (!slice.brackets.empty()) range.low -= range.span() * bracketPart / (1 - bracketPart);
  return {range, lowest};
}

/// a, b, c, d above their places, as far as they do not stand on one another.
void nameProbes(const Plot& plot, const PlotContext& context, const Bracket& bracket, float y) {
  const TextStyle style{FontRole::regular, context.fontSize(lettersSize), context.theme.text, HorizontalAlign::center,
                        VerticalAlign::bottom};
  const std::array<const Bracket::Probe*, 4> probes = {&bracket.a, &bracket.b, &bracket.c, &bracket.d};
  float free = plot.inner().x;
  for (std::size_t i = 0; i < probes.size(); ++i) {
    const auto x = static_cast<float>(plot.x().toPixel(probes[i]->at));
    if (!(x >= free && x <= plot.inner().right())) continue;
    context.canvas.text({x, y - context.px(3)}, std::string_view("abcd").substr(i, 1), style);
    free = x + style.size;
  }
}

}  // namespace

void StepSlicePlot::refresh(const Run& run, Pace pace) {
  const StepKey key = runs_.keyOf(run);
  const bool needsReplay = run.entry().group == Group::lineSearch;
  const bool hasAll = !needsReplay || !slice_ || !slice_->brackets.empty();
  if (key_ == key && hasAll) return;
  key_ = key;
  const Run* replay = nullptr;
  const Index update = slicedUpdate(run, key.step);
  if (needsReplay && update > 0) {
    replay = runs_.replayed(run, update, pace);
    isUnfinished_ = runs_.isReplaying();
  }
  slice_ = stepSlice(run, key.step, replay);
}

void StepSlicePlot::draw(const PlotContext& context, const Rect& area) {
  const std::string name = optimizerName(context.text, look().selected);
  const Run* run = selectedRun();
  isUnfinished_ = false;
  if (run) refresh(*run, context.pace);
  const StepSlice* slice = run && slice_ ? &*slice_ : nullptr;
  const bool isSearch = slice && slice->isLineSearch;
  PlotOptions made = options(context, view(), area);
  if (slice)
    made.title = context.text.format("plot.optimizer.slice.title",
                                     {{"optimizer", name}, {"step", std::to_string(slice->update)}});
  made.xLabel = context.text(isSearch ? "axis.alongGradient" : "axis.alongStep");
  made.yLabel = context.text("axis.loss");
  if (slice) {
    const LossAxis axis = lossesOf(*slice);
    made.lowestYTick = axis.lowest;
    limit(made, view(), {slice->t.front(), slice->t.back()}, axis.shown);
  }
  Plot plot(context, area, std::move(made));
  if (!run)
    plot.message(context.text.format("update.absent", {{"optimizer", name}}));
  else if (!slice)
    plot.message(context.text("slice.still"));
  else
    drawCurve(plot, context, *run, *slice);
  finish(plot);
}

void StepSlicePlot::drawCurve(Plot& plot, const PlotContext& context, const Run& run, const StepSlice& slice) const {
  const SeriesStyle style = context.theme.series(run.entry().slot);
  const Color ink = context.theme.text;
  if (plot.series({.name = "curve",
                   .label = std::string(context.text("series.alongStep")),
                   .style = {ink, Marker::circle, Dash::solid},
                   .hasMarker = false}))
    plot.line(slice.t, slice.loss, {ink, 2.5f});
  if (plot.series({.name = "tangent",
                   .label = std::string(context.text("series.tangent")),
                   .style = {context.theme.accent, Marker::circle, Dash::dash},
                   .hasMarker = false})) {
    const double lowest = lossesOf(slice).lowest;  // not among the brackets
    const double farthest =
        slice.slope < 0 ? std::min(slice.t.back(), (lowest - slice.startLoss) / slice.slope) : slice.t.back();
    const std::array<double, 2> ts = {slice.t.front(), farthest};
    const std::array<double, 2> losses = {slice.startLoss + ts[0] * slice.slope, slice.startLoss + ts[1] * slice.slope};
    plot.line(ts, losses, {context.theme.accent, 2, Dash::dash});
  }
  if (!slice.brackets.empty()) drawBrackets(plot, context, slice);
  const std::string end = context.text.format(slice.isLineSearch ? "series.stepEnd.alpha" : "series.stepEnd",
                                              {{"value", formatNumber(slice.end, 4)}});
  plot.series({.name = "end", .label = end, .style = style, .hasLine = false});
  plot.startMarker(0, slice.startLoss);
  plot.currentMarker(slice.end, slice.endLoss, style);
  plot.endSeries();
}

// One line for each bracket from above, the places a, b, c, d on it; a side that is cut off is not there any more.
void StepSlicePlot::drawBrackets(Plot& plot, const PlotContext& context, const StepSlice& slice) const {
  const Rect& inner = plot.inner();
  const Rect band{inner.x, inner.y + inner.height * static_cast<float>(1 - bracketPart), inner.width,
                  inner.height * static_cast<float>(bracketPart)};
  const Stroke edge{context.theme.gridMajor, context.stroke(1)};
  context.canvas.line(band.min(), {band.right(), band.y}, edge);
  if (!plot.series({.name = "brackets",
                    .label = context.text.format("series.brackets", {{"count", std::to_string(slice.brackets.size())}}),
                    .style = {context.theme.muted, Marker::circle, Dash::solid}}))
    return;
  const float row = band.height / static_cast<float>(slice.brackets.size() + 1);
  const Stroke line{context.theme.muted, context.stroke(2)};
  const Stroke outline{context.theme.plotBackground, context.stroke(1)};
  const float radius = std::min(context.px(4), row * 0.45f);
  for (std::size_t i = 0; i < slice.brackets.size(); ++i) {
    const Bracket& bracket = slice.brackets[i];
    const float y = band.y + row * static_cast<float>(i + 1);
    const auto at = [&](const Bracket::Probe& probe) { return static_cast<float>(plot.x().toPixel(probe.at)); };
    const float left = std::clamp(at(bracket.a), inner.x, inner.right());
    const float right = std::clamp(at(bracket.d), inner.x, inner.right());
    context.canvas.line({left, y}, {right, y}, line);
    for (const Bracket::Probe* probe : {&bracket.a, &bracket.d, &bracket.b, &bracket.c}) {
      const bool isInner = probe == &bracket.b || probe == &bracket.c;
      if (at(*probe) > inner.right()) continue;
      context.canvas.circle({at(*probe), y}, radius, isInner ? context.theme.accent : context.theme.muted, outline);
    }
    if (row >= context.fontSize(lettersNeed)) nameProbes(plot, context, bracket, y);
  }
}

}  // namespace descenso
