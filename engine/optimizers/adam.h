// Adam: adaptive moment estimation.
// Source: Kingma & Ba 2015, Adam: a method for stochastic optimization, algorithm 1 (β is their β₁, γ their β₂) and the
// end of section 2 (ε̂, as TensorFlow and Keras have it).
#pragma once

#include "engine/optimizers/catalog.h"
#include "engine/optimizers/declarations.h"
#include "engine/optimizers/moments.h"

namespace descenso {

class Adam final : public Optimizer {
 public:
  double alpha = 0.1;
  double beta = 0.9;
  double gamma = 0.99;
  double epsilon = 1e-8;
  bool biasCorrection = true;  ///< false: m and v as they are, as some lectures print it
  /// Of the square root; hat: α √(1 − γᵏ) / (1 − βᵏ) · m / (√v + ε̂), which differs from "outside" only by what ε means.
  EpsilonPlace epsilonPlace = EpsilonPlace::outside;

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  /// Without bias correction there are no m̂ and v̂; with ε̂ there is the rate α̂ instead.
  std::vector<Term> terms() const override;
  void visitState(StateVisitor& visit) override {
    visit(moments_.k);
    visit(moments_.m);
    visit(moments_.v);
  }

  static OptimizerEntry entry();

 private:
  bool usesHat() const { return biasCorrection && epsilonPlace == EpsilonPlace::hat; }
  void stepInOnePass(const Vector& g, VectorRef phi);
  void addCorrectedTerms(std::vector<Term>& terms) const;

  Vector g_;
  Moments moments_;
  Vector rate_;  ///< α̂, the same in every component
  Vector delta_;
};

}  // namespace descenso
