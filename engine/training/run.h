// One optimizer on one problem from one start.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/training/key_frames.h"
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
  /// `state` is that of another run's optimizer (Rewind::state) with which this one's begins; empty: it begins anew.
  Run(std::shared_ptr<const Problem> problem, const OptimizerConfig& config, const Vector& start,
      RunOptions options = {}, std::vector<std::byte> state = {});

  /// Makes one update and appends it. Allocates nothing within the reserved steps, but for key frames. Does nothing
  /// once diverged. Where key frames are kept, the record holds φ, the loss and gradient of the update's batch before
  /// it, and no terms; it is valid until the next step.
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
  /// With key frames only the losses: of all data in row 0, then of each update's batch before it.
  const Timeline& timeline() const { return timeline_; }
  /// Null where every record is kept.
  const KeyFrames* keyFrames() const { return frames_ ? &*frames_ : nullptr; }
  const Vector& start() const { return start_; }
  /// Of the optimizer; empty if it began anew.
  const std::vector<std::byte>& startState() const { return startState_; }
  /// Puts an optimizer of the same configuration as it is before the first update.
  void toStart(Optimizer& optimizer) const;
  /// After the last step of the timeline.
  const Vector& phi() const { return phi_; }
  /// What the update that diverged made of φ; empty while running.
  const Vector& lost() const { return lost_; }
  /// Of the update rule; `value` points at the optimizer's present state. With key frames it may be older: see Rewind.
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
  void recordLoss();
  void diverge(const char* quantity);

  std::shared_ptr<const Problem> problem_;
  Updater updater_;
  Vector start_;
  std::vector<std::byte> startState_;
  Vector phi_;
  Vector lost_;
  Vector gradient_;
  std::vector<Term> terms_;
  std::vector<const Vector*> termValues_;
  Timeline timeline_;
  std::optional<KeyFrames> frames_;
  RunStatus status_ = RunStatus::running;
  Divergence divergence_;
};

}  // namespace descenso
