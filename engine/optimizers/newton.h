// Newton's method: φ ← φ − α H⁻¹ g. It goes to the stationary point of the local quadratic, be that a saddle or a
// maximum. The safeguard makes the eigenvalues of H positive, |λ|, so that the step descends, and halves it until the
// loss does not rise.
// Source: Nocedal & Wright 2006, Numerical optimization, 2nd ed., ch. 3.4 (modified Hessians); Dauphin et al. 2014,
// Identifying and attacking the saddle point problem (|λ|).
#pragma once

#include <Eigen/LU>

#include "engine/optimizers/catalog.h"

namespace descenso {

class Newton final : public Optimizer {
 public:
  double alpha = 1;
  bool safeguard = true;

  void reset(Index dimension) override;
  /// Without the safeguard a singular H may end the run: φ leaves the finite numbers.
  void step(Objective& objective, VectorRef phi) override;
  std::vector<Term> terms() const override;

  static OptimizerEntry entry();

 private:
  void findSafeDirection();
  double safeRate(Objective& objective, VectorRef phi);

  Vector g_;
  Vector p_;     ///< direction
  Vector rate_;  ///< α after halving, the same in every component
  Vector delta_;
  Vector trial_;
  Vector coordinates_;  ///< of g along the eigenvectors of H
  Matrix h_;
  Eigen::PartialPivLU<Matrix> lu_;
  Matrix vectors_;  ///< eigenvectors of H, one a column
};

}  // namespace descenso
