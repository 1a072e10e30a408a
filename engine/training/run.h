// One optimizer on one problem from one start.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/training/timeline.h"
#include "engine/training/updater.h"

namespace descenso {

enum class RunStatus { running, diverged };

/// What left the finite numbers, and in which update.
struct Divergence {
  Index step = 0;
  std::string quantity;  ///< "loss", "gradient" or "phi"
};

class Run {
 public:
  /// Throws std::invalid_argument for a start that is not finite, has no finite loss and gradient or is not of the
  /// problem's dimension, for a bad optimizer or schedule configuration and for batches that do not fit the problem.
  Run(std::shared_ptr<const Problem> problem, const OptimizerConfig& config, const Vector& start,
      RunOptions options = {});

  /// Makes one update and appends it. Allocates nothing within the reserved steps. Does nothing once diverged.
  StepRecord step();
  /// Steps until `step` is in the timeline or the run has diverged.
  void advanceTo(Index step);
  /// Room for this many steps.
  void reserve(Index steps);

  RunStatus status() const { return status_; }
  const Divergence& divergence() const { return divergence_; }
  const OptimizerConfig& config() const { return updater_.config(); }
  const OptimizerEntry& entry() const { return updater_.entry(); }
  const Problem& problem() const { return *problem_; }
  const std::shared_ptr<const Problem>& sharedProblem() const { return problem_; }
  /// Without batches if the optimizer takes none.
  const RunOptions& options() const { return updater_.options(); }
  /// As the last step left it.
  const Optimizer& optimizer() const { return updater_.optimizer(); }
  const Timeline& timeline() const { return timeline_; }
  /// Of the update rule; `value` points at the optimizer's present state.
  const std::vector<Term>& terms() const { return terms_; }
  /// The batch that the update to `step` used (step ≥ 1).
  Batch batchOf(Index step) const { return updater_.batchOf(step); }
  /// Epochs and batches of updates.
  const EpochCounter& epochs() const { return updater_.epochs(); }
  /// α in force in the update to `step` (step ≥ 1): the hyperparameter times the schedule's factor. NaN for an
  /// optimizer without the hyperparameter "alpha".
  double alphaOf(Index step) const { return updater_.alphaOf(step); }

 private:
  void record();

  std::shared_ptr<const Problem> problem_;
  Updater updater_;
  Vector phi_;
  Vector gradient_;
  std::vector<Term> terms_;
  std::vector<const Vector*> termValues_;
  Timeline timeline_;
  RunStatus status_ = RunStatus::running;
  Divergence divergence_;
};

}  // namespace descenso
