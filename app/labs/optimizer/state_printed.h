// Where the slides print the gradient of the loss otherwise than the formula of the optimizer.
#pragma once

#include <optional>

#include "app/labs/optimizer/config.h"

namespace descenso {

/// The slides' loss 1/(2m) Σr² comes with a gradient that lacks the 1/m: gradient descent moves with it as with m times
/// its α. Nothing for other losses, for other optimizers, and where that α would be beyond all bounds.
std::optional<OptimizerConfig> printedGradient(const OptimizerConfig& optimizer, const ProblemConfig& problem,
                                               Index examples);

}  // namespace descenso
