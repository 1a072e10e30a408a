#include "app/labs/activation/plots_chain.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr double leastMagnitude = -300;  // what is below is no number of a plot's
constexpr double mostMagnitude = 300;
constexpr double barHalf = 0.36;  // of the place of a layer
constexpr int barSlot = 0;
constexpr int boundSlot = 5;
constexpr int limitSlot = 6;

/// 10 to the power, for an axis.
double powerOf(double magnitude) { return std::pow(10, std::clamp(magnitude, leastMagnitude, mostMagnitude)); }

/// Of magnitudes that are numbers.
Range rangeOfMagnitudes(std::span<const double> magnitudes) { return rangeOf(magnitudes, Scale::linear); }

std::vector<double> layersUpTo(std::size_t count) {
  std::vector<double> layers;
  for (std::size_t l = 1; l <= count; ++l) layers.push_back(static_cast<double>(l));
  return layers;
}

/// Where a 0 has no place, the line breaks.
std::vector<double> powersOf(const std::vector<double>& magnitudes) {
  std::vector<double> values;
  for (const double each : magnitudes) values.push_back(std::isfinite(each) ? powerOf(each) : std::nan(""));
  return values;
}

}  // namespace

PlotOptions ChainPlot::logFramed(const PlotContext& context, const Rect& area, Range layers, Range magnitudes) const {
  const Range shown = united(magnitudes, {0, 0});
  const double around = 0.3 + 0.04 * shown.span();
  const PlotView& looked = view();
  PlotOptions made = options(context, looked, area);
  made.yScale = Scale::logarithmic;
  made.x =
      looked.x.fit ? usableRange(layers, Scale::linear) : usableRange({looked.x.low, looked.x.high}, Scale::linear);
  made.y = looked.y.fit ? Range{powerOf(shown.low - around), powerOf(shown.high + around)}
                        : usableRange({looked.y.low, looked.y.high}, Scale::logarithmic);
  made.wholeX = true;
  return made;
}

void ChainBars::draw(const PlotContext& context, const Rect& area) {
  const std::optional<Chain>& chain = lab_.chain();
  const std::size_t count = chain ? chain->sums.size() : 0;
  const std::vector<double> none;
  const std::vector<double>& magnitudes = chain ? chain->magnitudes : none;
  const std::vector<double>& bound = chain ? chain->bound : none;
  Range range = rangeOfMagnitudes(magnitudes);
  range = united(range, rangeOfMagnitudes(bound));
  PlotOptions made = logFramed(context, area, {0.4, static_cast<double>(std::max<std::size_t>(count, 1)) + 0.6}, range);
  made.xLabel = context.text("activation-lab.axis.layer");
  made.yLabel = "|∂J/∂zₗ|";
  made.legendCorner = Corner::topLeft;
  Plot plot(context, area, std::move(made));
  if (count == 0) plot.message(context.text("activation-lab.noLayers"));
  const SeriesStyle style{context.theme.series(barSlot).color, Marker::square, Dash::solid};
  if (plot.series({.name = "product", .label = "∏ₖ₌ₗ₊₁ wₖ ∏ₖ₌ₗ f′(zₖ)", .style = style, .hasLine = false})) {
    for (std::size_t l = 0; l < count; ++l) {
      const auto x = static_cast<double>(l + 1);
      if (std::isfinite(magnitudes[l]))
        drawBar(plot, x, barHalf, plot.y().low(), powerOf(magnitudes[l]), style.color);
      else
        plot.label(x, plot.y().low(), "0", context.theme.error);
    }
  }
  const SeriesStyle limit{context.theme.series(boundSlot).color, Marker::circle, Dash::dash};
  if (plot.series({.name = "bound",
                   .label = std::string(context.text("activation-lab.bound")),
                   .style = limit,
                   .hasMarker = false}))
    plot.line(layersUpTo(count), powersOf(bound), {limit.color, 2.5f, Dash::dash});
  plot.endSeries();
  plot.horizontalCursor(1);
  finish(plot);
}

void ChainLengths::draw(const PlotContext& context, const Rect& area) {
  const ChainGrowth& growth = lab_.growth();
  const std::size_t count = growth.magnitudes.size();
  Range range = rangeOfMagnitudes(growth.magnitudes);
  range = united(range, rangeOfMagnitudes(growth.bound));
  PlotOptions made = logFramed(context, area, {0, static_cast<double>(count)}, range);
  made.xLabel = context.text("activation-lab.axis.layers");
  made.yLabel = "|∂J/∂w₁|";
  made.legendCorner = Corner::bottomLeft;
  Plot plot(context, area, std::move(made));
  const std::vector<double> layers = layersUpTo(count);
  const SeriesStyle style{context.theme.series(barSlot).color, Marker::circle, Dash::solid};
  const SeriesStyle bound{context.theme.series(boundSlot).color, Marker::circle, Dash::dash};
  if (plot.series({.name = "bound",
                   .label = std::string(context.text("activation-lab.bound")),
                   .style = bound,
                   .hasMarker = false}))
    plot.line(layers, powersOf(growth.bound), {bound.color, 2, Dash::dash});
  if (plot.series({.name = "gradient", .label = "|∂J/∂w₁|", .style = style, .hasMarker = false}))
    plot.line(layers, powersOf(growth.magnitudes), {style.color, 3, Dash::solid});
  // From the last length on as the factor far along says: what the product tends to.
  const SeriesStyle limit{context.theme.series(limitSlot).color, Marker::circle, Dash::dot};
  const std::optional<Chain>& chain = lab_.chain();
  if (chain && chain->limitFactor > 0 &&
      plot.series({.name = "limit",
                   .label = std::string(context.text("activation-lab.limit")),
                   .style = limit,
                   .hasMarker = false})) {
    std::vector<double> magnitudes;
    const double slope = std::log10(chain->limitFactor);
    for (const double l : layers) magnitudes.push_back(growth.magnitudes.back() + slope * (l - layers.back()));
    plot.line(layers, powersOf(magnitudes), {limit.color, 2.5f, Dash::dot});
  }
  plot.endSeries();
  const long shown = lab_.playback().step();
  plot.verticalCursor(static_cast<double>(shown));
  if (shown > 0)
    plot.currentMarker(static_cast<double>(shown), powerOf(growth.magnitudes[static_cast<std::size_t>(shown) - 1]),
                       style);
  finish(plot);
}

void ChainLayers::drawSeries(Plot& plot, std::string_view name, std::string label, const SeriesStyle& style,
                             const std::vector<double>& values) const {
  if (!plot.series({.name = std::string(name), .label = std::move(label), .style = style})) return;
  const std::vector<double> layers = layersUpTo(values.size());
  plot.line(layers, values, {style.color, 2.5f, Dash::solid});
  plot.scatter(layers, values, style.marker, values.size() > 40 ? 2.5f : 4.0f, style.color);
}

void ChainLayers::draw(const PlotContext& context, const Rect& area) {
  const std::optional<Chain>& chain = lab_.chain();
  const bool isFactors = name() == "factors";
  std::vector<double> first, second;
  if (chain) first = isFactors ? chain->factors : chain->outputs;
  if (chain && !isFactors) second = chain->slopes;
  Range range = united(rangeOf(first, Scale::linear), rangeOf(second, Scale::linear));
  range = united(range, isFactors ? Range{0, 1} : Range{0, 0.25});
  PlotOptions made = framed(context, area, {0.4, static_cast<double>(std::max<std::size_t>(first.size(), 1)) + 0.6},
                            padded(range, Scale::linear, 0.1));
  made.xLabel = context.text("activation-lab.axis.layer");
  made.yLabel = isFactors ? "wₗ f′(zₗ)" : "";
  made.wholeX = true;
  made.legend = made.legend && !isFactors;
  Plot plot(context, area, std::move(made));
  if (first.empty()) plot.message(context.text("activation-lab.noLayers"));
  if (isFactors) {
    drawSeries(plot, "factors", "wₗ f′(zₗ)", context.theme.series(limitSlot), first);
    plot.endSeries();
    plot.horizontalCursor(1);
  } else {
    drawSeries(plot, "outputs", "aₗ", context.theme.series(2), first);
    drawSeries(plot, "slopes", "f′(zₗ)", context.theme.series(4), second);
  }
  finish(plot);
}

}  // namespace descenso
