#include "app/labs/approximation/plots_errors.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr double twice = 2;         // units of a bump
constexpr double aboveCurve = 1.8;  // a guide beside the curve that it goes along with
constexpr double mostUnits = 500;   // on the axis of the training

/// A straight line on a plot with logarithmic axes: error ∝ 1/Mᵖ, through a point of a curve.
void drawGuide(Plot& plot, const PlotContext& context, std::string_view name, Point2 through, double power,
               Range counts) {
  const std::string label = power == 1 ? "1/M" : "1/M²";
  if (!plot.series({.name = std::string(name),
                    .label = label,
                    .style = {context.theme.muted, Marker::circle, power == 1 ? Dash::dot : Dash::dash},
                    .hasMarker = false}))
    return;
  const auto at = [&](double count) { return through.y() * std::pow(through.x() / count, power); };
  const std::array<double, 2> xs = {counts.low, counts.high};
  const std::array<double, 2> ys = {at(xs[0]), at(xs[1])};
  plot.line(xs, ys, {context.theme.muted, 1.5f, power == 1 ? Dash::dot : Dash::dash});
}

std::vector<double> atLeast(const std::vector<double>& values, double low) {
  std::vector<double> out;
  for (const double value : values) out.push_back(std::max(value, low));
  return out;
}

}  // namespace

void CurveDifference::draw(const PlotContext& context, const Rect& area) {
  const ApproximationLab::Samples& samples = lab_.samples();
  const bool isOnPoints = lab_.isOnPoints();
  std::vector<double> x, difference;
  for (std::size_t i = 0; !isOnPoints && i < samples.x.size(); ++i) {
    x.push_back(samples.x[i]);
    difference.push_back(samples.target[i] - samples.output[i]);
  }
  for (std::size_t i = 0; isOnPoints && i < lab_.examples().size(); ++i) {
    x.push_back(lab_.examples()[i].x());
    difference.push_back(lab_.examples()[i].y() - *lab_.outputAt(x.back()));
  }
  const double largest = std::max(samples.error.largest, 1e-12);
  PlotOptions made = options(context, view(), area);
  if (isOnPoints) made.title = context.text("approximation.title.residuals");
  made.xLabel = "x";
  made.yLabel = isOnPoints ? "y − ŷ" : "f − ŷ";
  made.legend = false;
  limit(made, view(), aroundUnitInterval, {-1.25 * largest, 1.25 * largest});
  Plot plot(context, area, std::move(made));
  drawZeroLine(plot, context);
  const SeriesStyle style = outputStyle(context);
  if (isOnPoints) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      const std::array<double, 2> xs = {x[i], x[i]};
      const std::array<double, 2> ys = {0, difference[i]};
      plot.line(xs, ys, {style.color, 2, Dash::solid});
    }
    plot.scatter(x, difference, Marker::circle, 3.5f, style.color);
  } else {
    plot.line(x, difference, {style.color, 2, Dash::solid});
  }
  const std::size_t at = samples.error.at;
  if (!lab_.isOfAnotherTraining()) {
    plot.currentMarker(x[at], difference[at], style);
    plot.label(x[at], difference[at], "max = " + formatNumber(samples.error.largest, 4), context.theme.text);
  }
  if (curve_.pointer()) plot.crosshair(*curve_.pointer(), std::nan(""));
  finish(plot);
}

void ErrorsBySize::draw(const PlotContext& context, const Rect& area) {
  const ErrorCurves& curves = lab_.errorCurves();
  Range errors{std::nan(""), std::nan("")};
  for (const auto* each : {&curves.bumps, &curves.straight})
    errors = united(errors, rangeOf(atLeast(*each, leastSeenError), Scale::logarithmic));
  const Range counts{1, isTrained() ? mostUnits : static_cast<double>(maximumPieces)};
  PlotOptions made = options(context, view(), area);
  made.xLabel = context.text(isTrained() ? "approximation.axis.units" : "approximation.axis.pieces");
  made.yLabel = context.text("approximation.axis.error");
  made.xScale = Scale::logarithmic;
  made.yScale = Scale::logarithmic;
  made.legendCorner = Corner::bottomLeft;
  limit(made, view(), padded(counts, Scale::logarithmic, 0.03),
        padded(usableRange(errors, Scale::logarithmic), Scale::logarithmic, 0.06));
  Plot plot(context, area, std::move(made));
  drawConstructions(plot, context);
  if (isTrained())
    drawWidths(plot, context);
  else
    drawGuides(plot, context);
  plot.endSeries();
  if (!isTrained() && lab_.playback().step() > 0) {
    const auto count = static_cast<double>(lab_.playback().step());
    plot.verticalCursor(count);
    plot.currentMarker(count, std::max(lab_.samples().error.largest, leastSeenError), outputStyle(context));
  }
  finish(plot);
}

void ErrorsBySize::complete() {
  ApproximationPlot::complete();
  lab_.completeSweep(SweepKind::widths);
}

PlotHandling ErrorsBySize::handling() const {
  const bool isSum = lab_.config().stage == ApproximationStage::sum;
  return {.canClick = isSum, .dragSeeks = isSum, .menu = {.legend = true, .crosshair = false}};
}

std::optional<PlotWork> ErrorsBySize::work() const {
  return isTrained() ? sweepWork(SweepKind::widths, "approximation.widths") : std::nullopt;
}

void ErrorsBySize::drawConstructions(Plot& plot, const PlotContext& context) {
  const ErrorCurves& curves = lab_.errorCurves();
  struct Construction {
    std::string_view name;
    const std::vector<double>& errors;
    int slot;
    double unitsOfPiece;
  };
  const Construction both[] = {{"bumps", curves.bumps, 0, twice}, {"straight", curves.straight, 1, 1}};
  for (const Construction& each : both) {
    SeriesStyle style = context.theme.series(each.slot);
    if (!plot.series({.name = std::string(each.name),
                      .label = std::string(context.text("approximation.pieces." + std::string(each.name))),
                      .style = style}))
      continue;
    std::vector<double> counts = curves.counts;
    if (isTrained())
      for (double& count : counts) count *= each.unitsOfPiece;
    const std::vector<double> errors = atLeast(each.errors, leastSeenError);
    plot.line(counts, errors, {style.color, 2.5f, Dash::solid});
    if (!isTrained()) plot.scatter(counts, errors, style.marker, 3.5f, style.color);
  }
}

void ErrorsBySize::drawGuides(Plot& plot, const PlotContext& context) {
  const ErrorCurves& curves = lab_.errorCurves();
  const auto tenth =
      static_cast<std::size_t>(std::find(curves.counts.begin(), curves.counts.end(), 10) - curves.counts.begin());
  const Range counts{curves.counts.front(), curves.counts.back()};
  drawGuide(plot, context, "guide1", {10, aboveCurve * std::max(curves.bumps[tenth], leastSeenError)}, 1, counts);
  drawGuide(plot, context, "guide2", {10, aboveCurve * std::max(curves.straight[tenth], leastSeenError)}, 2, counts);
}

void ErrorsBySize::drawWidths(Plot& plot, const PlotContext& context) {
  const ShapeSweep& sweep = lab_.sweep(SweepKind::widths);
  const SeriesStyle style = context.theme.series(trainedSlot);
  std::vector<double> units, errors;
  for (std::size_t i = 0; i < sweep.results().size(); ++i) {
    if (!sweep.results()[i].isKnown()) continue;
    units.push_back(static_cast<double>(sweep.trainings()[i].units));
    errors.push_back(sweep.results()[i].largest);
  }
  if (!units.empty() &&
      plot.series(
          {.name = "trained", .label = std::string(context.text("approximation.series.trained")), .style = style})) {
    plot.line(units, errors, {style.color, 2.5f, Dash::solid});
    plot.scatter(units, errors, style.marker, 5, style.color);
  }
  plot.endSeries();
  const CurveTraining& training = lab_.config().training;
  if (training.layers > 1) return;
  const auto present = static_cast<double>(training.units);
  plot.verticalCursor(present);
  if (!lab_.isOfAnotherTraining())
    plot.currentMarker(present, std::max(lab_.samples().error.largest, leastSeenError), style);
}

}  // namespace descenso
