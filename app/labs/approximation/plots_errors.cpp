#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/approximation/plots.h"
#include "app/labs/approximation/state_text.h"
#include "app/labs/formula_card.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr double lowestError = 1e-7;  // what is below is rounding, or an exact fit
constexpr double twice = 2;           // units of a bump
constexpr double aboveCurve = 1.8;    // a guide beside the curve that it goes along with

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

// Over the curve; or at the points, where these alone are learned.
void ApproximationPlots::drawDifference(const PlotContext& context, const Rect& area) {
  const ApproximationLab::Samples& samples = lab_.samples();
  const PlotView& view = lab_.config().look.difference;
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
  PlotOptions made = options(context, "difference", area);
  if (isOnPoints) made.title = context.text("approximation.title.residuals");
  made.yLabel = isOnPoints ? "y − ŷ" : "f − ŷ";
  made.x = view.x.fit ? Range{-0.02, 1.02} : usableRange({view.x.low, view.x.high}, Scale::linear);
  made.y = view.y.fit ? Range{-1.25 * largest, 1.25 * largest} : usableRange({view.y.low, view.y.high}, Scale::linear);
  made.legend = false;
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
  if (gestures_["curve"].x) plot.crosshair(*gestures_["curve"].x, std::nan(""));
  finish("difference", plot);
}

void ApproximationPlots::drawNodes(const PlotContext& context, const Rect& area) {
  const bool isTraining = lab_.config().stage == ApproximationStage::training;
  const ErrorCurves& curves = lab_.errorCurves();
  const PlotView& view = lab_.config().look.nodes;
  Range errors{std::nan(""), std::nan("")};
  for (const auto* each : {&curves.bumps, &curves.straight})
    errors = united(errors, rangeOf(atLeast(*each, lowestError), Scale::logarithmic));
  const Range counts{1, isTraining ? 500.0 : static_cast<double>(maximumPieces)};
  PlotOptions made = options(context, "nodes", area);
  made.xLabel = context.text(isTraining ? "approximation.axis.units" : "approximation.axis.pieces");
  made.yLabel = context.text("approximation.axis.error");
  made.xScale = Scale::logarithmic;
  made.yScale = Scale::logarithmic;
  made.x = view.x.fit ? padded(counts, Scale::logarithmic, 0.03)
                      : usableRange({view.x.low, view.x.high}, Scale::logarithmic);
  made.y = view.y.fit ? padded(usableRange(errors, Scale::logarithmic), Scale::logarithmic, 0.06)
                      : usableRange({view.y.low, view.y.high}, Scale::logarithmic);
  made.legendCorner = Corner::bottomLeft;
  Plot plot(context, area, std::move(made));
  drawConstructions(plot, context, isTraining);
  if (isTraining) drawWidths(plot, context);
  plot.endSeries();
  if (!isTraining && lab_.playback().step() > 0) {
    const auto count = static_cast<double>(lab_.playback().step());
    plot.verticalCursor(count);
    plot.currentMarker(count, std::max(lab_.samples().error.largest, lowestError), outputStyle(context));
  }
  finish("nodes", plot);
}

/// Both constructions over the number of their pieces, or of the units that these take.
void ApproximationPlots::drawConstructions(Plot& plot, const PlotContext& context, bool byUnits) {
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
    if (byUnits)
      for (double& count : counts) count *= each.unitsOfPiece;
    const std::vector<double> errors = atLeast(each.errors, lowestError);
    plot.line(counts, errors, {style.color, 2.5f, Dash::solid});
    if (!byUnits) plot.scatter(counts, errors, style.marker, 3.5f, style.color);
  }
  if (byUnits) return;
  const auto tenth =
      static_cast<std::size_t>(std::find(curves.counts.begin(), curves.counts.end(), 10) - curves.counts.begin());
  const Range counts{curves.counts.front(), curves.counts.back()};
  drawGuide(plot, context, "guide1", {10, aboveCurve * std::max(curves.bumps[tenth], lowestError)}, 1, counts);
  drawGuide(plot, context, "guide2", {10, aboveCurve * std::max(curves.straight[tenth], lowestError)}, 2, counts);
}

/// The networks that were trained with more and more units.
void ApproximationPlots::drawWidths(Plot& plot, const PlotContext& context) {
  const ShapeSweep& sweep = lab_.sweep(SweepKind::widths);
  const SeriesStyle style = context.theme.series(5);
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
  plot.verticalCursor(static_cast<double>(training.units));
  if (!lab_.isOfAnotherTraining())
    plot.currentMarker(static_cast<double>(training.units), std::max(lab_.samples().error.largest, lowestError), style);
}

void ApproximationPlots::drawLoss(const PlotContext& context, const Rect& area) {
  const PlotView& view = lab_.config().look.loss;
  const CurveTrainer* trainer = lab_.trainer();
  PlotOptions made = options(context, "loss", area);
  made.xLabel = context.text("axis.step");
  made.yLabel = context.text("axis.loss");
  made.wholeX = true;
  made.legend = false;
  const auto last = static_cast<double>(lab_.config().training.steps);
  made.x = view.x.fit ? Range{0, last} : usableRange({view.x.low, view.x.high}, Scale::linear);
  std::span<const double> losses;
  if (trainer && trainer->known() >= 0) losses = trainer->losses();
  Range range = rangeOf(losses, view.yScale);
  if (!(range.low < range.high)) range = view.yScale == Scale::logarithmic ? Range{1e-3, 1} : Range{0, 1};
  made.y = shownRange(view.y, range, view.yScale);
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
  finish("loss", plot);
}

// A row for each network: what it is, a bar as long as its error, the error.
void ApproximationPlots::drawLayers(const PlotContext& context, const Rect& area) {
  const Rect content = drawPanel(context, area, context.text("plot.approximation.layers"));
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
    const SeriesStyle style = context.theme.series(static_cast<int>(5 - i));
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

void ApproximationPlots::drawFormula(const PlotContext& context, const Rect& area) {
  drawFormulaCard(context, area, context.text("plot.approximation.formula"),
                  formulaRows(context.text, lab_, gestures_["curve"].x));
}

}  // namespace descenso
