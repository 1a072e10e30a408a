// Probabilities of a few outcomes: pᵢ ≥ 0, Σ pᵢ = 1.
#pragma once

#include "engine/math/types.h"

namespace descenso {

/// How far from 1 a sum of probabilities may lie.
inline constexpr double sumTolerance = 1e-9;

/// Throws std::invalid_argument for nothing at all, for a value that is negative or not finite, and for a sum that is
/// not 1: which value was wrong, and what would be right.
void checkDistribution(ConstVectorRef p);

/// The weights divided by their sum. Throws std::invalid_argument as above, and for weights that are all 0.
Vector normalised(ConstVectorRef weights);

/// The distribution in which outcome i has this probability: the others keep their proportions to each other, and share
/// evenly where they were all 0. Values outside [0, 1] are clamped; a single outcome keeps 1.
Vector withProbability(ConstVectorRef p, Index i, double probability);

}  // namespace descenso
