#include "app/labs/entropy/plots_bars.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace descenso {
namespace {

constexpr double groupWidth = 0.76;   // of the distance between two outcomes
constexpr double betweenBars = 0.04;  // likewise
constexpr float gripWidth = 26;       // layout pixels
constexpr float gripHeight = 5;
constexpr float barLabelType = 14;

Vec2 endOf(const Plot& plot, const Bar& bar) { return plot.frame().toPixel((bar.x.low + bar.x.high) / 2, bar.value); }

}  // namespace

Range barRange(std::size_t outcome, std::size_t bars, std::size_t n) {
  const auto count = static_cast<double>(bars);
  const double width = (groupWidth - betweenBars * (count - 1)) / count;
  const double low = static_cast<double>(outcome) - groupWidth / 2 + static_cast<double>(n) * (width + betweenBars);
  return {low, low + width};
}

double barMiddle(std::size_t outcome, std::size_t bars, std::size_t n) {
  const Range range = barRange(outcome, bars, n);
  return (range.low + range.high) / 2;
}

Range barAxis(std::size_t outcomes) { return {-0.5, static_cast<double>(outcomes) - 0.5}; }

void drawBar(Plot& plot, const PlotContext& context, const Bar& bar) {
  const std::array<double, 2> x = {bar.x.low, bar.x.high};
  const std::array<double, 2> zero = {0, 0};
  const std::array<double, 2> value = {bar.value, bar.value};
  if (bar.isOutline) {
    const std::array<double, 4> around = {bar.x.low, bar.x.low, bar.x.high, bar.x.high};
    const std::array<double, 4> heights = {0, bar.value, bar.value, 0};
    plot.line(around, heights, {bar.fill, 1.6f, Dash::dash});
    return;
  }
  plot.band(x, bar.value < 0 ? value : zero, bar.value < 0 ? zero : value, bar.fill);
  const Vec2 end = endOf(plot, bar);
  if (!std::isfinite(end.y)) return;
  if (bar.isHandle) {
    const float barPixels = static_cast<float>(plot.x().toPixel(bar.x.high) - plot.x().toPixel(bar.x.low));
    const float width = std::min(context.px(gripWidth), barPixels);
    const float height = context.px(bar.isHeld ? gripHeight + 2 : gripHeight);
    context.canvas.rectangle({end.x - width / 2, end.y - height / 2, width, height}, context.theme.text,
                             {context.theme.plotBackground, context.px(1)}, height / 2);
  }
  drawBarLabel(plot, context, bar);
}

void drawBarLabel(const Plot& plot, const PlotContext& context, const Bar& bar) {
  const Vec2 end = endOf(plot, bar);
  if (bar.label.empty() || !std::isfinite(end.y)) return;
  const TextStyle style{FontRole::regular, context.fontSize(barLabelType), context.theme.text, HorizontalAlign::center,
                        VerticalAlign::middle};
  const Vec2 size = context.canvas.measure(bar.label, style);
  const float away = context.px(6) + size.y / 2;
  const Vec2 middle{end.x, bar.value < 0 ? end.y + away : end.y - away};
  const Rect behind{middle.x - size.x / 2 - context.px(2), middle.y - size.y / 2, size.x + context.px(4), size.y};
  context.canvas.rectangle(behind, context.theme.plotBackground.withAlpha(0.75f), noStroke, context.px(3));
  context.canvas.text(middle, bar.label, style);
}

}  // namespace descenso
