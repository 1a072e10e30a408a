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

Run::Run(std::shared_ptr<const Problem> problem, const OptimizerConfig& config, const Vector& start, RunOptions options)
    : problem_(std::move(problem)),
      updater_(present(problem_), config, std::move(options)),
      phi_(start),
      timeline_(problem_->dimension(), 0) {
  checkStart(*problem_, start);
  gradient_.resize(problem_->dimension());
  terms_ = updater_.optimizer().terms();
  for (const Term& term : terms_) termValues_.push_back(term.value);
  timeline_ = Timeline(problem_->dimension(), static_cast<Index>(terms_.size()));
  record();
  if (status_ == RunStatus::diverged) {
    throw std::invalid_argument("start must have a finite " + divergence_.quantity);
  }
}

StepRecord Run::step() {
  if (status_ == RunStatus::running) {
    updater_.make(timeline_.size(), phi_);
    record();
  }
  return timeline_.at(timeline_.lastStep());
}

void Run::advanceTo(Index step) {
  while (timeline_.lastStep() < step && status_ == RunStatus::running) this->step();
}

void Run::reserve(Index steps) { timeline_.reserve(steps + 1); }

void Run::record() {
  const double loss = updater_.look(phi_, gradient_);
  const char* lost = !phi_.allFinite()        ? "phi"
                     : !std::isfinite(loss)   ? "loss"
                     : !gradient_.allFinite() ? "gradient"
                                              : nullptr;
  if (lost != nullptr) {
    status_ = RunStatus::diverged;
    divergence_ = {timeline_.size(), lost};
    return;
  }
  timeline_.append(phi_, loss, gradient_, termValues_, updater_.evaluations());
}

}  // namespace descenso
