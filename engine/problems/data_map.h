// How far a map reaches around the parameters that fit the user's own examples best.
#pragma once

#include "engine/math/types.h"

namespace descenso {

/// The smallest of 1, 2, 5, 10, 20 … (and their tenths …) that is not below `value`; 1 where that is not a positive
/// finite number.
double roundAbove(double value);

/// Stretch of one parameter: `middle` near the best value, on a quarter of `half`.
struct Reach {
  double middle = 0;
  double half = 1;

  double low() const { return middle - half; }
  double high() const { return middle + half; }
};
/// Around `best` by `half` rounded up; around 0 where `best` is beyond all reason.
Reach reachAround(double best, double half);

}  // namespace descenso
