// Hyperparameters that several optimizers share: their ranges are stated here once, each rule gives its own fallback.
#pragma once

#include "engine/math/hyperparameter.h"

namespace descenso {

/// Where ε stands: √v + ε, √(v + ε), or ε̂, beside the root of the uncorrected v (Adam only).
enum class EpsilonPlace { outside, inside, hat };

/// "alpha", α ∈ [1e-5, 10].
Hyperparameter learningRate(double fallback);
/// "beta", β ∈ [0, 1), of a first moment.
Hyperparameter firstMoment(double fallback);
/// "gamma", γ ∈ [0, 1), of a second moment.
Hyperparameter secondMoment(double fallback);
/// "epsilon", ε ∈ [1e-20, 1].
Hyperparameter stabiliser(double fallback);
/// "epsilon-place"; `hasHat` offers the third place too.
Hyperparameter stabiliserPlace(EpsilonPlace fallback, bool hasHat = false);
/// "form": which of the formulas in use.
Hyperparameter formOf(std::vector<std::string_view> choices);
/// "seed" of a search that draws random numbers.
Hyperparameter seedOf();

}  // namespace descenso
