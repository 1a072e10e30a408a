// One axis: data to pixels and back, linear or logarithmic, and its ticks.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/plot_view.h"
#include "engine/math/hyperparameter.h"

namespace descenso {

/// A stretch of numbers.
struct Range {
  double low = 0;
  double high = 1;
  double span() const { return high - low; }
  bool operator==(const Range&) const = default;
};

/// The nearest range that can be drawn: finite, low < high, at least 1e-12 wide relative to its magnitude, and positive
/// on a logarithmic axis. Reversed ends are exchanged.
Range usableRange(Range range, Scale scale);

/// The smallest range that holds every finite (on a logarithmic axis: positive) value; {NaN, NaN} without one.
Range rangeOf(std::span<const double> values, Scale scale);
/// The smallest range that holds both; a NaN range adds nothing.
Range united(Range a, Range b);

/// What an axis shows: `data` with a margin of 4 % when it fits, else the stretch chosen by the user. Always usable.
Range shownRange(const AxisView& view, Range data, Scale scale);
/// `data` with room at both ends, a part of its length; in decades on a logarithmic axis.
Range padded(Range data, Scale scale, double part = 0.04);

/// Data ↔ pixels. `pixelLow` is where `low` stands: for a y axis the bottom, the larger number.
class AxisMap {
 public:
  AxisMap() = default;
  AxisMap(Range range, Scale scale, float pixelLow, float pixelHigh);

  double low() const { return range_.low; }
  double high() const { return range_.high; }
  Range range() const { return range_; }
  Scale scale() const { return scale_; }
  float pixelLow() const { return pixelLow_; }
  float pixelHigh() const { return pixelHigh_; }
  float pixels() const;

  /// NaN where the value has no place: not finite, or not positive on a logarithmic axis.
  double toPixel(double value) const;
  double toData(double pixel) const;
  /// 0 at low, 1 at high, along the axis as it is drawn.
  double toPart(double value) const;
  double fromPart(double part) const;

 private:
  Range range_;
  Scale scale_ = Scale::linear;
  double logSpan_ = 1;
  float pixelLow_ = 0;
  float pixelHigh_ = 1;
};

struct Tick {
  double value = 0;
  std::string label;  ///< empty for minor ticks and where it would touch its neighbour
  bool major = false;
};

struct TickOptions {
  /// Pixels that a label takes along the axis.
  std::function<float(std::string_view)> extent;
  float spacing = 60;         ///< pixels wished between two major ticks
  float gap = 10;             ///< pixels kept free between two labels
  float minorSpacing = 6;     ///< no minor ticks closer than this
  bool wholeNumbers = false;  ///< steps of a run: no ticks between whole numbers
};

/// Ascending. Linear axes step by 1, 2 or 5 times a power of ten; logarithmic ones have decades (or every n-th) as
/// major ticks and 2 … 9 as minor ones, and fall back to the linear ladder within a decade.
std::vector<Tick> axisTicks(const AxisMap& map, const TickOptions& options);

/// The largest of 1, 2, 5 × 10ⁿ that is not above `value`, or the smallest that is not below. `value` > 0.
double niceBelow(double value);
double niceAbove(double value);

/// `value` written as multiples of `step` are: with just enough digits, a true minus, a power of ten where that is
/// shorter.
std::string tickLabel(double value, double step, double magnitude);

}  // namespace descenso
