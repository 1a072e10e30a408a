#include "engine/analysis/walk.h"

#include <cmath>
#include <limits>

namespace descenso {

Walk::Walk(const Problem& problem, const OptimizerConfig& optimizer, RunOptions options)
    : updater_(problem, optimizer, std::move(options)),
      phi_(Vector::Zero(problem.dimension())),
      gradient_(Vector::Zero(problem.dimension())),
      move_(Vector::Zero(problem.dimension())) {}

void Walk::restart(ConstVectorRef start) {
  phi_ = start;
  updater_.reset();
  steps_ = 0;
  loss_ = std::numeric_limits<double>::infinity();
  hasDiverged_ = false;
  look();
  growth_.restart(loss_);
}

void Walk::step() {
  if (hasDiverged_) return;
  const bool isFirst = steps_ == 0;
  if (isFirst) move_ = -phi_;
  updater_.make(steps_ + 1, phi_);
  if (isFirst) growth_.promise(gradient_, move_ += phi_);
  look();
  if (hasDiverged_) return;
  growth_.add(loss_);
  ++steps_;
}

void Walk::look() {
  const double loss = updater_.look(phi_, gradient_);
  hasDiverged_ = !phi_.allFinite() || !std::isfinite(loss) || !gradient_.allFinite();
  if (!hasDiverged_) loss_ = loss;
}

}  // namespace descenso
