#include "app/labs/network/plots_curves.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/network/plots_colors.h"
#include "app/labs/network/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr std::array<const char*, 3> partNames = {"train", "validation", "test"};

SeriesStyle partStyle(const Theme& theme, std::size_t part) {
  if (part == 0) return trainStyle(theme);
  return part == 1 ? validationStyle(theme) : testStyle(theme);
}

bool isMeasured(const std::vector<double>& column) { return !column.empty() && !std::isnan(column.front()); }

MeasuredCurves::Columns lossesOf(const Measurements& known) {
  return {&known.trainLoss, &known.validationLoss, &known.testLoss};
}

}  // namespace

PlotOptions MeasuredCurves::options(const PlotContext& context, const Rect& area) const {
  PlotOptions made = NetworkPlot::options(context, area);
  made.xLabel = context.text("axis.step");
  made.x = exactRange(view().x, {0, static_cast<double>(lab_.playback().last())});
  made.wholeX = true;
  return made;
}

void MeasuredCurves::drawParts(Plot& plot, const PlotContext& context, const Columns& columns) const {
  const Measurements& known = lab_.training().measurements();
  const std::size_t now = known.at(lab_.training().weightsOf(lab_.shownStep()));
  const std::size_t done = known.at(lab_.shownStep()) + 1;
  for (std::size_t part = 0; part < columns.size(); ++part) {
    const std::vector<double>& column = *columns[part];
    if (!isMeasured(column)) continue;
    const std::string name = partNames[part];
    const std::string label = context.text.format("network.part.value", {{"part", context.text("network.part." + name)},
                                                                         {"value", formatNumber(column[now], 3)}});
    const SeriesStyle style = partStyle(context.theme, part);
    if (plot.series({.name = name, .label = label, .style = style})) plot.path(known.steps, column, style, done);
  }
  plot.endSeries();
  for (std::size_t part = 0; part < columns.size(); ++part)
    if (isMeasured(*columns[part]) && !view().hidden.contains(partNames[part]))
      plot.currentMarker(known.steps[now], (*columns[part])[now], partStyle(context.theme, part));
}

void LearningCurves::drawKept(Plot& plot, const PlotContext& context) const {
  const Measurements& known = lab_.kept()->measurements();
  const std::size_t done = known.at(lab_.shownStep()) + 1;
  const Columns columns = lossesOf(known);
  for (std::size_t part = 0; part < columns.size(); ++part) {
    if (!isMeasured(*columns[part])) continue;
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

Range LearningCurves::lossRange() const {
  const Scale scale = view().yScale;
  const Measurements& known = lab_.training().measurements();
  Range range{std::nan(""), std::nan("")};
  for (const std::vector<double>* column : lossesOf(known)) range = united(range, rangeOf(*column, scale));
  if (lab_.kept() != nullptr) range = united(range, rangeOf(lab_.kept()->measurements().trainLoss, scale));
  if (scale == Scale::linear && range.low > 0) range.low = 0;
  // A run that grows beyond all bounds must not press the rest flat.
  range.high = std::min(range.high, known.trainLoss.front() * (scale == Scale::linear ? 3 : 1e3));
  return range;
}

void LearningCurves::draw(const PlotContext& context, const Rect& area) {
  PlotOptions made = options(context, area);
  made.yLabel = context.text("axis.loss");
  made.yScale = view().yScale;
  made.y = shownRange(view().y, lossRange(), made.yScale);
  Plot plot(context, area, std::move(made));
  plot.verticalCursor(static_cast<double>(lab_.shownStep()));
  if (lab_.kept() != nullptr) drawKept(plot, context);
  drawParts(plot, context, lossesOf(lab_.training().measurements()));
  if (const std::optional<EarlyStop>& stop = lab_.training().earlyStop()) markBest(plot, context, stop->best);
  finish(plot);
}

void LearningCurves::markBest(Plot& plot, const PlotContext& context, long step) const {
  const Measurements& known = lab_.training().measurements();
  const auto x = static_cast<double>(step);
  const double loss = known.validationLoss[known.at(step)];
  plot.line(std::array{x, x}, std::array{plot.y().low(), plot.y().high()}, {context.theme.good, 1.5f, Dash::dash});
  plot.marker(x, loss, Marker::diamond, 7, context.theme.good, {context.theme.plotBackground, 1.5f, Dash::solid});
  plot.label(x, loss, context.text.format("network.best", {{"step", std::to_string(step)}}), context.theme.good);
}

void AccuracyCurves::draw(const PlotContext& context, const Rect& area) {
  const Measurements& known = lab_.training().measurements();
  const Columns columns = {&known.trainAccuracy, &known.validationAccuracy, &known.testAccuracy};
  Range range{std::nan(""), 1};
  for (const std::vector<double>* column : columns) range = united(range, rangeOf(*column, Scale::linear));
  if (!std::isfinite(range.low)) range = {0, 1};
  PlotOptions made = options(context, area);
  made.yLabel = context.text("network.accuracy");
  made.y = shownRange(view().y, range, Scale::linear);
  made.legendCorner = Corner::bottomRight;
  Plot plot(context, area, std::move(made));
  plot.verticalCursor(static_cast<double>(lab_.shownStep()));
  if (isThere())
    drawParts(plot, context, columns);
  else
    plot.message(context.text("network.noClasses"));
  finish(plot);
}

}  // namespace descenso
