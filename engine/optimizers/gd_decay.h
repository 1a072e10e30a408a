// Gradient descent whose learning rate decays: α = α₀ / (1 + γ n), n the updates made before (on all data an update is
// an epoch). As one lecture prints it, α₀ / (1 − γ n), the rate grows, has a pole at n = 1/γ and is negative
// afterwards. Source: Robbins & Monro 1951, A stochastic approximation method.
#pragma once

#include "engine/optimizers/catalog.h"

namespace descenso {

class DecayingGradientDescent final : public Optimizer {
 public:
  enum class Form { corrected, asPrinted };

  double alpha = 0.1;  ///< α₀
  double decayRate = 0.05;
  Form form = Form::corrected;

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  std::vector<Term> terms() const override;
  void visitState(StateVisitor& visit) override { visit(n_); }

  static OptimizerEntry entry();

 private:
  Vector g_;
  Vector rate_;  ///< α, the same in every component
  Vector n_;     ///< updates made, this one included
  Vector delta_;
};

}  // namespace descenso
