#include "engine/optimizers/lbfgs.h"

#include <algorithm>

namespace descenso {

void LimitedMemoryBfgs::resetMemory(Index dimension) {
  s_.setZero(dimension, memory);
  y_.setZero(dimension, memory);
  rho_.setZero(memory);
  a_.setZero(memory);
  forget();
}

void LimitedMemoryBfgs::forget() { count_ = 0; }

// The two-loop recursion; eq. 7.20 scales what is between the loops.
void LimitedMemoryBfgs::findDirection(const Vector& g, VectorRef p) {
  p = -g;
  const Index oldest = std::max<Index>(0, count_ - memory);
  for (Index i = count_; i-- > oldest;) {
    const Index column = i % memory;
    a_[column] = rho_[column] * s_.col(column).dot(p);
    p -= a_[column] * y_.col(column);
  }
  if (count_ > 0) {
    const Index last = (count_ - 1) % memory;
    p *= 1 / (rho_[last] * y_.col(last).squaredNorm());
  }
  for (Index i = oldest; i < count_; ++i) {
    const Index column = i % memory;
    p += (a_[column] - rho_[column] * y_.col(column).dot(p)) * s_.col(column);
  }
}

void LimitedMemoryBfgs::learn(const Vector& s, const Vector& y) {
  const Index column = count_ % memory;
  s_.col(column) = s;
  y_.col(column) = y;
  rho_[column] = 1 / s.dot(y);
  ++count_;
}

OptimizerEntry LimitedMemoryBfgs::entry() {
  OptimizerEntry entry{.name = "lbfgs",
                       .citation = "Liu & Nocedal 1989; Nocedal & Wright 2006, algorithm 7.4",
                       .slot = 15,
                       .group = Group::curvature,
                       .hyperparameters = searchHyperparameters<LimitedMemoryBfgs>(),
                       .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<LimitedMemoryBfgs>(); }};
  entry.hyperparameters.insert(
      entry.hyperparameters.begin(),
      bind<&LimitedMemoryBfgs::memory>(
          {.name = "memory", .symbol = "m", .minimum = 1, .maximum = 50, .fallback = 5, .isWhole = true}));
  return entry;
}

}  // namespace descenso
