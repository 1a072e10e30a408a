#include <algorithm>
#include <cmath>

#include "app/plot/color_map.h"
#include "app/plot/plot.h"

namespace descenso {
namespace {

constexpr std::size_t fewestLabels = 3;

float barPixel(const ColorBar& bar, double value, float height) {
  return height * static_cast<float>(1 - colorPosition(value, bar.low, bar.high, bar.logarithmic));
}

/// For a bar over values that are not far apart: each label is as round as its neighbours' distance allows.
std::vector<Tick> narrowBarTicks(const ColorBar& bar, float height, const TickOptions& options) {
  const int count = std::max(1, static_cast<int>(height / std::max(1.0f, options.spacing)));
  const auto at = [&](int i) { return colorValue(static_cast<double>(i) / count, bar.low, bar.high, true); };
  std::vector<Tick> ticks;
  float free = INFINITY;  // pixels from the top, below which labels stand already
  for (int i = 0; i <= count; ++i) {
    const double distance = i < count ? at(i + 1) - at(i) : at(i) - at(i - 1);
    const double step = niceBelow(std::max(distance * 0.5, 1e-300));
    const double value = std::round(at(i) / step) * step;
    if (value < bar.low || value > bar.high) continue;
    const float pixel = barPixel(bar, value, height);
    std::string label = tickLabel(value, step, std::abs(value));
    const float half = options.extent ? options.extent(label) / 2 : 0;
    if (pixel + half + options.gap > free) continue;
    free = pixel - half;
    ticks.push_back({value, std::move(label), true});
  }
  return ticks;
}

/// Zero and the values 1, 2 and 5 of each decade: the rounder a value, the sooner it takes the room for its label.
std::vector<Tick> logarithmicBarTicks(const ColorBar& bar, float height, const TickOptions& options) {
  const auto decadeOf = [](double value) { return static_cast<int>(std::floor(std::log10(value))); };
  // Near its low end the bar is linear: nothing finer than one label there has room.
  const double finest =
      colorValue(options.spacing / std::max(options.spacing, height), bar.low, bar.high, true) - bar.low;
  std::vector<Tick> ticks;
  const auto extent = [&](std::string_view label) { return options.extent ? options.extent(label) : 0.0f; };
  const auto offer = [&](double value, double step) {
    if (value < bar.low || value > bar.high) return;
    Tick tick{value, tickLabel(value, step, std::abs(value)), true};
    const bool isFree = std::all_of(ticks.begin(), ticks.end(), [&](const Tick& other) {
      const float distance = std::abs(barPixel(bar, other.value, height) - barPixel(bar, value, height));
      const float wished = (extent(tick.label) + extent(other.label)) / 2 + options.gap;
      return distance >= std::max(wished, options.spacing / 2);
    });
    if (isFree) ticks.push_back(std::move(tick));
  };
  offer(0, 1);
  const int last = std::min(decadeOf(finest), decadeOf(std::max(std::abs(bar.low), finest)));
  for (const int digit : {1, 5, 2}) {
    for (int exponent = decadeOf(std::max(std::abs(bar.low), std::abs(bar.high))); exponent >= last; --exponent) {
      const double decade = std::pow(10.0, exponent);
      const double value = exponent < 0 ? digit / std::pow(10.0, -exponent) : digit * decade;
      offer(value, decade);
      offer(-value, decade);
    }
  }
  if (ticks.size() < fewestLabels) return narrowBarTicks(bar, height, options);
  std::sort(ticks.begin(), ticks.end(), [](const Tick& one, const Tick& other) { return one.value < other.value; });
  return ticks;
}

}  // namespace

std::vector<Tick> colorBarTicks(const ColorBar& bar, float height, const TickOptions& options) {
  const bool isUsable = std::isfinite(bar.low) && std::isfinite(bar.high) && bar.high > bar.low;
  if (!isUsable) return {};
  if (bar.logarithmic) return logarithmicBarTicks(bar, height, options);
  return axisTicks(AxisMap({bar.low, bar.high}, Scale::linear, height, 0), options);
}

void Plot::drawColorBar() {
  const ColorBar& bar = *options_.colorBar;
  Canvas& canvas = context_.canvas;
  constexpr int strips = 128;
  const float height = colorBar_.height;
  const auto edge = [&](int i) { return std::round(height * static_cast<float>(std::min(i, strips)) / strips); };
  for (int i = 0; i < strips; ++i) {
    const float t = 1 - (static_cast<float>(i) + 0.5f) / strips;
    // Under the next one too: strips that only touch leave seams where a vector file is looked at.
    canvas.rectangle({colorBar_.x, colorBar_.y + edge(i), colorBar_.width, edge(i + 2) - edge(i)},
                     mapColor(bar.map, context_.theme.name, t), noStroke);
  }
  const float w = hairline();
  canvas.rectangle(colorBar_.inset(-w / 2), context_.theme.axis.withAlpha(0), {context_.theme.axis, w});
  TextStyle style = labelStyle();
  style.vertical = VerticalAlign::middle;
  for (const Tick& tick : barTicks_) {
    const float y = colorBar_.y + barPixel(bar, tick.value, height);
    const float length = context_.px(tick.major ? 5 : 3);
    canvas.rectangle({colorBar_.right() + w, std::round(y - w / 2), length, w}, context_.theme.axis, noStroke);
    if (!tick.label.empty()) canvas.text({colorBar_.right() + context_.px(8), y}, tick.label, style);
  }
}

}  // namespace descenso
