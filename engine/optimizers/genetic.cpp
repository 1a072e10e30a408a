#include "engine/optimizers/genetic.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/optimizers/declarations.h"

namespace descenso {
namespace {

constexpr double overshoot = 0.5;  // of BLX

/// A loss that is no number is worse than every other.
bool isBetter(double a, double b) { return a < b || (std::isnan(b) && !std::isnan(a)); }

}  // namespace

void Genetic::reset(Index dimension) {
  random_ = Random(static_cast<std::uint64_t>(seed));
  isBegun_ = false;
  for (Matrix* points : {&points_, &nextPoints_}) points->setZero(dimension, populationSize);
  for (Vector* losses : {&losses_, &nextLosses_}) losses->setZero(populationSize);
  order_.resize(static_cast<std::size_t>(populationSize));
  for (Vector* term : {&mean_, &deviation_, &delta_}) term->setZero(dimension);
}

void Genetic::step(Objective& objective, VectorRef phi) {
  if (isBegun_) {
    breed(objective);
  } else {
    begin(objective, phi);
  }
  describe(phi);
  phi += delta_;
}

void Genetic::begin(Objective& objective, VectorRef phi) {
  points_.colwise() = phi;
  for (Index i = 1; i < points_.cols(); ++i)
    for (Index j = 0; j < points_.rows(); ++j) points_(j, i) += spread * random_.normal();
  for (Index i = 0; i < points_.cols(); ++i) losses_[i] = objective.loss(points_.col(i));
  isBegun_ = true;
}

void Genetic::breed(Objective& objective) {
  const Index kept = std::min<Index>(elites, points_.cols() - 1);
  std::iota(order_.begin(), order_.end(), Index{0});
  std::partial_sort(order_.begin(), order_.begin() + kept, order_.end(), [&](Index a, Index b) {
    if (isBetter(losses_[a], losses_[b])) return true;
    return !isBetter(losses_[b], losses_[a]) && a < b;
  });
  for (Index i = 0; i < kept; ++i) {
    const Index elite = order_[static_cast<std::size_t>(i)];
    nextPoints_.col(i) = points_.col(elite);
    nextLosses_[i] = losses_[elite];
  }
  for (Index i = kept; i < points_.cols(); ++i) {
    makeChild(i);
    nextLosses_[i] = objective.loss(nextPoints_.col(i));
  }
  points_.swap(nextPoints_);
  losses_.swap(nextLosses_);
}

Index Genetic::parent() {
  const auto count = static_cast<std::uint32_t>(points_.cols());
  Index best = random_.below(count);
  for (int i = 1; i < tournament; ++i) {
    const Index other = random_.below(count);
    if (isBetter(losses_[other], losses_[best])) best = other;
  }
  return best;
}

void Genetic::makeChild(Index column) {
  const Index first = parent();
  const Index second = parent();
  const bool isCrossed = random_.uniform() < crossover;
  for (Index j = 0; j < points_.rows(); ++j) {
    double gene = points_(j, first);
    if (isCrossed) gene += (points_(j, second) - gene) * random_.uniform(-overshoot, 1 + overshoot);
    if (random_.uniform() < mutation) gene += spread * random_.normal();
    nextPoints_(j, column) = gene;
  }
}

void Genetic::describe(VectorRef phi) {
  Index best = 0;
  for (Index i = 1; i < losses_.size(); ++i)
    if (isBetter(losses_[i], losses_[best])) best = i;
  mean_ = points_.rowwise().mean();
  deviation_.setZero();
  for (Index i = 0; i < points_.cols(); ++i) deviation_ += (points_.col(i) - mean_).cwiseAbs2();
  deviation_ = (deviation_ / static_cast<double>(points_.cols())).cwiseSqrt();
  delta_ = points_.col(best) - phi;
}

std::vector<Term> Genetic::terms() const {
  return {{"mean", "μ", "Σᵢ φᵢ / {population}", &mean_},
          {"deviation", "s", "√(Σᵢ (φᵢ − {mean})² / {population})", &deviation_},
          {"delta", "Δφ", "argmin L(φᵢ) − {phi-}", &delta_}};
}

Population Genetic::population() const {
  if (!isBegun_) return {};
  return {.dimension = points_.rows(),
          .points = {points_.data(), static_cast<std::size_t>(points_.size())},
          .losses = {losses_.data(), static_cast<std::size_t>(losses_.size())}};
}

OptimizerEntry Genetic::entry() {
  return {
      .name = "genetic",
      .citation = "Holland 1975; Eshelman & Schaffer 1993 (crossover BLX-0.5)",
      .slot = 11,
      .group = Group::search,
      .hyperparameters =
          {bind<&Genetic::populationSize>(
               {.name = "population", .symbol = "n", .minimum = 4, .maximum = 500, .fallback = 24, .isWhole = true}),
           bind<&Genetic::spread>({.name = "spread",
                                   .symbol = "σ",
                                   .minimum = 1e-3,
                                   .maximum = 20,
                                   .fallback = 5,
                                   .scale = Scale::logarithmic}),
           bind<&Genetic::tournament>(
               {.name = "tournament", .symbol = "t", .minimum = 1, .maximum = 20, .fallback = 2, .isWhole = true}),
           bind<&Genetic::crossover>({.name = "crossover", .symbol = "p", .maximum = 1, .fallback = 0.9}),
           bind<&Genetic::mutation>({.name = "mutation", .symbol = "q", .maximum = 1, .fallback = 0.2}),
           bind<&Genetic::elites>(
               {.name = "elites", .symbol = "e", .minimum = 1, .maximum = 20, .fallback = 3, .isWhole = true}),
           bind<&Genetic::seed>(seedOf())},
      .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Genetic>(); }};
}

}  // namespace descenso
