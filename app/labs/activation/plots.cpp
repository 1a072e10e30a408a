#include "app/labs/activation/plots.h"

#include <algorithm>
#include <array>

#include "app/labs/activation/plots_card.h"
#include "app/labs/activation/plots_chain.h"
#include "app/labs/activation/plots_gallery.h"
#include "app/labs/activation/plots_layers.h"
#include "app/labs/activation/plots_learning.h"
#include "app/labs/activation/plots_neuron.h"
#include "app/labs/activation/plots_softmax.h"

namespace descenso {
namespace {

constexpr int ownHues = 8;  // of the palette

}  // namespace

PlotOptions ActivationPlot::framed(const PlotContext& context, const Rect& area, Range x, Range y) const {
  const PlotView& looked = view();
  PlotOptions made = options(context, looked, area);
  made.x = looked.x.fit ? usableRange(x, Scale::linear) : usableRange({looked.x.low, looked.x.high}, Scale::linear);
  made.y = looked.y.fit ? usableRange(y, made.yScale) : usableRange({looked.y.low, looked.y.high}, made.yScale);
  return made;
}

ActivationBoard::ActivationBoard(ActivationLab& lab) : lab_(lab) {
  add<GalleryCurves>("values", lab, reading_);
  add<GalleryCurves>("slopes", lab, reading_);
  add<GalleryReadings>("readings", lab, reading_);
  add<NeuronField>("field", lab, reading_);
  add<NeuronProfile>("profile", lab, reading_);
  add<StudyFit>("fit", lab, reading_);
  add<StudyPlane>("plane", lab, reading_);
  add<StudyMoves>("moves", lab, reading_);
  add<StudyLoss>("loss", lab, reading_);
  add<StudyWeights>("weights", lab, reading_);
  add<LayerLines>("lines", lab, reading_);
  add<LayerGains>("gains", lab, reading_);
  add<ChainBars>("chain", lab, reading_);
  add<ChainLengths>("growth", lab, reading_);
  add<ChainLayers>("factors", lab, reading_);
  add<ChainLayers>("signals", lab, reading_);
  add<SoftmaxBars>("scores", lab, reading_);
  add<SoftmaxBars>("probabilities", lab, reading_);
  add<SoftmaxJacobian>("jacobian", lab, reading_);
  add<ActivationCard>("formula", lab, reading_);
}

// Where hues repeat, a dotted line tells them apart; dashes are left to what is printed wrongly.
SeriesStyle activationStyle(const Theme& theme, ActivationKind kind) {
  SeriesStyle style = theme.series(static_cast<int>(kind));
  style.dash = static_cast<int>(kind) < ownHues ? Dash::solid : Dash::dot;
  return style;
}

std::vector<double> placesAcross(const Plot& plot) {
  const auto count = static_cast<std::size_t>(std::clamp(plot.inner().width, 64.0f, 8192.0f));
  std::vector<double> x(count);
  for (std::size_t i = 0; i < count; ++i)
    x[i] = plot.x().fromPart(static_cast<double>(i) / static_cast<double>(count - 1));
  return x;
}

void drawAxesThroughZero(Plot& plot, const PlotContext& context) {
  const std::array<double, 2> zero = {0, 0};
  const std::array<double, 2> xs = {plot.x().low(), plot.x().high()};
  const std::array<double, 2> ys = {plot.y().low(), plot.y().high()};
  const Stroke stroke{context.theme.axis.withAlpha(0.7f), 1, Dash::solid};
  plot.line(xs, zero, stroke);
  plot.line(zero, ys, stroke);
}

void shadeStretch(Plot& plot, double from, double to, Color fill) {
  const std::array<double, 2> xs = {from, to};
  const std::array<double, 2> low = {plot.y().low(), plot.y().low()};
  const std::array<double, 2> high = {plot.y().high(), plot.y().high()};
  plot.band(xs, low, high, fill);
}

void drawBar(Plot& plot, double x, double halfWidth, double base, double top, Color fill) {
  const std::array<double, 2> xs = {x - halfWidth, x + halfWidth};
  const std::array<double, 2> bases = {base, base};
  const std::array<double, 2> tops = {top, top};
  plot.band(xs, bases, tops, fill);
}

}  // namespace descenso
