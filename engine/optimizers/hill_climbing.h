// Hill climbing (here: down): tries points at random around φ and goes to the best one if it is better. No gradient.
// Source: Russell & Norvig 2021, Artificial intelligence, 4th ed., ch. 4.1; the adaptive spread is the success rule of
// Rechenberg 1973 in the form of Kern et al. 2004 (e^(1/3) times as wide after a success, e^(−1/12) after a failure).
#pragma once

#include "engine/math/random.h"
#include "engine/optimizers/catalog.h"

namespace descenso {

class HillClimbing final : public Optimizer {
 public:
  enum class SpreadRule { adaptive, fixed };

  int proposals = 8;    ///< points tried in a step
  double spread = 0.5;  ///< σ of the first step
  SpreadRule spreadRule = SpreadRule::adaptive;
  int seed = 1;

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  std::vector<Term> terms() const override;
  void visitState(StateVisitor& visit) override {
    visit(random_);
    visit(nextSigma_);
  }
  /// The proposals.
  Population population() const override;

  static OptimizerEntry entry();

 private:
  Random random_{1};
  Matrix points_;  ///< one a column
  Vector losses_;
  Vector sigma_;  ///< in force in the last step, the same in every component
  double nextSigma_ = 0;
  Vector best_;
  Vector delta_;
};

}  // namespace descenso
