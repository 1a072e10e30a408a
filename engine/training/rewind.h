// Any step of a run, made once more: the nearest key frame, and the updates from there.
#pragma once

#include <vector>

#include "engine/training/run.h"

namespace descenso {

class Rewind {
 public:
  /// Of `run`, which must outlive it and may go on. Stands at step 0.
  explicit Rewind(const Run& run);

  /// The parameters after `step` updates, bit-identical to what the run had. From where it stands to the next step
  /// costs one update; to any other step at most as many as the key frames are apart (all of them, for a run without).
  /// Throws std::invalid_argument unless `step` is in the timeline.
  const Vector& seek(Index step);

  Index step() const { return step_; }
  const Vector& phi() const { return phi_; }
  const Run& run() const { return *run_; }
  /// As the update to step() left it, with all its terms.
  const Optimizer& optimizer() const { return updater_.optimizer(); }
  /// Of the update to step().
  const std::vector<Term>& terms() const { return terms_; }
  /// What the optimizer remembers after step().
  std::vector<std::byte> state();

 private:
  const Run* run_;
  Updater updater_;
  Vector phi_;
  std::vector<Term> terms_;
  Index step_ = 0;
};

/// A run of its own that begins where `from` stands and goes on at that step's place in schedule and batches. What the
/// optimizer remembers goes along if it is still the same rule and remembers as much; another one begins anew.
Run branched(Rewind& from, const OptimizerConfig& config, RunOptions options);

}  // namespace descenso
