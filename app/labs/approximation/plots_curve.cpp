#include "app/labs/approximation/plots_curve.h"

#include <algorithm>
#include <cmath>

#include "app/labs/approximation/state_text.h"
#include "app/labs/formula_card.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr double perPixel = 1;     // samples of a curve
constexpr float faint = 0.45f;     // alpha of a piece below the sum of all
constexpr Index mostPieces = 100;  // more of them are one colour
constexpr std::size_t pieceSamples = 64;
constexpr double reachOfEdge = 8;  // a sigmoid has its full height so many times 1/w away from its edge
constexpr float knotRadius = 4;    // layout pixels

/// The places of a curve that is drawn over the whole plot.
std::vector<double> acrossPlot(const Plot& plot) {
  const auto count = static_cast<std::size_t>(std::clamp(plot.inner().width * perPixel, 64.0, 8192.0));
  std::vector<double> x(count);
  for (std::size_t i = 0; i < count; ++i)
    x[i] = plot.x().fromPart(static_cast<double>(i) / static_cast<double>(count - 1));
  return x;
}

void drawUnitsOfShape(Plot& plot, const Theme& theme, const OneLayerNetwork& network) {
  const std::vector<double> x = acrossPlot(plot);
  std::vector<double> y(x.size());
  for (Index i = 0; i < network.units(); ++i) {
    for (std::size_t k = 0; k < x.size(); ++k) y[k] = network.out[i] * network.unit(i, x[k]);
    plot.line(x, y, {unitStyle(theme, i).color, 1.8f, Dash::dash});
  }
}

/// Each from left to right of its edges, as far as they are seen.
void drawBumps(Plot& plot, Color color, const OneLayerNetwork& network) {
  const Index pieces = network.units() / 2;
  const float width = pieces <= mostPieces ? 1.2f : 0.7f;
  for (Index left = 0, right = 1; right < network.units(); left += 2, right += 2) {
    const double reach = reachOfEdge / network.weights[left];
    const double low = std::max(-network.biases[left] / network.weights[left] - reach, plot.x().low());
    const double high = std::min(-network.biases[right] / network.weights[right] + reach, plot.x().high());
    if (!(low < high)) continue;
    const std::vector<double> x = evenly(low, high, pieceSamples);
    std::vector<double> y;
    for (const double each : x) y.push_back(network.out[left] * (network.unit(left, each) - network.unit(right, each)));
    plot.line(x, y, {color, width, Dash::solid});
  }
}

/// Where straight pieces meet.
void drawKnots(Plot& plot, Color color, const Stroke& outline, const OneLayerNetwork& network) {
  for (Index i = 0; i <= network.units(); ++i) {
    const double x = static_cast<double>(i) / static_cast<double>(network.units());
    plot.marker(x, network(x), Marker::circle, knotRadius, color, outline);
  }
}

}  // namespace

void CurvePicture::draw(const PlotContext& context, const Rect& area) {
  const bool hasTarget = lab_.config().stage >= ApproximationStage::sum;
  PlotOptions made = options(context, view(), area);
  made.title = titleOfStage(context);
  made.xLabel = "x";
  made.yLabel = hasTarget ? "y" : "a";
  limit(made, view(), aroundUnitInterval, outputRange());
  Plot plot(context, area, std::move(made));
  if (hasTarget) drawTarget(plot, context);
  drawPieces(plot, context);
  drawOutput(plot, context);
  plot.endSeries();
  drawHandles(plot);
  finish(plot);
}

PlotHandling CurvePicture::handling() const {
  const ApproximationConfig& config = lab_.config();
  const bool canDraw = config.stage >= ApproximationStage::sum && config.target.isDrawn;
  PlotHandling handling{.canClick = canDraw,
                        .canRemove = canDraw && config.target.points.size() > 1,
                        .menu = {.legend = true, .crosshair = true}};
  for (const Point2& handle : curveHandles(lab_)) handling.handles.push_back({handle.x(), handle.y()});
  return handling;
}

std::optional<double> CurvePicture::pointer() const {
  const std::optional<DataPoint>& at = gesture().pointer;
  return at ? std::optional(at->x) : std::nullopt;
}

std::string CurvePicture::titleOfStage(const PlotContext& context) const {
  if (lab_.isOnPoints()) return std::string(context.text("approximation.title.points"));
  const auto stage = static_cast<std::size_t>(lab_.config().stage);
  return translated(context.text, "approximation.title", approximationStageNames()[stage]);
}

std::string CurvePicture::outputLabel(const PlotContext& context) const {
  const ApproximationConfig& config = lab_.config();
  switch (config.stage) {
    case ApproximationStage::unit:
      return "a(x)";
    case ApproximationStage::shape:
      return std::string(context.text("approximation.series.sum"));
    case ApproximationStage::sum:
      return context.text.format("approximation.series.pieces", {{"count", std::to_string(lab_.playback().step())}});
    case ApproximationStage::training:
      break;
  }
  if (lab_.isOfAnotherTraining()) return std::string(context.text("approximation.series.before"));
  return context.text.format("approximation.series.network", {{"step", std::to_string(lab_.trainedStep())}});
}

Range CurvePicture::outputRange() {
  const ApproximationConfig& config = lab_.config();
  const ApproximationLab::Samples& samples = lab_.samples();
  if (config.stage == ApproximationStage::unit) {
    const double top = config.unit == UnitKind::sigmoid ? 1 : std::max(1.0, samples.output.back());
    return withMargin({0, top}, 0.08);
  }
  if (config.stage == ApproximationStage::shape)
    // Both sigmoids of a bump are seen whole; ReLUs grow out of the picture.
    return config.shape == UnitShape::bump
               ? withMargin({-std::abs(config.height), std::abs(config.height)}, 0.08)
               : withMargin({std::min(0.0, config.height), std::max(0.0, config.height)}, 0.25);
  Range range = rangeOf(samples.target, Scale::linear);
  if (config.stage == ApproximationStage::training)
    for (const Point2& point : lab_.examples()) range = united(range, {point.y(), point.y()});
  if (config.target.isDrawn)
    for (const Point2& point : config.target.points) range = united(range, {point.y(), point.y()});
  return withMargin(range, 0.12);
}

void CurvePicture::drawTarget(Plot& plot, const PlotContext& context) const {
  if (lab_.config().stage == ApproximationStage::training) drawExamples(plot, context);
  if (lab_.isOnPoints()) return;
  const SeriesStyle style{context.theme.text, Marker::circle, Dash::solid};
  if (!plot.series({.name = "target",
                    .label = std::string(context.text("approximation.series.target")),
                    .style = style,
                    .hasMarker = false}))
    return;
  const std::vector<double> x = evenly(0, 1, std::max<std::size_t>(1200, acrossPlot(plot).size()));
  std::vector<double> y;
  for (const double each : x) y.push_back(lab_.target()(each));
  plot.line(x, y, {style.color.withAlpha(0.75f), 2, Dash::solid});
}

void CurvePicture::drawExamples(Plot& plot, const PlotContext& context) const {
  const SeriesStyle style{context.theme.muted, Marker::circle, Dash::solid};
  const std::string count = std::to_string(lab_.examples().size());
  if (!plot.series({.name = "examples",
                    .label = context.text.format("approximation.series.examples", {{"count", count}}),
                    .style = style,
                    .hasLine = false}))
    return;
  std::vector<double> x, y;
  for (const Point2& point : lab_.examples()) {
    x.push_back(point.x());
    y.push_back(point.y());
  }
  const bool isAll = lab_.isOnPoints();  // what is known of the curve
  plot.scatter(x, y, Marker::circle, isAll ? 4.5f : 2.2f, style.color.withAlpha(isAll ? 1 : 0.55f));
}

// Each unit of a shape alone; each bump of a sum; the ends of straight pieces.
void CurvePicture::drawPieces(Plot& plot, const PlotContext& context) {
  const ApproximationConfig& config = lab_.config();
  if (config.stage != ApproximationStage::shape && config.stage != ApproximationStage::sum) return;
  const OneLayerNetwork& network = lab_.network();
  if (network.units() == 0) return;
  const Color color = outputStyle(context).color;
  if (config.stage == ApproximationStage::shape) {
    if (plot.series({.name = "pieces",
                     .label = std::string(context.text("approximation.series.units")),
                     .style = {context.theme.muted, Marker::circle, Dash::dash},
                     .hasMarker = false}))
      drawUnitsOfShape(plot, context.theme, network);
  } else if (config.pieces == PieceKind::bumps) {
    if (plot.series({.name = "pieces",
                     .label = std::string(context.text("approximation.series.bumps")),
                     .style = {color.withAlpha(faint), Marker::circle, Dash::solid},
                     .hasMarker = false}))
      drawBumps(plot, color.withAlpha(faint), network);
  } else if (plot.series({.name = "pieces",
                          .label = std::string(context.text("approximation.series.knots")),
                          .style = {color, Marker::circle, Dash::solid},
                          .hasLine = false})) {
    drawKnots(plot, color, {context.theme.plotBackground, 1}, network);
  }
}

void CurvePicture::drawOutput(Plot& plot, const PlotContext& context) {
  const SeriesStyle style = outputStyle(context);
  if (!plot.series({.name = "output", .label = outputLabel(context), .style = style, .hasMarker = false})) return;
  if (lab_.config().stage == ApproximationStage::training) {
    const std::size_t done = lab_.isOfAnotherTraining() ? 0 : trainedSteps + 1;
    plot.path(lab_.samples().x, lab_.samples().output, style, done);
    return;
  }
  const std::vector<double> x = acrossPlot(plot);
  std::vector<double> y(x.size());
  lab_.network().evaluate(x, y);
  plot.path(x, y, style);
}

void CurvePicture::drawHandles(Plot& plot) {
  const std::vector<Point2> handles = curveHandles(lab_);
  for (std::size_t i = 0; i < handles.size(); ++i)
    plot.startMarker(handles[i].x(), handles[i].y(), gesture().handle == i);
  if (!pointer()) return;
  const double x = *pointer();
  if (view().crosshair) plot.crosshair(x, std::nan(""));
  const bool hasTarget = lab_.config().stage >= ApproximationStage::sum;
  std::vector<Plot::ReadOutLine> lines = {{"x", formatNumber(x, 4)}};
  if (hasTarget && x >= 0 && x <= 1 && !lab_.isOnPoints()) lines.push_back({"f(x)", formatNumber(lab_.target()(x), 4)});
  if (const std::optional<double> output = lab_.outputAt(x))
    lines.push_back({hasTarget ? "ŷ(x)" : "a(x)", formatNumber(*output, 4)});
  plot.readOut(lines);
}

void CurveFormula::draw(const PlotContext& context, const Rect& area) {
  drawFormulaCard(context, area, title(context), formulaRows(context.text, lab_, curve_.pointer()));
}

}  // namespace descenso
