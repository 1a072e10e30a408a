#include "app/labs/approximation/plots_approximation.h"

#include <array>

namespace descenso {
namespace {

constexpr int sigmoidSlot = 0;  // of the palette
constexpr int reluSlot = 1;
constexpr int firstUnitSlot = 2;
constexpr Index unitSlots = 3;

}  // namespace

SeriesStyle ApproximationPlot::outputStyle(const PlotContext& context) const {
  const ApproximationConfig& config = lab_.config();
  const bool isSigmoid = config.stage == ApproximationStage::unit    ? config.unit == UnitKind::sigmoid
                         : config.stage == ApproximationStage::shape ? config.shape == UnitShape::bump
                                                                     : config.pieces == PieceKind::bumps;
  SeriesStyle style = context.theme.series(isSigmoid ? sigmoidSlot : reluSlot);
  if (config.stage == ApproximationStage::training) style = context.theme.series(trainedSlot);
  style.dash = Dash::solid;
  return style;
}

std::optional<PlotWork> ApproximationPlot::sweepWork(SweepKind kind, std::string_view id) const {
  const ShapeSweep& sweep = lab_.sweep(kind);
  PlotWork work{.id = std::string(id)};
  if (sweep.isRunning()) {
    work.progress = sweep.progress();
    return work;
  }
  const ApproximationConfig::Sweeps& wanted = lab_.config().sweeps;
  if (kind == SweepKind::widths ? wanted.widths : wanted.layers) return {};
  return work;
}

Range withMargin(Range range, double part) {
  if (!(range.low < range.high)) return {range.low - 1, range.high + 1};
  return padded(range, Scale::linear, part);
}

std::vector<double> evenly(double low, double high, std::size_t count) {
  std::vector<double> x(count);
  for (std::size_t i = 0; i < count; ++i)
    x[i] = low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1);
  return x;
}

SeriesStyle unitStyle(const Theme& theme, Index unit) {
  return theme.series(firstUnitSlot + static_cast<int>(unit % unitSlots));
}

void drawZeroLine(Plot& plot, const PlotContext& context) {
  const std::array<double, 2> xs = {plot.x().low(), plot.x().high()};
  const std::array<double, 2> ys = {0, 0};
  plot.line(xs, ys, {context.theme.axis, 1, Dash::solid});
}

}  // namespace descenso
