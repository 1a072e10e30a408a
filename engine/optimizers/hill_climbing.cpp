#include "engine/optimizers/hill_climbing.h"

#include <algorithm>
#include <cmath>

#include "engine/optimizers/declarations.h"

namespace descenso {
namespace {

const double growth = std::exp(1.0 / 3);
const double shrinkage = std::exp(-1.0 / 12);
constexpr double smallestSpread = 1e-12;
constexpr double largestSpread = 1e3;

}  // namespace

void HillClimbing::reset(Index dimension) {
  random_ = Random(static_cast<std::uint64_t>(seed));
  points_.setZero(dimension, proposals);
  losses_.setZero(proposals);
  for (Vector* term : {&sigma_, &best_, &delta_}) term->setZero(dimension);
  nextSigma_ = spread;
}

void HillClimbing::step(Objective& objective, VectorRef phi) {
  sigma_.setConstant(nextSigma_);
  const double before = objective.loss(phi);
  double lowest = before;
  best_ = phi;
  for (Index i = 0; i < points_.cols(); ++i) {
    for (Index j = 0; j < phi.size(); ++j) points_(j, i) = phi[j] + nextSigma_ * random_.normal();
    losses_[i] = objective.loss(points_.col(i));
    if (losses_[i] < lowest) {
      lowest = losses_[i];
      best_ = points_.col(i);
    }
  }
  if (spreadRule == SpreadRule::adaptive) {
    nextSigma_ = std::clamp(nextSigma_ * (lowest < before ? growth : shrinkage), smallestSpread, largestSpread);
  }
  delta_ = best_ - phi;
  phi += delta_;
}

std::vector<Term> HillClimbing::terms() const {
  return {{"sigma", "σ",
           spreadRule == SpreadRule::fixed ? "{spread}" : "{sigma-} · e^(1/3) | {sigma-} · e^(−1/12); σ₁ = {spread}",
           &sigma_},
          {"best", "φ*", "argmin L({phi-} + {sigma} · εᵢ), i = 0 … n; ε₀ = 0", &best_},
          {"delta", "Δφ", "{best} − {phi-}", &delta_}};
}

Population HillClimbing::population() const {
  return {.dimension = points_.rows(),
          .points = {points_.data(), static_cast<std::size_t>(points_.size())},
          .losses = {losses_.data(), static_cast<std::size_t>(losses_.size())}};
}

OptimizerEntry HillClimbing::entry() {
  using Self = HillClimbing;
  return {.name = "hill-climbing",
          .citation = "Russell & Norvig 2021, Artificial intelligence, ch. 4; Rechenberg 1973 (adaptive spread)",
          .slot = 10,
          .group = Group::search,
          .hyperparameters =
              {bind<&Self::proposals>(
                   {.name = "proposals", .symbol = "n", .minimum = 1, .maximum = 200, .fallback = 8, .isWhole = true}),
               bind<&Self::spread>({.name = "spread",
                                    .symbol = "σ",
                                    .minimum = 1e-3,
                                    .maximum = 20,
                                    .fallback = 0.5,
                                    .scale = Scale::logarithmic}),
               bind<&Self::spreadRule>({.name = "spread-rule", .symbol = "", .choices = {"adaptive", "fixed"}}),
               bind<&Self::seed>(seedOf())},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Self>(); }};
}

}  // namespace descenso
