// What the slides print about entropy, softmax and losses where that is wrong or unclear, beside what is right.
#pragma once

#include <span>
#include <string_view>

#include "engine/information/likelihood.h"
#include "engine/math/printed_formula.h"

namespace descenso {

/// E03 to E09, E16 to E18, E22 and E23.
std::span<const PrintedFormula> printedFormulas();
/// Throws std::invalid_argument for one that is not there.
const PrintedFormula& printedFormula(std::string_view erratum);

/// Bernoulli's loss of p = z, without σ (E16), where p is kept in [0, 1] by cutting it off: it is infinite on the wrong
/// side of the interval and without a slope on both, so that nothing is learned there.
LossSlope clampedBernoulliLoss(double y, double z);

/// +Σ yⱼ ln pⱼ, without the minus sign (E18).
double printedCategoricalLoss(ConstVectorRef y, ConstVectorRef p);

}  // namespace descenso
