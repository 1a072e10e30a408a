// Losses as the negative logarithm of a likelihood, with their slopes (Prince 2023, chapter 5). Natural logarithms.
#pragma once

#include <span>

#include "engine/math/types.h"

namespace descenso {

/// What an example is said to be drawn from, given its input.
enum class Likelihood {
  bernoulli,    ///< y ∈ {0, 1} with P(1) = p: binary cross-entropy
  normal,       ///< y ∈ ℝ from Normal(μ, 1): squared error
  categorical,  ///< one of several classes with probabilities p: cross-entropy
};

/// A loss, and its derivative with respect to what it was asked at.
struct LossSlope {
  double loss = 0;
  double slope = 0;
};

/// −[y ln p + (1 − y) ln(1 − p)] and (p − y) / (p (1 − p)). Infinite where what happened was excluded; both are NaN for
/// a p outside [0, 1], which is no probability. y in [0, 1].
LossSlope bernoulliLoss(double y, double p);
/// The same of p = σ(z): ln(1 + eᶻ) − y z and σ(z) − y, finite for every finite z.
LossSlope bernoulliLossOfScore(double y, double z);

/// −ln of Normal(μ, 1)'s density at y: ½ (y − μ)² + ½ ln 2π, and μ − y.
LossSlope normalLoss(double y, double mu);
/// (y − o)² and 2 (o − y): what is left of it where only the place of the minimum counts.
LossSlope squaredError(double y, double o);
/// The squared error of σ(z): (σ(z) − y)² and 2 (σ(z) − y) σ(z) (1 − σ(z)), which vanishes where σ is saturated.
LossSlope squaredErrorOfScore(double y, double z);

/// −Σ yⱼ ln pⱼ; `gradient`, if it is not empty, becomes −yⱼ/pⱼ. Throws for what are no two distributions.
double categoricalLoss(ConstVectorRef y, ConstVectorRef p, std::span<double> gradient = {});
/// The same of p = softmax(z): Σ yⱼ (ln Σ eᶻ − zⱼ), with the gradient p − y. Finite for every finite z.
double categoricalLossOfScores(ConstVectorRef y, ConstVectorRef z, std::span<double> gradient = {});

/// ∏ pᵢ of independent examples, and −Σ ln pᵢ, which does not underflow. Throws std::invalid_argument for values
/// outside [0, 1].
double likelihoodOf(std::span<const double> probabilities);
double negativeLogLikelihood(std::span<const double> probabilities);

/// The vector that is 1 at `target` and 0 elsewhere. Throws for a target outside it.
Vector oneHot(Index classes, Index target);

}  // namespace descenso
