// Gradient descent with momentum, in the three forms in use. Book and heavy ball walk the same path if α of the heavy
// ball is (1 − β) times the book's. PyTorch's SGD(momentum = β, dampening = β) is the book's but for its first step,
// which takes the whole gradient, m = g.
// Source: Polyak 1964, Some methods of speeding up the convergence of iteration methods (heavy ball); Prince 2023,
// Understanding Deep Learning, ch. 6 (book: m is a weighted mean of gradients); PyTorch documentation, torch.optim.SGD.
#pragma once

#include "engine/optimizers/catalog.h"

namespace descenso {

class Momentum final : public Optimizer {
 public:
  enum class Form { book, heavyBall, pytorch };

  double alpha = 0.1;
  double beta = 0.9;
  Form form = Form::book;

  void reset(Index dimension) override;
  void step(Objective& objective, VectorRef phi) override;
  std::vector<Term> terms() const override;
  void visitState(StateVisitor& visit) override {
    visit(isFirst_);
    visit(m_);
  }

  static OptimizerEntry entry();

 private:
  bool isFirst_ = true;
  Vector g_;
  Vector m_;
  Vector delta_;
};

}  // namespace descenso
