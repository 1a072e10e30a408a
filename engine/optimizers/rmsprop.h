// RMSProp: each coordinate's step is divided by the root of a moving mean of its squared gradients.
// Source: Tieleman & Hinton 2012, Lecture 6.5, Neural networks for machine learning; PyTorch puts ε outside the root,
// Keras and the lectures inside.
#pragma once

#include "engine/optimizers/catalog.h"
#include "engine/optimizers/declarations.h"

namespace descenso {

class RmsProp final : public Optimizer {
 public:
  double alpha = 0.05;
  double gamma = 0.9;
  double epsilon = 1e-8;
  EpsilonPlace epsilonPlace = EpsilonPlace::inside;

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
