// Moving averages of a sequence: what a first moment is of the gradients. Source: course map OPT-09 and OPT-10; the
// slides' formulas (E31, E32) beside the right ones, to be shown as printed.
#pragma once

#include <span>
#include <vector>

#include "engine/math/types.h"

namespace descenso {

enum class AverageForm { corrected, asPrinted };

/// The mean of the last `window` values, of as many as there are at the beginning. As printed, the sum has one value
/// more than it is divided by, and is divided by `window` from the start. Throws std::invalid_argument for a window
/// below 1.
std::vector<double> simpleMovingAverage(std::span<const double> values, Index window,
                                        AverageForm form = AverageForm::corrected);

/// m ← βm + (1 − β)x from m = 0; as printed m ← βm − (1 − β)x. Throws std::invalid_argument unless β is in [0, 1).
std::vector<double> exponentialMovingAverage(std::span<const double> values, double beta,
                                             AverageForm form = AverageForm::corrected);

}  // namespace descenso
