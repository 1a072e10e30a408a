// A run without a history: maps make them by the thousand and keep only how each one ends.
#pragma once

#include "engine/analysis/loss_growth.h"
#include "engine/training/run.h"

namespace descenso {

/// Makes the same updates as a Run of the same configuration, bit for bit, and diverges at the same one. The problem is
/// the caller's and must outlive it. Several walks may use one problem at a time: all they ask is const.
class Walk {
 public:
  /// Throws std::invalid_argument as Updater does.
  Walk(const Problem& problem, const OptimizerConfig& optimizer, RunOptions options = {});

  /// Goes back to before the first update, at `start`. Allocates nothing after the first time.
  void restart(ConstVectorRef start);
  /// Makes one update; does nothing once diverged. Allocates nothing.
  void step();

  /// Updates made; of a diverged walk, the last one that left everything finite.
  Index steps() const { return steps_; }
  const Vector& phi() const { return phi_; }
  /// Over all data at φ, whatever the batch was; of a diverged walk, the last finite one.
  double loss() const { return loss_; }
  /// ‖∇L‖ over all data at φ.
  double gradientNorm() const { return gradient_.norm(); }
  /// True if the update after `steps()`, or the start itself, has a φ, loss or gradient that is not finite.
  bool hasDiverged() const { return hasDiverged_; }
  /// What `judge` calls growing.
  bool hasGrown() const { return growth_.isGrown(loss_); }

 private:
  void look();

  Updater updater_;
  Vector phi_;
  Vector gradient_;
  Vector move_;
  LossGrowth growth_;
  double loss_ = 0;
  Index steps_ = 0;
  bool hasDiverged_ = false;
};

}  // namespace descenso
