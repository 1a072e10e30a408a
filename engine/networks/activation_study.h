// What is to be seen in an activation beside its two curves: where it saturates, how steep it gets, what it is at a
// kink, and the curves that the course's slides print where these are not the right ones.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/networks/activation.h"

namespace descenso {

struct Interval {
  double low = 0;
  double high = 0;
  bool operator==(const Interval&) const = default;
};

/// Where |f′(z)| < threshold, ascending and apart, ends exact to 1e-9. Parts narrower than a thousandth of `within` may
/// be missed.
std::vector<Interval> saturatedIntervals(const std::function<double(double z)>& slope, Interval within,
                                         double threshold);
std::vector<Interval> saturatedIntervals(const Activation& activation, double parameter, Interval within,
                                         double threshold);

/// The least upper bound of |f′|: ¼ for the sigmoid, 1 for ReLU, Φ(√2) + √2 Φ′(√2) = 1.128904 for GELU.
double steepestSlope(const Activation& activation, double parameter);

/// f′ left and right of z, as limits: different ones at a kink.
std::pair<double, double> slopesAround(const Activation& activation, double z, double parameter);

/// ∂f/∂α: z left of 0 for PReLU and leaky ReLU (He et al. 2015, eq. 3), e^z − 1 there for ELU, z where α z is the
/// larger piece of maxout; 0 for an activation without a parameter.
double parameterSlope(const Activation& activation, double z, double parameter);

/// The range of f: ends are taken or only come near to.
struct OutputRange {
  double low;
  double high;
  bool takesLow = false;
  bool takesHigh = false;
};
/// Of a usual parameter. Infinite ends are never taken.
OutputRange outputRange(const Activation& activation, double parameter);

/// A curve as it is printed on the course's slides.
struct PrintedActivation {
  ActivationKind kind;
  std::string_view erratum;  ///< "E15"; translated under "erratum.E15"
  std::string_view formula;  ///< as printed, with z for its variable
  /// nullptr where only words are wrong.
  double (*value)(double z, double parameter) = nullptr;
  double (*slope)(double z, double parameter) = nullptr;
};
const std::vector<PrintedActivation>& printedActivations();
/// nullptr where the slides print the right curve.
const PrintedActivation* findPrinted(ActivationKind kind);

/// max(w₁ z + b₁, w₂ z + b₂) of one input, in general: (0, 0, 1, 0) is ReLU, (0.1, 0, 1, 0) leaky ReLU, (−1, 0, 1, 0)
/// the absolute value. Source: Goodfellow et al. 2013, Maxout networks.
struct MaxoutPieces {
  double w1 = 0;
  double b1 = 0;
  double w2 = 1;
  double b2 = 0;

  double value(double z) const;
  /// Of the larger piece; where both are equal, of the one that is larger left of z.
  double slope(double z) const;
  /// Where the pieces meet; nothing for parallel ones.
  std::optional<double> kink() const;
  OutputRange range() const;
  bool operator==(const MaxoutPieces&) const = default;
};

}  // namespace descenso
