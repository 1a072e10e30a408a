// Values at which contour lines are drawn.
#pragma once

#include <vector>

namespace descenso {

struct ContourLevels {
  std::vector<double> values;  ///< ascending, strictly inside the range, at most 64
  std::vector<bool> majors;    ///< per value: every fifth, drawn stronger
};

/// About `count` nice values strictly between low and high. Linear: multiples of 1, 2 or 5 × 10ⁿ, each fifth multiple
/// major. Logarithmic: even steps of the logarithmic colour map (close together near `low`, as the field's colours
/// are). Empty for an empty or non-finite range.
ContourLevels contourLevels(double low, double high, bool logarithmic, int count = 20);

}  // namespace descenso
