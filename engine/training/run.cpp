#include "engine/training/run.h"

#include <cmath>

#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/optimizers/moments_kernel.h"
#include "engine/training/rewind.h"

namespace descenso {
namespace {

const Problem& present(const std::shared_ptr<const Problem>& problem) {
  if (!problem) throw InvalidArgument("a run needs a problem"_message);
  return *problem;
}

void checkStart(const Problem& problem, const Vector& start) {
  if (start.size() != problem.dimension()) {
    throw InvalidArgument("start must have {dimension} components, got {got}"_message,
                          {{"dimension", problem.dimension()}, {"got", start.size()}});
  }
  for (const double value : start) {
    if (!std::isfinite(value)) throw InvalidArgument("start must be finite, got {got}"_message, {{"got", value}});
  }
}

void checkState(Optimizer& optimizer, const std::vector<std::byte>& state) {
  const std::size_t wanted = stateBytes(optimizer);
  if (!state.empty() && state.size() != wanted) {
    throw InvalidArgument("an optimizer's state must have {wanted} bytes, got {got}"_message,
                          {{"wanted", wanted}, {"got", state.size()}});
  }
}

}  // namespace

Run::Run(std::shared_ptr<const Problem> problem, const OptimizerConfig& config, const Vector& start, RunOptions options,
         std::vector<std::byte> state)
    : problem_(std::move(problem)),
      updater_(present(problem_), config, std::move(options)),
      start_(start),
      startState_(std::move(state)),
      phi_(start),
      timeline_(problem_->dimension(), 0) {
  checkStart(*problem_, start);
  checkState(updater_.optimizer(), startState_);
  toStart(updater_.optimizer());
  gradient_.resize(problem_->dimension());
  terms_ = updater_.optimizer().terms();
  for (const Term& term : terms_) termValues_.push_back(term.value);
  timeline_ = Timeline(problem_->dimension(), static_cast<Index>(terms_.size()));
  if (updater_.options().keep == Keep::keyFrames) {
    frames_.emplace(problem_->dimension(), updater_.optimizer(), updater_.options().bytes);
    updater_.optimizer().keepsTerms = false;
  }
  record();
  if (status_ == RunStatus::diverged) {
    throw InvalidArgument(divergence_.quantity == "loss" ? "start must have a finite loss"_message
                                                         : "start must have a finite gradient"_message);
  }
}

void Run::toStart(Optimizer& optimizer) const {
  if (!startState_.empty()) restoreState(optimizer, startState_.data());
}

StepRecord Run::step() {
  if (status_ == RunStatus::running) {
    updater_.make(timeline_.size(), phi_);
    frames_ ? recordLoss() : record();
  }
  if (!frames_) return timeline_.at(timeline_.lastStep());
  return {.step = timeline_.lastStep(),
          .phi = VectorView(phi_.data(), phi_.size()),
          .loss = timeline_.losses().back(),
          .gradient = VectorView(updater_.askedGradient().data(), phi_.size()),
          .terms = nullptr,
          .dimension = phi_.size(),
          .evaluations = updater_.evaluations()};
}

void Run::advanceTo(Index step) {
  while (timeline_.lastStep() < step && status_ == RunStatus::running) this->step();
}

void Run::reserve(Index steps) {
  if (frames_) {
    timeline_.reserveLosses(steps + 1);
  } else {
    timeline_.reserve(steps + 1);
  }
}

void Run::record() {
  const double loss = updater_.look(phi_, gradient_);
  const char* lost = !phi_.allFinite()        ? "phi"
                     : !std::isfinite(loss)   ? "loss"
                     : !gradient_.allFinite() ? "gradient"
                                              : nullptr;
  if (lost != nullptr) return diverge(lost);
  if (!frames_) return timeline_.append(phi_, loss, gradient_, termValues_, updater_.evaluations());
  timeline_.append(loss);
  frames_->offer(0, phi_, updater_.optimizer());
}

void Run::recordLoss() {
  const Index step = timeline_.size();
  double loss = updater_.askedLoss();
  // A search may well ask where there is no finite loss; then what counts is where it has gone.
  if (!std::isfinite(loss)) loss = problem_->loss(phi_, updater_.batchOf(step));
  if (!areFinite(phi_.data(), static_cast<std::size_t>(phi_.size()))) return diverge("phi");
  if (!std::isfinite(loss)) return diverge("loss");
  timeline_.append(loss);
  frames_->offer(step, phi_, updater_.optimizer());
}

void Run::diverge(const char* quantity) {
  status_ = RunStatus::diverged;
  divergence_ = {timeline_.size(), quantity};
  lost_ = phi_;
  if (timeline_.size() == 0) return;
  phi_ = frames_ ? Rewind(*this).seek(timeline_.lastStep()) : Vector(timeline_.at(timeline_.lastStep()).phi);
}

}  // namespace descenso
