#include <algorithm>
#include <array>
#include <cmath>

#include "app/plot/axis.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

/// mantissa × 10^exponent with mantissa 1, 2 or 5. Multiples are computed so that 3 × 0.1 is 0.3.
struct Step {
  int mantissa = 1;
  int exponent = 0;

  double multiple(double n) const {
    return exponent < 0 ? n * mantissa / std::pow(10.0, -exponent) : n * mantissa * std::pow(10.0, exponent);
  }
  double value() const { return multiple(1); }
  Step next() const {
    if (mantissa == 1) return {2, exponent};
    if (mantissa == 2) return {5, exponent};
    return {1, exponent + 1};
  }
};

Step stepAbove(double value) {
  constexpr double tolerance = 1 - 1e-9;
  Step step{1, static_cast<int>(std::floor(std::log10(value))) - 1};
  while (step.value() < value * tolerance) step = step.next();
  return step;
}

int exponentOf(double value) { return static_cast<int>(std::floor(std::log10(value) + 1e-9)); }

/// First and last multiples within the axis.
Range multiples(const AxisMap& map, double step) {
  constexpr double tolerance = 1e-9;
  return {std::ceil(map.low() / step - tolerance), std::floor(map.high() / step + tolerance)};
}

double magnitudeOf(const AxisMap& map) { return std::max(std::abs(map.low()), std::abs(map.high())); }

/// Removes labels that would touch the one before.
void separateLabels(const AxisMap& map, const TickOptions& options, std::vector<Tick>& ticks) {
  double freeFrom = -INFINITY;
  for (Tick& tick : ticks) {
    if (tick.label.empty()) continue;
    const double along = std::abs(map.toPixel(tick.value) - map.pixelLow());
    const double half = options.extent ? options.extent(tick.label) / 2 : 0;
    if (along - half < freeFrom) {
      tick.label.clear();
    } else {
      freeFrom = along + half + options.gap;
    }
  }
}

float longestLabel(const AxisMap& map, const TickOptions& options, const Step& step) {
  if (!options.extent) return 0;
  const Range n = multiples(map, step.value());
  const double magnitude = magnitudeOf(map);
  float longest = 0;
  for (const double i : {n.low, n.low + 1, n.high - 1, n.high})  // the longest stand at the ends
    longest = std::max(longest, options.extent(tickLabel(step.multiple(i), step.value(), magnitude)));
  return longest;
}

Step majorStep(const AxisMap& map, const TickOptions& options) {
  const double span = map.range().span();
  const double wished = std::max(1.0, map.pixels() / std::max(1.0, static_cast<double>(options.spacing)));
  Step step = stepAbove(span / wished);
  if (options.wholeNumbers && step.value() < 1) step = {1, 0};
  if (map.scale() == Scale::logarithmic) return step;  // labels stand unevenly: separated one by one
  const auto fits = [&] {
    const double distance = step.value() / span * map.pixels();
    return longestLabel(map, options, step) + options.gap <= distance;
  };
  while (step.value() < span / 2 && !fits()) step = step.next();
  return step;
}

/// Parts into which minor ticks divide a major step; 1 for none.
int divisions(const AxisMap& map, const TickOptions& options, const Step& step) {
  const double distance = step.value() / map.range().span() * map.pixels();
  const int finest = step.mantissa == 2 ? 4 : 5;
  for (const int parts : {finest, step.mantissa == 5 ? 1 : 2}) {
    const double minor = step.value() / parts;
    if (options.wholeNumbers && minor != std::floor(minor)) continue;
    if (distance / parts >= options.minorSpacing) return parts;
  }
  return 1;
}

std::vector<Tick> ladderTicks(const AxisMap& map, const TickOptions& options) {
  const Step step = majorStep(map, options);
  const int parts = divisions(map, options, step);
  const Range n = multiples(map, step.value() / parts);
  const double magnitude = magnitudeOf(map);
  std::vector<Tick> ticks;
  const double most = std::min(n.high, n.low + 10000);  // never more than pixels
  for (double i = n.low; i <= most; ++i) {
    const bool major = std::fmod(i, parts) == 0;
    const double value = major ? step.multiple(i / parts) : step.multiple(1) * (i / parts);
    ticks.push_back({value, major ? tickLabel(value, step.value(), magnitude) : std::string(), major});
  }
  return ticks;
}

/// Decades between major ticks: 1, 2, 3, 5, 10, 20 … so that labels have room.
int decadeStride(double pixelsPerDecade, float room) {
  for (int power = 1; power <= 1000; power *= 10)
    for (const int factor : {1, 2, 3, 5})
      if (factor * power * pixelsPerDecade >= room) return factor * power;
  return 1000;
}

void appendWithin(std::vector<Tick>& ticks, const AxisMap& map, Tick tick) {
  constexpr double tolerance = 1e-9;
  const double part = map.toPart(tick.value);
  if (part >= -tolerance && part <= 1 + tolerance) ticks.push_back(std::move(tick));
}

std::vector<Tick> decadeTicks(const AxisMap& map, const TickOptions& options) {
  const int first = exponentOf(map.low());
  const int last = static_cast<int>(std::ceil(std::log10(map.high()) - 1e-9));
  const double perDecade = map.pixels() / std::log10(map.high() / map.low());
  float room = options.spacing / 2;
  if (options.extent)
    for (const int end : {first, last}) room = std::max(room, options.extent(powerOfTen(end)) + options.gap);
  const int stride = decadeStride(perDecade, room);
  const bool all = perDecade >= 5 * options.minorSpacing;
  const bool some = perDecade >= 2 * options.minorSpacing;

  std::vector<Tick> ticks;
  for (int exponent = first; exponent <= last; ++exponent) {
    const double decade = std::pow(10.0, exponent);
    const bool major = exponent % stride == 0;
    if (major || perDecade >= options.minorSpacing)
      appendWithin(ticks, map, {decade, major ? powerOfTen(exponent) : std::string(), major});
    if (stride > 1) continue;
    for (int digit = 2; digit <= 9; ++digit)
      if (all || (some && (digit == 2 || digit == 5))) appendWithin(ticks, map, {digit * decade, {}, false});
  }
  return ticks;
}

/// 1, 2 and 5 of each decade labelled: for an axis of about one decade.
std::vector<Tick> digitTicks(const AxisMap& map) {
  std::vector<Tick> ticks;
  for (int exponent = exponentOf(map.low()); exponent <= exponentOf(map.high()); ++exponent) {
    const double decade = std::pow(10.0, exponent);
    for (int digit = 1; digit <= 9; ++digit) {
      const double value = exponent < 0 ? digit / std::pow(10.0, -exponent) : digit * decade;
      const bool major = digit == 1 || digit == 2 || digit == 5;
      appendWithin(ticks, map, {value, major ? tickLabel(value, decade, value) : std::string(), major});
    }
  }
  return ticks;
}

long labelled(const std::vector<Tick>& ticks) {
  return std::count_if(ticks.begin(), ticks.end(), [](const Tick& tick) { return !tick.label.empty(); });
}

std::vector<Tick> logarithmicTicks(const AxisMap& map, const TickOptions& options) {
  std::vector<Tick> ticks = decadeTicks(map, options);
  if (labelled(ticks) >= 2) return ticks;
  ticks = digitTicks(map);
  separateLabels(map, options, ticks);
  return labelled(ticks) >= 2 ? ticks : ladderTicks(map, options);
}

}  // namespace

std::vector<Tick> axisTicks(const AxisMap& map, const TickOptions& options) {
  if (!(map.pixels() > 0)) return {};
  std::vector<Tick> ticks;
  TickOptions closer = options;
  // On a short axis the labels stand closer than wished: one number alone says nothing.
  for (int attempt = 0; attempt < 3; ++attempt) {
    ticks = map.scale() == Scale::logarithmic ? logarithmicTicks(map, closer) : ladderTicks(map, closer);
    separateLabels(map, closer, ticks);
    if (labelled(ticks) >= 2) break;
    closer.spacing /= 2;
  }
  return ticks;
}

double niceAbove(double value) { return stepAbove(value).value(); }

double niceBelow(double value) {
  const int exponent = exponentOf(value);
  const double decade = std::pow(10.0, exponent);
  constexpr double tolerance = 1 + 1e-9;
  for (const double digit : std::array{5.0, 2.0})
    if (digit * decade <= value * tolerance) return digit * decade;
  return decade;
}

std::string tickLabel(double value, double step, double magnitude) {
  if (std::abs(value) < step * 1e-6) return "0";
  const int stepExponent = exponentOf(step);
  const int exponent = exponentOf(std::max(magnitude, step));
  if (exponent < 6 && exponent > -4) return formatFixed(value, std::max(0, -stepExponent));
  const double mantissa = value / std::pow(10.0, exponent);
  return formatFixed(mantissa, std::clamp(exponent - stepExponent, 0, 15)) + "×" + powerOfTen(exponent);
}

}  // namespace descenso
