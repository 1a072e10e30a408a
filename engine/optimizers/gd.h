// Gradient descent: φ ← φ − α g.
// Source: Cauchy 1847, Méthode générale pour la résolution des systèmes d'équations simultanées; Prince 2023, ch. 6.
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

 private:
  Vector g_;
  Vector delta_;
};

}  // namespace descenso
