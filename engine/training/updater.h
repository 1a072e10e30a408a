// Makes the updates of one optimizer on one problem: each on its batch, at the pace of the schedule. What runs with a
// history and walks without one have in common.
#pragma once

#include <memory>

#include "engine/optimizers/catalog.h"
#include "engine/training/batches.h"
#include "engine/training/schedule.h"

namespace descenso {

/// What a run keeps of its steps.
enum class Keep {
  everyRecord,  ///< φ, the loss and gradient over all data, and all terms
  keyFrames,    ///< the loss of each update's batch, and key frames from which the rest is made once more: see Rewind
};

struct RunOptions {
  SharedBatches batches{};    ///< only used by an optimizer that takes batches
  ScheduleConfig schedule{};  ///< of the hyperparameter "alpha"; an optimizer without one goes its own pace
  Index steps = 0;            ///< updates in all, as far as that is known: what a schedule's end is measured by
  std::shared_ptr<const Vector> rates{};  ///< how many times α each parameter moves in an update; null: once
  Index begin = 0;  ///< updates made before the first: schedule, batches and draws go on from there
  Keep keep = Keep::everyRecord;
  std::size_t bytes = std::size_t{192} << 20U;  ///< of key frames, at most
};

class Updater {
 public:
  /// Throws std::invalid_argument for a bad optimizer or schedule configuration and for batches that do not fit the
  /// problem, which must outlive it.
  Updater(const Problem& problem, const OptimizerConfig& config, RunOptions options);

  /// Back to before the first update. Allocates nothing after the first time.
  void reset();
  /// Makes update number `step` (step ≥ 1) of φ: the optimizer's step, times RunOptions::rates, then the problem's
  /// shrinking if there is an α. Allocates nothing.
  void make(Index step, VectorRef phi);
  /// Loss over all data, and its gradient, without counting them. Without batches the optimizer will ask the same at
  /// its next step: that is then computed once. Returns the loss.
  double look(ConstVectorRef phi, VectorRef gradient);
  /// The loss of the batch in the last update, as its optimizer's first question found it: as a rule that at φ before
  /// the update. Of an optimizer that asked nothing, as before.
  double askedLoss() const { return objective_.firstLoss(); }
  /// Of the optimizer's last question.
  const Vector& askedGradient() const { return objective_.lastGradient(); }

  const OptimizerConfig& config() const { return config_; }  ///< with all its values
  const OptimizerEntry& entry() const { return *entry_; }
  const Optimizer& optimizer() const { return *optimizer_; }
  Optimizer& optimizer() { return *optimizer_; }
  /// Without batches if the optimizer takes none.
  const RunOptions& options() const { return options_; }
  const EpochCounter& epochs() const { return epochs_; }
  const Evaluations& evaluations() const { return objective_.evaluations(); }
  /// The batch of the update to `step` (step ≥ 1).
  Batch batchOf(Index step) const;
  /// α in force in the update to `step` (step ≥ 1): the hyperparameter times the schedule's factor. NaN for an
  /// optimizer without the hyperparameter "alpha".
  double alphaOf(Index step) const;

 private:
  double factorOf(Index step) const;
  void moveByRates(VectorRef phi) const;

  const Problem* problem_;
  OptimizerConfig config_;
  const OptimizerEntry* entry_;
  std::unique_ptr<Optimizer> optimizer_;
  RunOptions options_;
  Schedule schedule_;
  EpochCounter epochs_;
  const OptimizerHyperparameter* rate_ = nullptr;  ///< "alpha" of entry_, if it has one
  double alpha_ = 0;                               ///< its configured value
  Objective objective_;                            ///< what the optimizer asks
  bool isConstant_ = false;                        ///< the schedule's factor is always 1
  Vector before_;                                  ///< φ before the update, where that is needed
};

}  // namespace descenso
