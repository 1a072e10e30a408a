#include "app/labs/activation/plots_layers.h"

#include <array>

#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr Range usualInputs{-6, 6};
constexpr double aroundLines = 0.08;
constexpr int firstSlot = 1;
constexpr int secondSlot = 2;
constexpr int oneSlot = 4;

SeriesStyle solid(const Theme& theme, int slot) { return {theme.series(slot).color, Marker::circle, Dash::solid}; }

}  // namespace

TwoLayers draggedLayers(const ActivationLab& lab, LayerHandle handle, double y) {
  TwoLayers layers = lab.config().layers;
  HiddenUnit& unit = layers.units[layers.unit];
  switch (handle) {
    case LayerHandle::firstBias:
      unit.b1 = clampValue(activationSlider("b1"), y);
      break;
    case LayerHandle::firstWeight:
      unit.w1 = clampValue(activationSlider("w1"), y - unit.b1);
      break;
    case LayerHandle::secondBias:
      layers.b2 = clampValue(activationSlider("b2"), y - (lab.secondLayer(0) - layers.b2));
      break;
  }
  return layers;
}

PlotHandling LayerLines::handling() const {
  return {.canClick = true,
          .handles = {{0, lab_.firstLayer(0)}, {1, lab_.firstLayer(1)}, {0, lab_.secondLayer(0)}},
          .menu = {.legend = true, .crosshair = false}};
}

void LayerLines::draw(const PlotContext& context, const Rect& area) {
  const TwoLayers& layers = lab_.config().layers;
  const bool isLinear = layers.between == ActivationKind::identity;
  const bool isOne = layers.units.size() == 1;
  const Range x = view().x.fit ? usualInputs : usableRange({view().x.low, view().x.high}, Scale::linear);
  Range y{0, 0};
  for (const double each : {x.low, 0.0, x.high}) {
    for (std::size_t i = 0; i < layers.units.size(); ++i) {
      const double said = lab_.firstLayer(each, i);
      y = united(y, {said, said});
    }
    y = united(y, {lab_.secondLayer(each), lab_.secondLayer(each)});
  }
  PlotOptions made = framed(context, area, x, padded(y, Scale::linear, aroundLines));
  made.xLabel = "x";
  made.yLabel = "y";
  made.legendCorner = Corner::topLeft;
  Plot plot(context, area, std::move(made));
  drawAxesThroughZero(plot, context);
  const auto line = [&](std::string_view name, std::string label, SeriesStyle style, float width, const auto& f) {
    if (plot.series({.name = std::string(name), .label = std::move(label), .style = style, .hasMarker = false}))
      drawCurveOf(plot, f, {style.color, width, style.dash});
  };
  const SeriesStyle firstStyle = solid(context.theme, firstSlot);
  line("first", isOne ? "y₁ = w₁x + b₁" : "y₁ⱼ = w₁ⱼx + b₁ⱼ", firstStyle, 2.5f,
       [&](double at) { return lab_.firstLayer(at); });
  if (!view().hidden.contains("first"))
    for (std::size_t i = 0; i < layers.units.size(); ++i) {
      if (i != layers.unit)
        drawCurveOf(plot, [&](double at) { return lab_.firstLayer(at, i); }, {firstStyle.color, 1.4f, Dash::solid});
    }
  const std::string said = std::string(isOne ? "w₂" : "Σⱼ w₂ⱼ") + (isLinear ? "y₁" : "f(y₁") +
                           (isOne ? "" : "ⱼ") + (isLinear ? "" : ")");
  line("second", "y₂ = " + said + " + b₂", solid(context.theme, secondSlot), 4,
       [&](double at) { return lab_.secondLayer(at); });
  const Point2 one = lab_.oneLayer();
  SeriesStyle dashed = solid(context.theme, oneSlot);
  dashed.dash = Dash::dash;
  line("one", isOne ? "w₂w₁x + w₂b₁ + b₂" : "W₂W₁x + W₂b₁ + b₂", dashed, 2, [&](double at) { return one.x() * at + one.y(); });
  plot.endSeries();
  for (std::size_t i = 0; const DataPoint& handle : handling().handles)
    plot.startMarker(handle.x, handle.y, gesture().handle == i++);
  plot.verticalCursor(layers.x);
  plot.currentMarker(layers.x, lab_.secondLayer(layers.x), solid(context.theme, secondSlot));
  plot.label(layers.x, lab_.secondLayer(layers.x),
             "y₂(" + formatNumber(layers.x, 4) + ") = " + formatNumber(lab_.secondLayer(layers.x), 5),
             context.theme.text);
  finish(plot);
}

void LayerGains::draw(const PlotContext& context, const Rect& area) {
  const TwoLayers& layers = lab_.config().layers;
  const PlotView& lines = lab_.config().look.view("lines");
  const Range x = lines.x.fit ? usualInputs : usableRange({lines.x.low, lines.x.high}, Scale::linear);
  Range y{0, 0};
  const double gain = layers.units[layers.unit].w1;
  y = united(y, {gain, gain});
  for (double at = x.low; at <= x.high; at += x.span() / 200)
    y = united(y, {lab_.secondSlope(at), lab_.secondSlope(at)});
  PlotOptions made = framed(context, area, x, padded(y, Scale::linear, 0.15));
  made.xLabel = "x";
  made.yLabel = "dy/dx";
  Plot plot(context, area, std::move(made));
  drawAxesThroughZero(plot, context);
  const auto line = [&](std::string_view name, std::string label, int slot, const auto& f) {
    const SeriesStyle style = solid(context.theme, slot);
    if (plot.series({.name = std::string(name), .label = std::move(label), .style = style, .hasMarker = false}))
      drawCurveOf(plot, f, {style.color, 3, Dash::solid});
  };
  line("first", layers.units.size() == 1 ? "dy₁/dx" : "dy₁ⱼ/dx, j = " + std::to_string(layers.unit + 1), firstSlot,
       [&](double) { return gain; });
  line("second", "dy₂/dx", secondSlot, [&](double at) { return lab_.secondSlope(at); });
  plot.endSeries();
  plot.verticalCursor(layers.x);
  finish(plot);
}

}  // namespace descenso
