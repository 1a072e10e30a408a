#include "engine/optimizers/bfgs.h"

namespace descenso {

void Bfgs::resetMemory(Index dimension) {
  inverse_.resize(dimension, dimension);
  by_.setZero(dimension);
  forget();
}

void Bfgs::forget() {
  inverse_.setIdentity();
  isScaled_ = false;
}

void Bfgs::findDirection(const Vector& g, VectorRef p) { p.noalias() = -inverse_ * g; }

// Eq. 6.17 multiplied out; eq. 6.20 before the first one.
void Bfgs::learn(const Vector& s, const Vector& y) {
  const double sy = s.dot(y);
  if (!isScaled_) {
    inverse_ *= sy / y.squaredNorm();
    isScaled_ = true;
  }
  by_.noalias() = inverse_ * y;
  const double factor = (1 + y.dot(by_) / sy) / sy;
  for (Index j = 0; j < s.size(); ++j) inverse_.col(j) += factor * s[j] * s - (by_[j] / sy) * s - (s[j] / sy) * by_;
}

OptimizerEntry Bfgs::entry() {
  return {.name = "bfgs",
          .citation = "Broyden, Fletcher, Goldfarb & Shanno 1970; Nocedal & Wright 2006, ch. 6",
          .slot = 7,
          .group = Group::curvature,
          .hyperparameters = searchHyperparameters<Bfgs>(),
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Bfgs>(); }};
}

}  // namespace descenso
