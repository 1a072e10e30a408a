// AdaGrad: each coordinate's step shrinks with the squared gradients it has had.
// Source: Duchi, Hazan & Singer 2011, Adaptive subgradient methods for online learning and stochastic optimization
// (ε outside the root); Keras documentation, keras.optimizers.Adagrad (ε inside, v begins at 0.1).
#pragma once

#include "engine/optimizers/catalog.h"
#include "engine/optimizers/declarations.h"

namespace descenso {

class AdaGrad final : public Optimizer {
 public:
  double alpha = 0.5;
  double epsilon = 1e-8;
  EpsilonPlace epsilonPlace = EpsilonPlace::outside;
  double initialAccumulator = 0;  ///< v before the first update

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  std::vector<Term> terms() const override;
  void visitState(StateVisitor& visit) override { visit(v_); }

  static OptimizerEntry entry();

 private:
  Vector g_;
  Vector v_;
  Vector delta_;
};

}  // namespace descenso
