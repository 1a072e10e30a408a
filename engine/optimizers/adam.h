// Adam: adaptive moment estimation.
// Source: Kingma & Ba 2015, Adam: a method for stochastic optimization, algorithm 1 (β is their β₁, γ their β₂).
#pragma once

#include "engine/optimizers/catalog.h"

namespace descenso {

class Adam final : public Optimizer {
 public:
  enum class EpsilonPlace { outside, inside };

  double alpha = 0.1;
  double beta = 0.9;
  double gamma = 0.99;
  double epsilon = 1e-8;
  bool biasCorrection = true;                         ///< false: m and v as they are, as some lectures print it
  EpsilonPlace epsilonPlace = EpsilonPlace::outside;  ///< of the square root

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  /// Without bias correction there are no m̂ and v̂.
  std::vector<Term> terms() const override;

  static OptimizerEntry entry();

 private:
  long k_ = 0;  ///< updates made
  Vector g_;
  Vector m_;
  Vector v_;
  Vector mHat_;
  Vector vHat_;
  Vector delta_;
};

}  // namespace descenso
