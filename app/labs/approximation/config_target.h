// The curve on [0, 1] that is to be approximated: a formula in x, or points that a smooth curve goes through.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/math/expression.h"
#include "engine/networks/approximation.h"

namespace descenso {

struct TargetConfig {
  bool isDrawn = false;  ///< through `points`
  std::string formula = "sin(2πx)";
  std::vector<Point2> points{};  ///< in the order in which they were made
  bool operator==(const TargetConfig&) const = default;
};

inline constexpr std::size_t mostTargetPoints = 500;
/// No value of a curve is larger.
inline constexpr double mostTargetValue = 1e6;

/// Reads a formula in x. Throws FormulaError.
Expression readCurve(std::string_view text);
/// Throws FormulaError, or std::invalid_argument where the curve has no usable value somewhere on [0, 1] and for points
/// that are none, too many, or not on [0, 1].
Curve curveOf(const TargetConfig& target);

/// Curves to begin with.
struct TargetExample {
  std::string_view name;  ///< translated under "approximation.target.NAME"
  std::string_view formula;
};
std::span<const TargetExample> targetExamples();

/// Points on the present curve, to be moved: what drawing by hand begins with.
void drawByHand(TargetConfig& target);

}  // namespace descenso
