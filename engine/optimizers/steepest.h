// Steepest descent: along −g to the minimum that a bracketing line search finds.
// Source: Cauchy 1847; Prince 2023, Understanding Deep Learning, ch. 6 and its notebook 6.2.
#pragma once

#include "engine/optimizers/catalog.h"

namespace descenso {

class SteepestDescent final : public Optimizer {
 public:
  /// Where b and c of the first bracket stand: at the thirds, or at 0.33 and 0.66 as in the notebook.
  enum class Form { thirds, notebook };

  double maximumDistance = 1;  ///< farthest α that is looked at: d of the first bracket
  double threshold = 1e-5;     ///< of c − b
  int mostIterations = 15;
  Form form = Form::thirds;

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  std::vector<Term> terms() const override;
  std::span<const Bracket> brackets() const override { return brackets_; }

  static OptimizerEntry entry();

 private:
  BracketRule rule() const;

  Vector g_;
  Vector rate_;  ///< α found, the same in every component
  Vector delta_;
  Vector trial_;
  std::vector<Bracket> brackets_;
};

}  // namespace descenso
