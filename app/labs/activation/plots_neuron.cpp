#include "app/labs/activation/plots_neuron.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr Range usualPlane{-5, 5};
constexpr Index fieldNodes = 192;  // along each side
constexpr float fieldStrength = 0.5f;
constexpr double turnAt = 2;     // from the boundary's middle, where it is turned
constexpr double farAway = 1e4;  // beyond every picture, along the boundary

Point2 normalOf(const PlaneNeuron& neuron) { return {neuron.alpha, neuron.beta}; }

double within(std::string_view slider, double value) { return clampValue(activationSlider(slider), value); }

}  // namespace

Point2 boundaryFoot(const PlaneNeuron& neuron) {
  const Point2 n = normalOf(neuron);
  if (n.isZero(0)) return {0, 0};
  return -neuron.shift / n.squaredNorm() * n;
}

Point2 boundaryDirection(const PlaneNeuron& neuron) {
  const Point2 n = normalOf(neuron);
  if (n.isZero(0)) return {1, 0};
  return Point2(-n.y(), n.x()).normalized();
}

PlaneNeuron dragged(PlaneNeuron neuron, NeuronHandle handle, const Point2& to) {
  if (handle == NeuronHandle::place) {
    neuron.x1 = within("place", to.x());
    neuron.x2 = within("place", to.y());
    return neuron;
  }
  if (handle == NeuronHandle::move) {
    neuron.shift = within("shift", -normalOf(neuron).dot(to));
    return neuron;
  }
  const Point2 foot = boundaryFoot(neuron);
  const Point2 along = to - foot;
  const double length = normalOf(neuron).norm();
  if (along.norm() < 1e-6 || length == 0) return neuron;
  // The direction is the normal turned to the left: turned back it is the normal.
  const Point2 n = length * Point2(along.y(), -along.x()).normalized();
  neuron.alpha = within("alpha", n.x());
  neuron.beta = within("beta", n.y());
  neuron.shift = within("shift", -normalOf(neuron).dot(foot));
  return neuron;
}

PlotHandling NeuronField::handling() const {
  const PlaneNeuron& neuron = lab_.config().neuron;
  const Point2 foot = boundaryFoot(neuron);
  const Point2 turn = foot + turnAt * boundaryDirection(neuron);
  return {.canClick = true,
          .handles = {{foot.x(), foot.y()}, {turn.x(), turn.y()}, {neuron.x1, neuron.x2}},
          .menu = {.crosshair = false}};
}

PlanarNeuron NeuronField::shownNeuron() const {
  const PlaneNeuron& neuron = lab_.config().neuron;
  return {neuron.activation, lab_.config().parameter(neuron.activation), normalOf(neuron), neuron.shift};
}

void NeuronField::refresh(const Box& box) {
  const PlaneNeuron& neuron = lab_.config().neuron;
  Key key{neuron, lab_.config().parameter(neuron.activation), box};
  key.neuron.x1 = key.neuron.x2 = 0;  // the field is the same wherever it is read off
  if (grid_ && key == key_) return;
  key_ = key;
  grid_ = std::make_shared<LossGrid>(neuronField(shownNeuron(), box, fieldNodes));
}

/// The value in the middle of the colours, and how far these reach from it.
std::pair<double, double> NeuronField::colours(const Box& box) const {
  const PlanarNeuron neuron = shownNeuron();
  const Activation& f = activation(neuron.activation);
  if (f.kind == ActivationKind::sigmoid || f.kind == ActivationKind::step) return {0.5, 0.5};
  const double middle = (f.value(-1e-12, neuron.parameter) + f.value(1e-12, neuron.parameter)) / 2;
  if (f.kind == ActivationKind::tanh) return {middle, 1};
  return {middle, std::max(1e-12, farthestOutput(neuron, box, middle))};
}

void NeuronField::draw(const PlotContext& context, const Rect& area) {
  PlotOptions made = framed(context, area, usualPlane, usualPlane);
  const std::string name = activationLabel(context.text, lab_.config().neuron.activation);
  made.title = context.text.format("activation-lab.field", {{"name", name}});
  made.xLabel = "x₁";
  made.yLabel = "x₂";
  made.equal = true;
  made.legend = false;
  const auto [middle, reach] = colours({{made.x.low, made.y.low}, {made.x.high, made.y.high}});
  made.colorBar = ColorBar{.map = ColorMap::vik, .low = middle - reach, .high = middle + reach};
  Plot plot(context, area, std::move(made));
  refresh(plot.dataBox());
  FieldSpec spec;
  spec.grid = grid_;
  spec.colorMap = ColorMap::vik;
  spec.low = middle - reach;
  spec.high = middle + reach;
  spec.contours = false;
  spec.dim = fieldStrength;
  plot.field("activation.field", std::move(spec));
  drawBoundary(plot, context);
  finish(plot);
}

void NeuronField::drawBoundary(Plot& plot, const PlotContext& context) const {
  const PlaneNeuron& neuron = lab_.config().neuron;
  const Point2 foot = boundaryFoot(neuron);
  const Point2 along = boundaryDirection(neuron);
  if (!normalOf(neuron).isZero(0)) {
    const std::array<double, 2> xs = {foot.x() - farAway * along.x(), foot.x() + farAway * along.x()};
    const std::array<double, 2> ys = {foot.y() - farAway * along.y(), foot.y() + farAway * along.y()};
    plot.line(xs, ys, {context.theme.text, 2.5f, Dash::solid});
    const Point2 turn = foot + turnAt * along;
    plot.startMarker(foot.x(), foot.y(), gesture().handle == std::size_t{0});
    plot.marker(turn.x(), turn.y(), Marker::diamond, gesture().handle == std::size_t{1} ? 9.0f : 7.0f,
                context.theme.plotBackground, {context.theme.text, 2});
    plot.label(foot.x() + 3.2 * along.x(), foot.y() + 3.2 * along.y(), "z = 0", context.theme.text);
  }
  const double z = lab_.neuronSum(neuron.x1, neuron.x2);
  const Activation& f = activation(neuron.activation);
  plot.currentMarker(neuron.x1, neuron.x2, context.theme.series(1));
  plot.label(neuron.x1, neuron.x2, "a = " + formatNumber(f.value(z, lab_.config().parameter(f.kind)), 4),
             context.theme.text);
}

void NeuronProfile::draw(const PlotContext& context, const Rect& area) {
  const PlaneNeuron& neuron = lab_.config().neuron;
  const Activation& f = activation(neuron.activation);
  const double parameter = lab_.config().parameter(f.kind);
  const double z = lab_.neuronSum(neuron.x1, neuron.x2);
  const double reach = std::max(6.0, 1.2 * std::abs(z));
  Range values{0, 1};
  for (const double each : {-reach, -1.0, 1.0, reach, z})
    values = united(values, {f.value(each, parameter), f.value(each, parameter)});
  PlotOptions made = framed(context, area, {-reach, reach}, padded(values, Scale::linear, 0.08));
  made.xLabel = "z";
  made.yLabel = "a";
  made.legendCorner = Corner::topLeft;
  Plot plot(context, area, std::move(made));
  drawAxesThroughZero(plot, context);
  const SeriesStyle style = activationStyle(context.theme, f.kind);
  if (plot.series(
          {.name = "a", .label = "a = f(z)", .style = {style.color, Marker::circle, Dash::solid}, .hasMarker = false}))
    drawCurveOf(plot, [&](double at) { return f.value(at, parameter); }, {style.color, 3, Dash::solid});
  if (plot.series({.name = "slope",
                   .label = "f′(z)",
                   .style = {context.theme.muted, Marker::circle, Dash::dash},
                   .hasMarker = false}))
    drawCurveOf(plot, [&](double at) { return f.slope(at, parameter); }, {context.theme.muted, 2, Dash::dash});
  plot.endSeries();
  plot.verticalCursor(z);
  plot.currentMarker(z, f.value(z, parameter), context.theme.series(1));
  finish(plot);
}

}  // namespace descenso
