#include "engine/training/run.h"

#include <cmath>
#include <limits>
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

RunOptions takenOptions(const OptimizerEntry& entry, RunOptions options) {
  if (!entry.takesBatches) options.batches.clear();
  return options;
}

}  // namespace

Run::Run(std::shared_ptr<const Problem> problem, const OptimizerConfig& config, const Vector& start, RunOptions options)
    : problem_(std::move(problem)),
      config_(config),
      entry_(findOptimizer(config.name)),
      optimizer_(makeOptimizer(config)),
      options_(takenOptions(*entry_, std::move(options))),
      schedule_(options_.schedule),
      epochs_(options_.batches, present(problem_).exampleCount()),
      objective_(*problem_),
      phi_(start),
      timeline_(problem_->dimension(), 0) {
  checkStart(*problem_, start);
  for (const std::vector<int>& batch : options_.batches) checkBatch(*problem_, batch);
  if (config_.values.empty()) config_.values = fallbacks(declarations(*entry_));
  for (std::size_t i = 0; i < entry_->hyperparameters.size(); ++i) {
    if (entry_->hyperparameters[i].name != "alpha") continue;
    rate_ = &entry_->hyperparameters[i];
    alpha_ = config_.values[i];
  }

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
    optimizer_->scheduleFactor = factorOf(timeline_.size());
    if (rate_ != nullptr) rate_->set(*optimizer_, alpha_ * optimizer_->scheduleFactor);
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
  const BatchSchedule& batches = options_.batches;
  if (batches.empty()) return Batch::whole();
  return Batch::of(batches[static_cast<std::size_t>(step - 1) % batches.size()]);
}

double Run::factorOf(Index step) const {
  return schedule_.factor({.update = step - 1, .epoch = epochs_.epochOf(step), .updates = options_.steps});
}

double Run::alphaOf(Index step) const {
  return rate_ == nullptr ? std::numeric_limits<double>::quiet_NaN() : alpha_ * factorOf(step);
}

// The record is over all data. Without batches the optimizer will ask the same at its next step: the objective keeps
// it.
void Run::record() {
  double loss = 0;
  if (options_.batches.empty()) {
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
