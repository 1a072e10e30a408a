#include "app/labs/optimizer/plots_profile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/labs/optimizer/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr float shade = 0.16f;         // alpha of the stretches that bend down
constexpr double tangentReach = 0.18;  // of the plot's width, to each side
constexpr std::size_t mostDots = 400;  // steps of a run that are marked one by one

/// Whether the run has been on the curve until `step`: it has moved along it only.
bool isAlong(const PlottedRun& run, std::size_t step, double held) {
  const std::size_t count = std::min(step + 1, run.second.size());
  return std::all_of(run.second.begin(), run.second.begin() + static_cast<std::ptrdiff_t>(count),
                     [&](double second) { return second == held; });
}

}  // namespace

void ProfilePlot::refresh(const Range& x) {
  const Run* run = selectedRun();
  const double held = run ? lab_.onMap()(lab_.shown(*run).phi).y() : lab_.config().start.y();
  const ProfileKey key{lab_.sharedProblem(), x.low, x.high, held};
  if (key_ == key) return;
  key_ = key;
  profile_ = profileOf(lab_.problem(), x.low, x.high, held);
}

void ProfilePlot::draw(const PlotContext& context, const Rect& area) {
  const Box& range = lab_.map().range();
  PlotOptions made = options(context, view(), area);
  limit(made, view(), {range.low.x(), range.high.x()}, {});
  refresh(made.x);
  limit(made, view(), made.x, padded(rangeOf(profile_.loss, Scale::linear), Scale::linear, 0.12));
  const auto& symbols = lab_.problemMap().symbols;
  const std::string verdict(context.text(profile_.isConvex() ? "profile.convex" : "profile.notConvex"));
  made.title = context.text.format("plot.optimizer.profile.title", {{"symbol", symbols[0]}, {"verdict", verdict}});
  made.xLabel = symbols[0];
  made.yLabel = context.text("axis.loss");
  Plot plot(context, area, std::move(made));
  drawBentDown(plot, context);
  const Color ink = context.theme.text;
  if (plot.series({.name = "curve",
                   .label = context.text.format("series.profile",
                                                {{"symbol", symbols[1]}, {"value", formatNumber(profile_.held, 4)}}),
                   .style = {ink, Marker::circle, Dash::solid},
                   .hasMarker = false}))
    plot.line(profile_.x, profile_.loss, {ink, 2.5f});
  drawTangent(plot, context);
  drawBalls(plot, context);
  finish(plot);
}

void ProfilePlot::drawBentDown(Plot& plot, const PlotContext& context) const {
  if (profile_.isConvex()) return;
  const Color fill = context.theme.warn.withAlpha(shade);
  const SeriesStyle style{context.theme.warn, Marker::square, Dash::solid};
  const std::string label(context.text("series.bentDown"));
  if (!plot.series({.name = "bentDown", .label = label, .style = style, .hasLine = false})) return;
  const Box box = plot.dataBox();
  const double half = (profile_.x[1] - profile_.x[0]) / 2;  // between two places the sign is that of the nearer one
  for (const Profile::Stretch& stretch : profile_.bentDown) {
    const std::array<double, 2> xs = {std::max(box.low.x(), profile_.x[stretch.first] - half),
                                      std::min(box.high.x(), profile_.x[stretch.last] + half)};
    plot.band(xs, std::array{box.low.y(), box.low.y()}, std::array{box.high.y(), box.high.y()}, fill);
  }
}

/// Of the selected run where it stands: the slope that its next step goes by.
void ProfilePlot::drawTangent(Plot& plot, const PlotContext& context) const {
  const Run* run = selectedRun();
  if (run == nullptr) return;
  const StepRecord now = lab_.shown(*run);
  const double slope = lab_.onMap()(now.gradient).x();
  const Stroke stroke{context.theme.accent, 2, Dash::dash};
  const SeriesStyle style{stroke.color, Marker::circle, stroke.dash};
  const std::string label = context.text.format("series.slope", {{"value", formatNumber(slope, 4)}});
  if (!plot.series({.name = "tangent", .label = label, .style = style, .hasMarker = false})) return;
  const double at = lab_.onMap()(now.phi).x();
  const double reach = tangentReach * plot.dataBox().size().x();
  plot.line(std::array{at - reach, at + reach}, std::array{now.loss - reach * slope, now.loss + reach * slope}, stroke);
}

/// Runs that have left the curve, along the other parameter, are not on it.
void ProfilePlot::drawBalls(Plot& plot, const PlotContext& context) const {
  const auto step = static_cast<std::size_t>(lab_.playback().step());
  for (const PlottedRun& plotted : runs_.contestants()) {
    const std::size_t now = std::min(step, plotted.first.size() - 1);
    if (plotted.second[now] != profile_.held) continue;
    const SeriesStyle style = context.theme.series(plotted.slot);
    const std::string label = optimizerName(context.text, plotted.name);
    if (!plot.series({.name = plotted.name, .label = label, .style = style, .hasLine = false})) continue;
    const std::span<const double> losses = plotted.run->timeline().losses();
    if (isAlong(plotted, step, profile_.held)) {
      const std::size_t first = now > mostDots ? now - mostDots : 0;
      plot.scatter(std::span(plotted.first).subspan(first, now - first), losses.subspan(first, now - first),
                   style.marker, 3.5f, style.color);
    }
    plot.currentMarker(plotted.first[now], losses[now], style);
  }
  plot.endSeries();
}

}  // namespace descenso
