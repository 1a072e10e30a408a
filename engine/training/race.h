// Several runs with the same problem, start and batches, stepped together.
#pragma once

#include <vector>

#include "engine/training/run.h"

namespace descenso {

struct RaceConfig {
  std::vector<OptimizerConfig> optimizers{};
  Vector start{};
  SharedBatches batches{};    ///< for those that take batches
  ScheduleConfig schedule{};  ///< for those with a learning rate
  Index steps = 200;
  double stopBelow = 0;  ///< a run ends with the first update that isStill(); 0: none does
};

/// The course's stop rule ‖φₖ − φₖ₋₁‖ < ε of the run's last update; false before the first.
bool isStill(const Run& run, double epsilon);

class Race {
 public:
  Race() = default;
  /// Throws as Run does, and std::invalid_argument for fewer than 0 steps and a negative stopBelow.
  Race(std::shared_ptr<const Problem> problem, const RaceConfig& config);

  /// Steps every run until `step` is in its timeline, or it has diverged or been stopped.
  void advanceTo(Index step);

  const std::vector<Run>& runs() const { return runs_; }
  Index steps() const { return steps_; }

 private:
  std::vector<Run> runs_;
  Index steps_ = 0;
  double stopBelow_ = 0;
};

}  // namespace descenso
