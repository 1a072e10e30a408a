// Softmax: an activation of a whole layer, scores to probabilities that add up to 1.
#pragma once

#include "engine/math/types.h"

namespace descenso {

/// pᵢ = e^(zᵢ/T) / Σⱼ e^(zⱼ/T), for scores of any size without overflow.
/// Source: Bridle 1990, Probabilistic interpretation of feedforward classification network outputs. Throws
/// std::invalid_argument without scores, for scores that are not finite and a temperature that is not positive.
Vector softmax(ConstVectorRef scores, double temperature = 1);

/// ∂pᵢ/∂zⱼ = pᵢ (δᵢⱼ − pⱼ) / T in row i, column j: rows and columns add up to 0.
Matrix softmaxJacobian(ConstVectorRef probabilities, double temperature = 1);

}  // namespace descenso
