// What large weights cost, biases being free: l1 Σ|w| + l2 Σ w².
// Source: Goodfellow, Bengio & Courville 2016, Deep learning, ch. 7.1; for the proximal step Parikh & Boyd 2014,
// Proximal algorithms, section 6.5.2.
#pragma once

#include <vector>

#include "engine/networks/network.h"

namespace descenso {

double penaltyOf(const Penalty& penalty, const std::vector<LayerPlace>& layers, ConstVectorRef phi);
/// Adds the slope to `gradient`: of L1 only where it takes part in the gradient, and then 0 at w = 0.
void addPenaltySlope(const Penalty& penalty, const std::vector<LayerPlace>& layers, ConstVectorRef phi,
                     VectorRef gradient);
/// Moves the weights of a layer towards 0 by at most `threshold`.
void shrinkWeights(const LayerPlace& layer, double threshold, VectorRef phi);

}  // namespace descenso
