#include "engine/training/run.h"

#include <cmath>
#include <stdexcept>

#include "engine/math/format.h"

namespace descenso {
namespace {

const Problem& present(const std::shared_ptr<const Problem>& problem) {
  if (!problem) throw std::invalid_argument("a run needs a problem");
  return *problem;
}

void checkStart(const Problem& problem, const Vector& start) {
  if (start.size() != problem.dimension()) {
    throw std::invalid_argument("start must have " + std::to_string(problem.dimension()) + " components, got " +
                                std::to_string(start.size()));
  }
  for (const double value : start) {
    if (!std::isfinite(value)) throw std::invalid_argument("start must be finite, got " + numberText(value));
  }
}

}  // namespace

Run::Run(std::shared_ptr<const Problem> problem, const OptimizerConfig& config, const Vector& start,
         BatchSchedule batches)
    : problem_(std::move(problem)),
      config_(config),
      entry_(findOptimizer(config.name)),
      optimizer_(makeOptimizer(config)),
      batches_(std::move(batches)),
      objective_(present(problem_)),
      phi_(start),
      timeline_(problem_->dimension(), 0) {
  checkStart(*problem_, start);
  for (const std::vector<int>& batch : batches_) checkBatch(*problem_, batch);
  if (config_.values.empty()) config_.values = fallbacks(declarations(*entry_));

  gradient_.resize(problem_->dimension());
  optimizer_->reset(problem_->dimension());
  terms_ = optimizer_->terms();
  for (const Term& term : terms_) termValues_.push_back(term.value);
  timeline_ = Timeline(problem_->dimension(), static_cast<Index>(terms_.size()));
  record();
  if (status_ == RunStatus::diverged) {
    throw std::invalid_argument("start must have a finite " + divergence_.quantity);
  }
}

StepRecord Run::step() {
  if (status_ == RunStatus::running) {
    objective_.setBatch(batchOf(timeline_.size()));
    optimizer_->step(objective_, phi_);
    record();
  }
  return timeline_.at(timeline_.lastStep());
}

void Run::advanceTo(Index step) {
  while (timeline_.lastStep() < step && status_ == RunStatus::running) this->step();
}

void Run::reserve(Index steps) { timeline_.reserve(steps + 1); }

Batch Run::batchOf(Index step) const {
  if (batches_.empty()) return Batch::whole();
  return Batch::of(batches_[static_cast<std::size_t>(step - 1) % batches_.size()]);
}

// The record is over all data. Without batches the optimizer will ask the same at its next step: the objective keeps
// it.
void Run::record() {
  double loss = 0;
  if (batches_.empty()) {
    const Objective::Answer answer = objective_.observe(phi_);
    loss = answer.loss;
    gradient_ = answer.gradient;
  } else {
    loss = problem_->lossAndGradient(phi_, Batch::whole(), gradient_);
  }

  const char* lost = !phi_.allFinite()        ? "phi"
                     : !std::isfinite(loss)   ? "loss"
                     : !gradient_.allFinite() ? "gradient"
                                              : nullptr;
  if (lost != nullptr) {
    status_ = RunStatus::diverged;
    divergence_ = {timeline_.size(), lost};
    return;
  }
  timeline_.append(phi_, loss, gradient_, termValues_, objective_.evaluations());
}

}  // namespace descenso
