// One optimizer on one problem from one start.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/optimizers/catalog.h"
#include "engine/training/batches.h"
#include "engine/training/schedule.h"
#include "engine/training/timeline.h"

namespace descenso {

enum class RunStatus { running, diverged };

/// What left the finite numbers, and in which update.
struct Divergence {
  Index step = 0;
  std::string quantity;  ///< "loss", "gradient" or "phi"
};

struct RunOptions {
  BatchSchedule batches{};    ///< only used by an optimizer that takes batches
  ScheduleConfig schedule{};  ///< of the hyperparameter "alpha"; an optimizer without one goes its own pace
  Index steps = 0;            ///< updates in all, as far as that is known: what a schedule's end is measured by
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
  const OptimizerConfig& config() const { return config_; }
  const OptimizerEntry& entry() const { return *entry_; }
  const Problem& problem() const { return *problem_; }
  const std::shared_ptr<const Problem>& sharedProblem() const { return problem_; }
  /// Without batches if the optimizer takes none.
  const RunOptions& options() const { return options_; }
  /// As the last step left it.
  const Optimizer& optimizer() const { return *optimizer_; }
  const Timeline& timeline() const { return timeline_; }
  /// Of the update rule; `value` points at the optimizer's present state.
  const std::vector<Term>& terms() const { return terms_; }
  /// The batch that the update to `step` used (step ≥ 1).
  Batch batchOf(Index step) const;
  /// Epochs and batches of updates.
  const EpochCounter& epochs() const { return epochs_; }
  /// α in force in the update to `step` (step ≥ 1): the hyperparameter times the schedule's factor. NaN for an
  /// optimizer without the hyperparameter "alpha".
  double alphaOf(Index step) const;

 private:
  double factorOf(Index step) const;
  void record();

  std::shared_ptr<const Problem> problem_;
  OptimizerConfig config_;
  const OptimizerEntry* entry_;
  std::unique_ptr<Optimizer> optimizer_;
  RunOptions options_;
  Schedule schedule_;
  EpochCounter epochs_;
  const OptimizerHyperparameter* rate_ = nullptr;  ///< "alpha" of entry_, if it has one
  double alpha_ = 0;                               ///< its configured value
  Objective objective_;                            ///< what the optimizer asks
  Vector phi_;
  Vector gradient_;
  std::vector<Term> terms_;
  std::vector<const Vector*> termValues_;
  Timeline timeline_;
  RunStatus status_ = RunStatus::running;
  Divergence divergence_;
};

}  // namespace descenso
