// Gradient descent: φ ← φ − α g, with g over all data (gd) or over the batch of the step (sgd).
// Source: Cauchy 1847, Méthode générale pour la résolution des systèmes d'équations simultanées; Robbins & Monro 1951,
// A stochastic approximation method; Prince 2023, Understanding Deep Learning, ch. 6.
#pragma once

#include "engine/optimizers/catalog.h"

namespace descenso {

class GradientDescent final : public Optimizer {
 public:
  double alpha = 0.1;

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  std::vector<Term> terms() const override;

  static OptimizerEntry entry();
  /// The same rule on batches.
  static OptimizerEntry stochasticEntry();

 private:
  Vector g_;
  Vector delta_;
};

}  // namespace descenso
