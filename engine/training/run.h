// One optimizer on one problem from one start.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/optimizers/catalog.h"
#include "engine/training/timeline.h"

namespace descenso {

enum class RunStatus { running, diverged };

/// What left the finite numbers, and in which update.
struct Divergence {
  Index step = 0;
  std::string quantity;  ///< "loss", "gradient" or "phi"
};

/// Batches by 0-based example indices, one a step; after the last, the first again. Empty: all data at every step.
using BatchSchedule = std::vector<std::vector<int>>;

class Run {
 public:
  /// Throws std::invalid_argument for a start that is not finite, has no finite loss and gradient or is not of the
  /// problem's dimension, for a bad optimizer configuration and for batches that do not fit the problem.
  Run(std::shared_ptr<const Problem> problem, const OptimizerConfig& config, const Vector& start,
      BatchSchedule batches = {});

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
  const Timeline& timeline() const { return timeline_; }
  /// Of the update rule; `value` points at the optimizer's present state.
  const std::vector<Term>& terms() const { return terms_; }
  /// The batch that the update to `step` used (step ≥ 1).
  Batch batchOf(Index step) const;

 private:
  void record();

  std::shared_ptr<const Problem> problem_;
  OptimizerConfig config_;
  const OptimizerEntry* entry_;
  std::unique_ptr<Optimizer> optimizer_;
  BatchSchedule batches_;
  Objective objective_;      ///< what the optimizer asks
  Vector phi_;
  Vector gradient_;
  std::vector<Term> terms_;
  std::vector<const Vector*> termValues_;
  Timeline timeline_;
  RunStatus status_ = RunStatus::running;
  Divergence divergence_;
};

}  // namespace descenso
