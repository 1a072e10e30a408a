#include "app/labs/activation/plots_gallery.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr Range usualSums{-6, 6};
constexpr Range mostValues{-2.2, 4.2};  // a line may leave the picture
constexpr double aroundCurves = 0.06;
constexpr float selectedWidth = 3.5f;
constexpr float otherWidth = 2.2f;
constexpr float printedWidth = 2.5f;
constexpr float flatAlpha = 0.16f;
constexpr float kinkRadius = 4.5f;

}  // namespace

double GalleryCurves::at(ActivationKind kind, double z) const {
  return showsSlopes() ? lab_.slope(kind, z) : lab_.value(kind, z);
}

Range GalleryCurves::seenRange(Range z) const {
  Range range{0, 1};
  constexpr int looked = 200;
  for (const ActivationKind kind : lab_.shownKinds())
    for (int i = 0; i <= looked; ++i) {
      const double y = at(kind, z.low + z.span() * i / looked);
      range = united(range, {y, y});
    }
  range.low = std::max(range.low, mostValues.low);
  range.high = std::min(range.high, mostValues.high);
  return padded(range, Scale::linear, aroundCurves);
}

PlotHandling GalleryCurves::handling() const {
  return {.canClick = true, .menu = {.legend = true, .crosshair = false}};
}

void GalleryCurves::draw(const PlotContext& context, const Rect& area) {
  // Derivatives stand over the same z as their functions, unless they have been moved.
  const AxisView& values = lab_.config().look.view("values").x;
  const AxisView& looked = view().x.fit ? values : view().x;
  const Range z = looked.fit ? usualSums : usableRange({looked.low, looked.high}, Scale::linear);
  PlotOptions made = framed(context, area, z, seenRange(z));
  made.xLabel = "z";
  made.yLabel = showsSlopes() ? "f′(z)" : "f(z)";
  made.legendCorner = Corner::topLeft;
  made.legend = made.legend && !showsSlopes();
  Plot plot(context, area, std::move(made));
  drawFlat(plot, context);
  drawAxesThroughZero(plot, context);
  for (const ActivationKind kind : lab_.shownKinds())
    if (lab_.config().gallery.isPrinted) drawPrinted(plot, context, kind);
  for (const ActivationKind kind : lab_.shownKinds()) drawFunction(plot, context, kind);
  plot.endSeries();
  drawReading(plot, context);
  if (lab_.shownKinds().empty()) plot.message(context.text("activation-lab.none"));
  finish(plot);
}

/// Where the selected function is saturated.
void GalleryCurves::drawFlat(Plot& plot, const PlotContext& context) const {
  const GalleryConfig& gallery = lab_.config().gallery;
  const ActivationKind kind = gallery.selected;
  if (!gallery.shown[static_cast<std::size_t>(kind)]) return;
  const Color fill = activationStyle(context.theme, kind).color.withAlpha(flatAlpha);
  const auto flat = saturatedIntervals([&](double z) { return lab_.slope(kind, z); }, {plot.x().low(), plot.x().high()},
                                       gallery.threshold);
  for (const Interval& each : flat) shadeStretch(plot, each.low, each.high, fill);
  if (!showsSlopes()) return;
  const std::array<double, 2> xs = {plot.x().low(), plot.x().high()};
  for (const double threshold : {-gallery.threshold, gallery.threshold}) {
    const std::array<double, 2> ys = {threshold, threshold};
    plot.line(xs, ys, {context.theme.muted, 1, Dash::dash});
  }
}

/// As the slides have it, dashed.
void GalleryCurves::drawPrinted(Plot& plot, const PlotContext& context, ActivationKind kind) const {
  const PrintedActivation* printed = lab_.printed(kind);
  if (printed == nullptr) return;
  const SeriesStyle style{activationStyle(context.theme, kind).color, Marker::circle, Dash::dash};
  const std::string label = context.text.format("activation-lab.printed", {{"formula", printed->formula}});
  if (!plot.series({.name = std::string(printed->erratum), .label = label, .style = style, .hasMarker = false})) return;
  const double parameter = lab_.config().parameter(kind);
  const auto f = showsSlopes() ? printed->slope : printed->value;
  drawCurveOf(plot, [&](double z) { return f(z, parameter); }, {style.color, printedWidth, Dash::dash});
}

void GalleryCurves::drawFunction(Plot& plot, const PlotContext& context, ActivationKind kind) const {
  const SeriesStyle style = activationStyle(context.theme, kind);
  const bool isSelected = kind == lab_.config().gallery.selected;
  if (!plot.series({.name = std::string(activation(kind).name),
                    .label = activationLabel(context.text, kind),
                    .style = style,
                    .hasMarker = false}))
    return;
  const Stroke stroke{style.color, isSelected ? selectedWidth : otherWidth, style.dash};
  // A jump is no line: each side of it is drawn by itself.
  std::vector<double> jumps = showsSlopes() ? lab_.kinks(kind) : std::vector<double>();
  if (kind == ActivationKind::step && !showsSlopes()) jumps = {0};
  const auto piece = [&](double from, double to) {
    if (!(from < to)) return;
    std::vector<double> x, y;
    const double inside = 1e-9 * (to - from);
    constexpr int pieces = 600;
    for (int i = 0; i <= pieces; ++i) {
      x.push_back(std::clamp(from + (to - from) * i / pieces, from + inside, to - inside));
      y.push_back(at(kind, x.back()));
    }
    plot.line(x, y, stroke);
  };
  double from = plot.x().low();
  for (const double jump : jumps) {
    piece(from, std::min(jump, plot.x().high()));
    from = std::max(from, jump);
  }
  piece(from, plot.x().high());
  if (!showsSlopes())
    for (const double kink : lab_.kinks(kind))
      plot.marker(kink, at(kind, kink), Marker::diamond, kinkRadius, context.theme.plotBackground, {style.color, 2});
  if (kind == ActivationKind::step && !showsSlopes())
    plot.marker(0, 0, Marker::circle, kinkRadius, style.color, {context.theme.plotBackground, 1});
}

void GalleryCurves::drawReading(Plot& plot, const PlotContext& context) const {
  const double z = reading_.z.value_or(lab_.config().gallery.z);
  plot.verticalCursor(z);
  for (const ActivationKind kind : lab_.shownKinds()) {
    if (view().hidden.contains(std::string(activation(kind).name))) continue;
    plot.marker(z, at(kind, z), Marker::circle, 4, activationStyle(context.theme, kind).color,
                {context.theme.plotBackground, 1.5f});
  }
  if (!showsSlopes()) return;
  plot.label(z, 0, "z = " + formatNumber(z, 4), context.theme.text);
}

}  // namespace descenso
