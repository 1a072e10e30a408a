// BFGS: the inverse Hessian is learnt from how the gradient changes.
// Source: Broyden, Fletcher, Goldfarb & Shanno 1970; Nocedal & Wright 2006, Numerical optimization, 2nd ed., ch. 6.1.
#pragma once

#include "engine/optimizers/quasi_newton.h"

namespace descenso {

class Bfgs final : public QuasiNewton {
 public:
  static OptimizerEntry entry();

 private:
  void resetMemory(Index dimension) override;
  void visitMemory(StateVisitor& visit) override {
    visit(inverse_);
    visit(isScaled_);
  }
  void forget() override;
  void findDirection(const Vector& g, VectorRef p) override;
  void learn(const Vector& s, const Vector& y) override;

  Matrix inverse_;  ///< B ≈ H⁻¹
  Vector by_;       ///< B y
  bool isScaled_ = false;
};

}  // namespace descenso
