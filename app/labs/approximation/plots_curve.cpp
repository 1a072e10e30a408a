#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/approximation/plots.h"
#include "app/labs/approximation/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr double aroundInterval = 0.02;  // of [0, 1], left and right
constexpr double perPixel = 1;           // samples of a curve
constexpr float faint = 0.45f;           // alpha of a piece below the sum of all
constexpr Index mostPieces = 100;        // more of them are one colour
constexpr std::size_t pieceSamples = 64;
constexpr double reachOfEdge = 8;  // a sigmoid has its full height so many times 1/w away from its edge
constexpr float knotRadius = 4;    // layout pixels
constexpr int firstUnitSlot = 2;   // of the palette: the units of a shape, from the first

Range around(Range range, double part) {
  if (!(range.low < range.high)) return {range.low - 1, range.high + 1};
  return padded(range, Scale::linear, part);
}

/// The places of a curve that is drawn over the whole plot.
std::vector<double> acrossPlot(const Plot& plot) {
  const auto count = static_cast<std::size_t>(std::clamp(plot.inner().width * perPixel, 64.0, 8192.0));
  std::vector<double> x(count);
  for (std::size_t i = 0; i < count; ++i)
    x[i] = plot.x().fromPart(static_cast<double>(i) / static_cast<double>(count - 1));
  return x;
}

std::vector<double> evenly(double low, double high, std::size_t count) {
  std::vector<double> x(count);
  for (std::size_t i = 0; i < count; ++i)
    x[i] = low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1);
  return x;
}

void drawUnitsOfShape(Plot& plot, const Theme& theme, const OneLayerNetwork& network) {
  const std::vector<double> x = acrossPlot(plot);
  std::vector<double> y(x.size());
  for (Index i = 0; i < network.units(); ++i) {
    for (std::size_t k = 0; k < x.size(); ++k) y[k] = network.out[i] * network.unit(i, x[k]);
    plot.line(x, y, {theme.series(firstUnitSlot + static_cast<int>(i)).color, 1.8f, Dash::dash});
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

void drawZeroLine(Plot& plot, const PlotContext& context) {
  const std::array<double, 2> xs = {plot.x().low(), plot.x().high()};
  const std::array<double, 2> ys = {0, 0};
  plot.line(xs, ys, {context.theme.axis, 1, Dash::solid});
}

SeriesStyle ApproximationPlots::outputStyle(const PlotContext& context) const {
  const ApproximationConfig& config = lab_.config();
  const bool isSigmoid = config.stage == ApproximationStage::unit    ? config.unit == UnitKind::sigmoid
                         : config.stage == ApproximationStage::shape ? config.shape == UnitShape::bump
                                                                     : config.pieces == PieceKind::bumps;
  SeriesStyle style = context.theme.series(isSigmoid ? 0 : 1);
  if (config.stage == ApproximationStage::training) style = context.theme.series(5);
  style.dash = Dash::solid;
  return style;
}

std::string ApproximationPlots::outputLabel(const PlotContext& context) const {
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

Range ApproximationPlots::curveRange() {
  const ApproximationConfig& config = lab_.config();
  const ApproximationLab::Samples& samples = lab_.samples();
  if (config.stage == ApproximationStage::unit) {
    const double top = config.unit == UnitKind::sigmoid ? 1 : std::max(1.0, samples.output.back());
    return around({0, top}, 0.08);
  }
  if (config.stage == ApproximationStage::shape)
    // Both sigmoids of a bump are seen whole; ReLUs grow out of the picture.
    return config.shape == UnitShape::bump ? around({-std::abs(config.height), std::abs(config.height)}, 0.08)
                                           : around({std::min(0.0, config.height), std::max(0.0, config.height)}, 0.25);
  Range range = rangeOf(samples.target, Scale::linear);
  if (config.stage == ApproximationStage::training)
    for (const Point2& point : lab_.examples()) range = united(range, {point.y(), point.y()});
  if (config.target.isDrawn)
    for (const Point2& point : config.target.points) range = united(range, {point.y(), point.y()});
  return around(range, 0.12);
}

void ApproximationPlots::drawCurve(const PlotContext& context, const Rect& area) {
  const PlotView& view = lab_.config().look.curve;
  const bool hasTarget = lab_.config().stage >= ApproximationStage::sum;
  PlotOptions made = options(context, "curve", area);
  made.title = context.text("approximation.title." +
                            std::string(approximationStageNames()[static_cast<std::size_t>(lab_.config().stage)]));
  if (lab_.isOnPoints()) made.title = context.text("approximation.title.points");
  made.yLabel = hasTarget ? "y" : "a";
  made.x =
      view.x.fit ? Range{-aroundInterval, 1 + aroundInterval} : usableRange({view.x.low, view.x.high}, Scale::linear);
  made.y = view.y.fit ? curveRange() : usableRange({view.y.low, view.y.high}, Scale::linear);
  Plot plot(context, area, std::move(made));
  if (hasTarget) drawTarget(plot, context);
  drawPieces(plot, context);
  drawOutput(plot, context);
  plot.endSeries();
  drawHandles(plot);
  finish("curve", plot);
}

void ApproximationPlots::drawTarget(Plot& plot, const PlotContext& context) const {
  const ApproximationConfig& config = lab_.config();
  const bool isTrained = config.stage == ApproximationStage::training;
  const bool isOnPoints = lab_.isOnPoints();
  if (isTrained) {
    const SeriesStyle style{context.theme.muted, Marker::circle, Dash::solid};
    if (plot.series({.name = "examples",
                     .label = context.text.format("approximation.series.examples",
                                                  {{"count", std::to_string(lab_.examples().size())}}),
                     .style = style,
                     .hasLine = false})) {
      std::vector<double> x, y;
      for (const Point2& point : lab_.examples()) {
        x.push_back(point.x());
        y.push_back(point.y());
      }
      const float radius = isOnPoints ? 4.5f : 2.2f;
      plot.scatter(x, y, Marker::circle, radius, style.color.withAlpha(isOnPoints ? 1 : 0.55f));
    }
  }
  if (isOnPoints) return;
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

// Each unit of a shape alone; each bump of a sum; the ends of straight pieces.
void ApproximationPlots::drawPieces(Plot& plot, const PlotContext& context) {
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

void ApproximationPlots::drawOutput(Plot& plot, const PlotContext& context) {
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

// What the mouse can drag: s of a unit, the edges of a shape, the points of a drawn curve.
void ApproximationPlots::drawHandles(Plot& plot) {
  const CurveGesture& gesture = gestures_["curve"];
  for (const Point2& handle : curveHandles(lab_)) {
    const bool isHeld = gesture.held && *gesture.held == handle;
    plot.startMarker(handle.x(), handle.y(), isHeld);
  }
  if (gesture.x && lab_.config().look.curve.crosshair) plot.crosshair(*gesture.x, std::nan(""));
  if (!gesture.x) return;
  std::vector<Plot::ReadOutLine> lines = {{"x", formatNumber(*gesture.x, 4)}};
  const bool isOnCurve = *gesture.x >= 0 && *gesture.x <= 1 && !lab_.isOnPoints();
  if (lab_.config().stage >= ApproximationStage::sum && isOnCurve)
    lines.push_back({"f(x)", formatNumber(lab_.target()(*gesture.x), 4)});
  if (const std::optional<double> output = lab_.outputAt(*gesture.x))
    lines.push_back({lab_.config().stage >= ApproximationStage::sum ? "ŷ(x)" : "a(x)", formatNumber(*output, 4)});
  plot.readOut(lines);
}

// The weighted sum of the one unit; else what every unit adds.
void ApproximationPlots::drawUnits(const PlotContext& context, const Rect& area) {
  const ApproximationConfig& config = lab_.config();
  const PlotView& view = config.look.units;
  const bool isOne = config.stage == ApproximationStage::unit;
  const OneLayerNetwork& network = lab_.network();
  const std::vector<double> x = evenly(0, 1, 401);
  std::vector<std::vector<double>> lines;
  Range range{0, 0};
  for (Index i = 0; i < network.units(); ++i) {
    std::vector<double> y;
    for (const double each : x)
      y.push_back(isOne ? network.weights[i] * each + network.biases[i] : network.out[i] * network.unit(i, each));
    range = united(range, rangeOf(y, Scale::linear));
    lines.push_back(std::move(y));
  }
  PlotOptions made = options(context, "units", area);
  if (isOne) made.title = context.text("approximation.title.weightedSum");
  made.yLabel = isOne ? "z" : "vᵢaᵢ";
  made.x =
      view.x.fit ? Range{-aroundInterval, 1 + aroundInterval} : usableRange({view.x.low, view.x.high}, Scale::linear);
  made.y = view.y.fit ? around(range, 0.08) : usableRange({view.y.low, view.y.high}, Scale::linear);
  made.legend = made.legend && network.units() <= 3;
  Plot plot(context, area, std::move(made));
  if (network.units() == 0) plot.message(context.text("approximation.noUnits"));
  for (Index i = 0; i < network.units(); ++i) {
    SeriesStyle style = context.theme.series(firstUnitSlot + static_cast<int>(i % 3));
    if (isOne) style = outputStyle(context);
    const std::string label =
        isOne ? "z = wx + b" : context.text.format("approximation.series.unit", {{"index", std::to_string(i + 1)}});
    if (!plot.series({.name = "unit" + std::to_string(i), .label = label, .style = style, .hasMarker = false}))
      continue;
    plot.line(x, lines[static_cast<std::size_t>(i)], {style.color, network.units() <= 3 ? 2.5f : 1.2f, Dash::solid});
  }
  plot.endSeries();
  drawZeroLine(plot, context);
  if (isOne) {
    plot.verticalCursor(config.place);
    plot.label(config.place, 0, "s = −b/w = " + formatNumber(config.place, 4), context.theme.text);
  }
  finish("units", plot);
}

}  // namespace descenso
