#include "app/labs/approximation/plots_units.h"

#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr Index fewUnits = 3;  // so many are named and drawn thick

}  // namespace

void UnitLines::draw(const PlotContext& context, const Rect& area) {
  const ApproximationConfig& config = lab_.config();
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
  PlotOptions made = options(context, view(), area);
  if (isOne) made.title = context.text("approximation.title.weightedSum");
  made.xLabel = "x";
  made.yLabel = isOne ? "z" : "vᵢaᵢ";
  limit(made, view(), aroundUnitInterval, withMargin(range, 0.08));
  const bool isFew = network.units() <= fewUnits;
  made.legend = made.legend && isFew;
  Plot plot(context, area, std::move(made));
  if (network.units() == 0) plot.message(context.text("approximation.noUnits"));
  for (Index i = 0; i < network.units(); ++i) {
    const SeriesStyle style = isOne ? outputStyle(context) : unitStyle(context.theme, i);
    const std::string label =
        isOne ? "z = wx + b" : context.text.format("approximation.series.unit", {{"index", std::to_string(i + 1)}});
    if (!plot.series({.name = "unit" + std::to_string(i), .label = label, .style = style, .hasMarker = false}))
      continue;
    plot.line(x, lines[static_cast<std::size_t>(i)], {style.color, isFew ? 2.5f : 1.2f, Dash::solid});
  }
  plot.endSeries();
  drawZeroLine(plot, context);
  if (isOne) {
    plot.verticalCursor(config.place);
    plot.label(config.place, 0, "s = −b/w = " + formatNumber(config.place, 4), context.theme.text);
  }
  finish(plot);
}

}  // namespace descenso
