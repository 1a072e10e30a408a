#include "engine/analysis/walk.h"

#include <cmath>
#include <limits>

namespace descenso {

Walk::Walk(const Problem& problem, const OptimizerConfig& optimizer, const BatchSchedule& batches)
    : problem_(problem),
      batches_(batches),
      optimizer_(makeOptimizer(optimizer)),
      objective_(problem),
      phi_(Vector::Zero(problem.dimension())),
      gradient_(Vector::Zero(problem.dimension())) {
  for (const std::vector<int>& batch : batches_) checkBatch(problem_, batch);
}

void Walk::restart(ConstVectorRef start) {
  phi_ = start;
  optimizer_->reset(problem_.dimension());
  steps_ = 0;
  loss_ = std::numeric_limits<double>::infinity();
  hasDiverged_ = false;
  look();
}

void Walk::step() {
  if (hasDiverged_) return;
  if (!batches_.empty()) {
    objective_.setBatch(Batch::of(batches_[static_cast<std::size_t>(steps_) % batches_.size()]));
  }
  optimizer_->step(objective_, phi_);
  look();
  if (!hasDiverged_) ++steps_;
}

// Without batches the optimizer will ask the same at its next step: the objective keeps it.
void Walk::look() {
  double loss = 0;
  if (batches_.empty()) {
    const Objective::Answer answer = objective_.observe(phi_);
    loss = answer.loss;
    gradient_ = answer.gradient;
  } else {
    loss = problem_.lossAndGradient(phi_, Batch::whole(), gradient_);
  }
  hasDiverged_ = !phi_.allFinite() || !std::isfinite(loss) || !gradient_.allFinite();
  if (!hasDiverged_) loss_ = loss;
}

bool hasGrown(double first, double last) { return last > first + std::abs(first); }

}  // namespace descenso
