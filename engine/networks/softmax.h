// Softmax: scores of any size become a distribution (Bridle 1990; the temperature as in Hinton et al. 2015).
#pragma once

#include "engine/math/types.h"

namespace descenso {

/// From scores z to pᵢ = exp(zᵢ/T) / Σ exp(zⱼ/T), step by step. Taking the largest score away first changes nothing but
/// keeps every number finite, for scores of 1000 and for those of −1000.
struct SoftmaxSteps {
  double highest = 0;     ///< max zⱼ
  Vector shifted{};       ///< (zᵢ − max zⱼ) / T, at most 0
  Vector exponentials{};  ///< their exponentials, at most 1
  double sum = 1;         ///< of the exponentials, from 1 to the number of classes
  Vector probabilities{};
};

/// Throws std::invalid_argument without scores, for scores that are not finite, and for a temperature that is not
/// positive and finite.
SoftmaxSteps softmaxSteps(ConstVectorRef scores, double temperature = 1);
Vector softmax(ConstVectorRef scores, double temperature = 1);

/// ln Σ exp(zⱼ/T), finite wherever the scores are. Throws as softmaxSteps does.
double logSumExp(ConstVectorRef scores, double temperature = 1);

/// ∂pᵢ/∂zⱼ = pᵢ (δᵢⱼ − pⱼ) / T, of probabilities at that temperature. Symmetric, and each row adds up to 0.
Matrix softmaxJacobian(ConstVectorRef probabilities, double temperature = 1);

}  // namespace descenso
