#include "engine/networks/activation_study.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace descenso {
namespace {

constexpr int scanned = 1000;          // steps in which an interval is gone through
constexpr double farOut = 1000;        // where every activation is as good as straight
constexpr double steepestWithin = 20;  // and where its steepest place lies, if that is not far out
constexpr double beside = 1e-9;        // of a kink

double sigmoidOf(double z) { return activation(ActivationKind::sigmoid).value(z, 0); }
double sigmoidSlopeOf(double z) { return activation(ActivationKind::sigmoid).slope(z, 0); }

// 2σ(z) − 1 is tanh(z/2).
double printedTanh(double z, double) { return 2 * sigmoidOf(z) - 1; }
double printedTanhSlope(double z, double) { return 2 * sigmoidSlopeOf(z); }

// max(αz, z) takes the wrong branch for α > 1.
double printedPrelu(double z, double alpha) { return std::max(alpha * z, z); }
double printedPreluSlope(double z, double alpha) { return z > 0 ? std::max(1.0, alpha) : std::min(1.0, alpha); }

// The slides have both slopes, 0.1 and 0.01: the other one.
double otherLeakySlope(double slope) { return slope > 0.05 ? 0.01 : 0.1; }
double printedLeaky(double z, double slope) { return z > 0 ? z : otherLeakySlope(slope) * z; }
double printedLeakySlope(double z, double slope) { return z > 0 ? 1 : otherLeakySlope(slope); }

/// The place between `out` and `in` where `isIn` becomes true.
template <class Predicate>
double edgeBetween(double out, double in, Predicate isIn) {
  while (std::abs(in - out) > beside / 2) {
    const double middle = (in + out) / 2;
    (isIn(middle) ? in : out) = middle;
  }
  return in;
}

}  // namespace

std::vector<Interval> saturatedIntervals(const std::function<double(double z)>& slope, Interval within,
                                         double threshold) {
  const auto isFlat = [&](double z) { return std::abs(slope(z)) < threshold; };
  std::vector<Interval> found;
  double before = within.low;
  bool wasFlat = isFlat(before);
  if (wasFlat) found.push_back({before, before});
  for (int i = 1; i <= scanned; ++i) {
    const double z = within.low + (within.high - within.low) * i / scanned;
    const bool isNow = isFlat(z);
    if (isNow && !wasFlat) found.push_back({edgeBetween(before, z, isFlat), z});
    if (!isNow && wasFlat) found.back().high = edgeBetween(z, before, isFlat);
    if (isNow) found.back().high = z;
    before = z;
    wasFlat = isNow;
  }
  return found;
}

std::vector<Interval> saturatedIntervals(const Activation& activation, double parameter, Interval within,
                                         double threshold) {
  return saturatedIntervals([&](double z) { return activation.slope(z, parameter); }, within, threshold);
}

double steepestSlope(const Activation& activation, double parameter) {
  const auto steepness = [&](double z) { return std::abs(activation.slope(z, parameter)); };
  double best = std::max(steepness(-farOut), steepness(farOut));
  double at = farOut;
  const double step = 2 * steepestWithin / scanned;
  for (int i = 0; i <= scanned; ++i) {
    const double z = -steepestWithin + step * i;
    if (!(steepness(z) > best)) continue;
    best = steepness(z);
    at = z;
  }
  // A smooth maximum lies between the neighbours; at a kink nothing is larger than what was found.
  double low = at - step;
  double high = at + step;
  for (int i = 0; i < 100; ++i) {
    const double left = low + (high - low) / 3;
    const double right = high - (high - low) / 3;
    (steepness(left) < steepness(right) ? low : high) = steepness(left) < steepness(right) ? left : right;
    best = std::max({best, steepness(left), steepness(right)});
  }
  return best;
}

std::pair<double, double> slopesAround(const Activation& activation, double z, double parameter) {
  const double step = beside * std::max(1.0, std::abs(z));
  return {activation.slope(z - step, parameter), activation.slope(z + step, parameter)};
}

double parameterSlope(const Activation& activation, double z, double parameter) {
  switch (activation.kind) {
    case ActivationKind::leakyRelu:
    case ActivationKind::prelu:
      return std::min(z, 0.0);
    case ActivationKind::elu:
      return z > 0 ? 0 : std::expm1(z);
    case ActivationKind::maxout:
      return parameter * z > z ? z : 0;
    default:
      return 0;
  }
}

OutputRange outputRange(const Activation& activation, double parameter) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  switch (activation.kind) {
    case ActivationKind::step:
      return {0, 1, true, true};
    case ActivationKind::sigmoid:
      return {0, 1};
    case ActivationKind::tanh:
      return {-1, 1};
    case ActivationKind::relu:
      return {0, infinity, true};
    case ActivationKind::leakyRelu:
    case ActivationKind::prelu:
      if (parameter > 0) return {-infinity, infinity};
      return {0, infinity, true};
    case ActivationKind::elu:
      if (parameter > 0) return {-parameter, infinity};
      return {0, infinity, true};
    case ActivationKind::maxout:
      if (parameter > 0) return {-infinity, infinity};
      return {0, infinity, true};
    case ActivationKind::softplus:
      return {0, infinity};
    case ActivationKind::gelu:
      return {-0.169971207, infinity, true};  // at z = −0.751792
    case ActivationKind::silu:
      return {-0.278464543, infinity, true};  // at z = −1.278465
    case ActivationKind::identity:
      break;
  }
  return {-infinity, infinity};
}

const std::vector<PrintedActivation>& printedActivations() {
  static const std::vector<PrintedActivation> printed = {
      {ActivationKind::sigmoid, "E12", "[0, 1]"},
      {ActivationKind::tanh, "E15", "2σ(z) − 1", printedTanh, printedTanhSlope},
      {ActivationKind::leakyRelu, "E13", "max(0.1 z, z); max(0.01 z, z)", printedLeaky, printedLeakySlope},
      {ActivationKind::prelu, "E14", "max(α z, z)", printedPrelu, printedPreluSlope},
  };
  return printed;
}

const PrintedActivation* findPrinted(ActivationKind kind) {
  for (const PrintedActivation& each : printedActivations())
    if (each.kind == kind) return &each;
  return nullptr;
}

double MaxoutPieces::value(double z) const { return std::max(w1 * z + b1, w2 * z + b2); }

double MaxoutPieces::slope(double z) const {
  const double first = w1 * z + b1;
  const double second = w2 * z + b2;
  if (first == second) return std::min(w1, w2);
  return first > second ? w1 : w2;
}

std::optional<double> MaxoutPieces::kink() const {
  if (w1 == w2) return std::nullopt;
  return (b1 - b2) / (w2 - w1);
}

OutputRange MaxoutPieces::range() const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (w1 == 0 && w2 == 0) return {std::max(b1, b2), std::max(b1, b2), true, true};
  if (w1 * w2 > 0) return {-infinity, infinity};
  // One goes up or stays where the other one goes down or stays: the least is at the kink.
  return {value(*kink()), infinity, true};
}

}  // namespace descenso
