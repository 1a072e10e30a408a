// How close networks of other sizes come after the same training: one after the other in the background.
#pragma once

#include <atomic>
#include <memory>
#include <vector>

#include "app/labs/approximation/state_training.h"
#include "engine/analysis/grid_job.h"

namespace descenso {

enum class SweepKind {
  widths,  ///< one hidden layer of more and more units
  layers   ///< the same number of hidden units in 1, 2 and 5 layers
};

/// What came out for one network.
struct TrainedShape {
  Index parameters = 0;
  double largest = 0;         ///< error on the curve, not on the examples
  double rootMeanSquare = 0;  ///< NaN for one that diverged
  bool isTrained = false;
  bool isKnown() const { return isTrained; }
};

/// The trainings of that kind, the same as `like` but for the layers.
std::vector<CurveTraining> sweptTrainings(SweepKind kind, const CurveTraining& like);

class ShapeSweep {
 public:
  void start(std::vector<CurveTraining> trainings, std::shared_ptr<const Examples> examples, Curve target);
  /// What is known stays.
  void cancel();
  /// Forgets everything.
  void clear();

  bool isStarted() const { return job_ != nullptr; }
  bool isRunning() const { return job_ && job_->isRunning(); }
  /// Returns when every network is trained.
  void complete();
  /// Of all updates, 0 … 1.
  double progress() const;
  const std::vector<CurveTraining>& trainings() const { return trainings_; }
  /// One for each training, known or not. Takes over what is new.
  bool collect();
  const std::vector<TrainedShape>& results() const { return grid_.cells; }

 private:
  using Job = GridJob<TrainedShape>;

  void retire();

  std::vector<CurveTraining> trainings_;
  CellGrid<TrainedShape> grid_;
  std::shared_ptr<std::atomic<long>> made_;  ///< updates
  long wanted_ = 0;
  std::unique_ptr<Job> job_;
  std::jthread retiring_;  ///< waits for the last updates of a job that was ended
};

}  // namespace descenso
