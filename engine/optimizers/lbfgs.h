// L-BFGS: BFGS that keeps the last few changes of the gradient instead of a matrix.
// Source: Liu & Nocedal 1989; Nocedal & Wright 2006, Numerical optimization, 2nd ed., algorithm 7.4.
#pragma once

#include "engine/optimizers/quasi_newton.h"

namespace descenso {

class LimitedMemoryBfgs final : public QuasiNewton {
 public:
  int memory = 5;

  static OptimizerEntry entry();

 private:
  void resetMemory(Index dimension) override;
  void visitMemory(StateVisitor& visit) override {
    visit(s_);
    visit(y_);
    visit(rho_);
    visit(count_);
  }
  void forget() override;
  void findDirection(const Vector& g, VectorRef p) override;
  void learn(const Vector& s, const Vector& y) override;

  Matrix s_;  ///< steps, one a column, written round and round
  Matrix y_;  ///< changes of the gradient
  Vector rho_;
  Vector a_;
  Index count_ = 0;  ///< learnt since the last forget
};

}  // namespace descenso
