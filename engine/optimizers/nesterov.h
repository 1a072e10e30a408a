// Nesterov's momentum: the gradient is taken where the momentum is about to lead.
//   book     g = ∇L(φ − αβm), m ← βm + (1 − β) g, φ ← φ − αm
//   slide    the same with g = ∇L(φ − αm)
//   pytorch  g = ∇L(φ), m ← βm + g, φ ← φ − α(g + βm)
//   taylor   as slide, with the first terms of its series: g = ∇L(φ) − αHm. Exact on quadratic losses.
// Source: Nesterov 1983, A method of solving a convex programming problem with convergence rate O(1/k²); Prince 2023,
// Understanding Deep Learning, ch. 6; PyTorch documentation, torch.optim.SGD (Sutskever et al. 2013).
#pragma once

#include "engine/optimizers/catalog.h"

namespace descenso {

class Nesterov final : public Optimizer {
 public:
  enum class Form { book, slide, pytorch, taylor };

  double alpha = 0.1;
  double beta = 0.9;
  Form form = Form::book;

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  /// Book and slide begin with the point looked at, "lookAhead".
  std::vector<Term> terms() const override;
  void visitState(StateVisitor& visit) override { visit(m_); }

  static OptimizerEntry entry();

 private:
  Vector lookAhead_;
  Vector slope_;  ///< ∇L(φ), and
  Vector bend_;   ///< Hm, of the Taylor form
  Vector g_;
  Vector m_;
  Vector delta_;
};

}  // namespace descenso
