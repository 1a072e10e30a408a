// Where the slides print otherwise what a race is made of: the gradient of the loss, the model, and what is wrong
// there.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/labs/optimizer/config.h"

namespace descenso {

/// The slides' loss 1/(2m) Σr² comes with a gradient that lacks the 1/m: gradient descent moves with it as with m times
/// its α. Nothing for other losses, for other optimizers, and where that α would be beyond all bounds.
std::optional<OptimizerConfig> printedGradient(const OptimizerConfig& optimizer, const ProblemConfig& problem,
                                               Index examples);

/// The problem with the setting that the slides print; nothing where they print it right, or it is that one already.
std::optional<ProblemConfig> printedProblem(const ProblemConfig& problem);

/// Where an erratum is seen: in a plot of its own, or on the field.
std::string_view plotOfErratum(std::string_view erratum);

/// "E02", "E60": each is a sentence, translated under "erratum.E02", on something of what is shown that the slides
/// print otherwise. `examples`: how many the problem has.
std::vector<std::string_view> errataInSight(const OptimizerLabConfig& config, Index examples);

}  // namespace descenso
