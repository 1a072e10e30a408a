#include "app/plot/axis.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr double largest = 1e300;
constexpr double smallest = 1e-300;
constexpr double narrowest = 1e-12;  // of the magnitude: doubles have no more than four digits below it
constexpr double nearly = 0.999;     // a range that was just widened is wide enough, whatever the rounding

Range usableLinear(double low, double high) {
  const double magnitude = std::max(std::abs(low), std::abs(high));
  if (low == high) {
    const double value = std::clamp(low, -largest / 2, largest / 2);
    const double half = magnitude < smallest ? 1 : 0.1 * std::abs(value);
    return {value - half, value + half};
  }
  const double minimum = std::max(narrowest * magnitude, smallest);
  if (high - low >= nearly * minimum) return {low, high};
  const double middle = low + (high - low) / 2;
  return {middle - minimum / 2, middle + minimum / 2};
}

Range usableLogarithmic(double low, double high) {
  if (high <= 0) return {1, 10};
  if (low <= 0) low = std::max(high * 1e-6, smallest);
  low = std::max(low, smallest);
  high = std::max(high, smallest);
  if (low == high) {
    const double value = std::clamp(low, 2 * smallest, largest / 2);
    return {value / 2, value * 2};
  }
  if (high / low - 1 >= nearly * narrowest) return {low, high};
  const double middle = std::sqrt(low) * std::sqrt(high);
  return {middle * (1 - narrowest), middle * (1 + narrowest)};
}

}  // namespace

Range usableRange(Range range, Scale scale) {
  const bool isLog = scale == Scale::logarithmic;
  if (std::isnan(range.low) && std::isnan(range.high)) return isLog ? Range{1, 10} : Range{0, 1};
  if (std::isnan(range.low)) range.low = range.high;
  if (std::isnan(range.high)) range.high = range.low;
  if (range.high < range.low) std::swap(range.low, range.high);
  const double low = std::clamp(range.low, -largest, largest);
  const double high = std::clamp(range.high, -largest, largest);
  return isLog ? usableLogarithmic(low, high) : usableLinear(low, high);
}

Range rangeOf(std::span<const double> values, Scale scale) {
  Range range{NAN, NAN};
  for (const double value : values) {
    if (!std::isfinite(value) || (scale == Scale::logarithmic && value <= 0)) continue;
    range.low = std::fmin(range.low, value);
    range.high = std::fmax(range.high, value);
  }
  return range;
}

Range united(Range a, Range b) { return {std::fmin(a.low, b.low), std::fmax(a.high, b.high)}; }

Range shownRange(const AxisView& view, Range data, Scale scale) {
  return view.fit ? padded(data, scale) : usableRange({view.low, view.high}, scale);
}

Range padded(Range data, Scale scale, double part) {
  const Range range = usableRange(data, scale);
  const AxisMap map(range, scale, 0, 1);
  return usableRange({map.fromPart(-part), map.fromPart(1 + part)}, scale);
}

AxisMap::AxisMap(Range range, Scale scale, float pixelLow, float pixelHigh)
    : range_(usableRange(range, scale)), scale_(scale), pixelLow_(pixelLow), pixelHigh_(pixelHigh) {
  if (scale == Scale::logarithmic) logSpan_ = std::log(range_.high / range_.low);
}

float AxisMap::pixels() const { return std::abs(pixelHigh_ - pixelLow_); }

double AxisMap::toPart(double value) const {
  if (scale_ == Scale::linear) return (value - range_.low) / range_.span();
  if (!(value > 0)) return NAN;
  return std::log(value / range_.low) / logSpan_;
}

double AxisMap::fromPart(double part) const {
  if (scale_ == Scale::linear) return range_.low + part * range_.span();
  return range_.low * std::exp(part * logSpan_);
}

double AxisMap::toPixel(double value) const {
  if (!std::isfinite(value)) return NAN;
  return pixelLow_ + toPart(value) * (static_cast<double>(pixelHigh_) - pixelLow_);
}

double AxisMap::toData(double pixel) const {
  const double length = static_cast<double>(pixelHigh_) - pixelLow_;
  return length == 0 ? range_.low : fromPart((pixel - pixelLow_) / length);
}

}  // namespace descenso
