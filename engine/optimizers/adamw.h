// Adam with weight decay, decoupled from the gradient or not. With η the factor of the learning-rate schedule:
//   decoupled        φ ← φ − α λ φ − α m̂ / (√v̂ + ε), as PyTorch and Keras have it (their α is scaled by η)
//   decoupled-paper  φ ← φ − η λ φ − η α m̂ / (√v̂ + ε)
//   l2               Adam on g + λ φ: the penalty ½ λ ‖φ‖² is part of the loss
// Source: Loshchilov & Hutter 2019, Decoupled weight decay regularization, algorithm 2.
#pragma once

#include "engine/optimizers/catalog.h"
#include "engine/optimizers/moments.h"

namespace descenso {

class AdamW final : public Optimizer {
 public:
  enum class Form { decoupled, decoupledPaper, l2 };

  double alpha = 0.1;
  double beta = 0.9;
  double gamma = 0.99;
  double epsilon = 1e-8;
  double decay = 0.01;  ///< λ
  Form form = Form::decoupled;

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  /// The term "shrink" is the part of Δφ that the decay makes; in form l2 there is the penalised gradient instead.
  std::vector<Term> terms() const override;
  void visitState(StateVisitor& visit) override {
    visit(moments_.k);
    visit(moments_.m);
    visit(moments_.v);
  }

  static OptimizerEntry entry();

 private:
  Vector g_;
  Vector penalised_;
  Moments moments_;
  Vector shrink_;
  Vector delta_;
};

}  // namespace descenso
