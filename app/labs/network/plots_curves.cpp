#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/network/plots.h"
#include "app/labs/network/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr std::array<const char*, 3> partNames = {"train", "validation", "test"};

SeriesStyle partStyle(const Theme& theme, std::size_t part) {
  if (part == 0) return trainStyle(theme);
  return part == 1 ? validationStyle(theme) : testStyle(theme);
}

bool isThere(const std::vector<double>& column) { return !column.empty() && !std::isnan(column.front()); }

}  // namespace

/// The columns by step; what has been trained beyond the step shown is faint.
void NetworkPlots::drawParts(Plot& plot, const PlotContext& context, const std::set<std::string>& hidden,
                             std::span<const std::vector<double>* const> columns) const {
  const Measurements& known = lab_.training().measurements();
  const std::size_t now = known.at(lab_.training().weightsOf(lab_.shownStep()));
  const std::size_t done = known.at(lab_.shownStep()) + 1;
  for (std::size_t part = 0; part < columns.size(); ++part) {
    const std::vector<double>& column = *columns[part];
    if (!isThere(column)) continue;
    const std::string name = partNames[part];
    const std::string label = context.text.format("network.part.value", {{"part", context.text("network.part." + name)},
                                                                         {"value", formatNumber(column[now], 3)}});
    const SeriesStyle style = partStyle(context.theme, part);
    if (plot.series({.name = name, .label = label, .style = style})) plot.path(known.steps, column, style, done);
  }
  plot.endSeries();
  for (std::size_t part = 0; part < columns.size(); ++part)
    if (isThere(*columns[part]) && !hidden.contains(partNames[part]))
      plot.currentMarker(known.steps[now], (*columns[part])[now], partStyle(context.theme, part));
}

/// Thin, below the others.
void NetworkPlots::drawKeptCurves(Plot& plot, const PlotContext& context) const {
  const Measurements& known = lab_.kept()->measurements();
  const std::size_t done = known.at(lab_.shownStep()) + 1;
  const std::array<const std::vector<double>*, 3> columns = {&known.trainLoss, &known.validationLoss, &known.testLoss};
  for (std::size_t part = 0; part < columns.size(); ++part) {
    if (!isThere(*columns[part])) continue;
    const std::string name = partNames[part];
    SeriesStyle style = partStyle(context.theme, part);
    style.dash = Dash::dot;
    const std::string label =
        context.text.format("network.kept.part", {{"part", context.text("network.part." + name)}});
    if (plot.series({.name = "kept." + name, .label = label, .style = style, .hasMarker = false}))
      plot.line(std::span(known.steps).first(done), std::span(*columns[part]).first(done),
                {style.color.withAlpha(0.7f), 1.6f, Dash::dot});
  }
  plot.endSeries();
}

void NetworkPlots::drawCurves(const PlotContext& context, const Rect& area) {
  const PlotView& view = lab_.config().look.curves;
  const NetworkGesture& gesture = gestures_["curves"];
  const Measurements& known = lab_.training().measurements();
  const std::array<const std::vector<double>*, 3> columns = {&known.trainLoss, &known.validationLoss, &known.testLoss};
  Range range{std::nan(""), std::nan("")};
  for (const std::vector<double>* column : columns) range = united(range, rangeOf(*column, view.yScale));
  if (lab_.kept() != nullptr) range = united(range, rangeOf(lab_.kept()->measurements().trainLoss, view.yScale));
  if (view.yScale == Scale::linear && range.low > 0) range.low = 0;
  // A run that grows beyond all bounds must not press the rest flat.
  range.high = std::min(range.high, known.trainLoss.front() * (view.yScale == Scale::linear ? 3 : 1e3));
  const Range whole{0, static_cast<double>(lab_.playback().last())};
  Plot plot(context, area,
            {.id = "curves",
             .title = std::string(context.text("plot.network.curves")),
             .xLabel = std::string(context.text("axis.step")),
             .yLabel = std::string(context.text("axis.loss")),
             .yScale = view.yScale,
             .x = view.x.fit ? whole : usableRange({view.x.low, view.x.high}, Scale::linear),
             .y = shownRange(view.y, range, view.yScale),
             .wholeX = true,
             .grid = view.grid,
             .legend = view.legend,
             .hidden = &view.hidden,
             .emphasised = gesture.emphasised});
  plot.verticalCursor(static_cast<double>(lab_.shownStep()));
  if (lab_.kept() != nullptr) drawKeptCurves(plot, context);
  drawParts(plot, context, view.hidden, columns);
  if (const std::optional<EarlyStop>& stop = lab_.training().earlyStop()) {
    const std::size_t best = known.at(stop->best);
    const double x = static_cast<double>(stop->best);
    const double loss = known.validationLoss[best];
    plot.line(std::array{x, x}, std::array{plot.y().low(), plot.y().high()}, {context.theme.good, 1.5f, Dash::dash});
    plot.marker(x, loss, Marker::diamond, 7, context.theme.good, {context.theme.plotBackground, 1.5f, Dash::solid});
    plot.label(x, loss, context.text.format("network.best", {{"step", std::to_string(stop->best)}}),
               context.theme.good);
  }
  if (gesture.box) plot.selectionBox(*gesture.box);
  plot.finish();
  frames_["curves"] = plot.frame();
}

void NetworkPlots::drawAccuracy(const PlotContext& context, const Rect& area) {
  const PlotView& view = lab_.config().look.accuracy;
  const NetworkGesture& gesture = gestures_["accuracy"];
  const Measurements& known = lab_.training().measurements();
  const std::array<const std::vector<double>*, 3> columns = {&known.trainAccuracy, &known.validationAccuracy,
                                                             &known.testAccuracy};
  Range range{std::nan(""), 1};
  for (const std::vector<double>* column : columns) range = united(range, rangeOf(*column, Scale::linear));
  if (!std::isfinite(range.low)) range = {0, 1};
  const Range whole{0, static_cast<double>(lab_.playback().last())};
  Plot plot(context, area,
            {.id = "accuracy",
             .title = std::string(context.text("plot.network.accuracy")),
             .xLabel = std::string(context.text("axis.step")),
             .yLabel = std::string(context.text("network.accuracy")),
             .x = view.x.fit ? whole : usableRange({view.x.low, view.x.high}, Scale::linear),
             .y = shownRange(view.y, range, Scale::linear),
             .wholeX = true,
             .grid = view.grid,
             .legend = view.legend,
             .legendCorner = Corner::bottomRight,
             .hidden = &view.hidden,
             .emphasised = gesture.emphasised});
  plot.verticalCursor(static_cast<double>(lab_.shownStep()));
  if (lab_.data().all.isClassified())
    drawParts(plot, context, view.hidden, columns);
  else
    plot.message(context.text("network.noClasses"));
  if (gesture.box) plot.selectionBox(*gesture.box);
  plot.finish();
  frames_["accuracy"] = plot.frame();
}

}  // namespace descenso
