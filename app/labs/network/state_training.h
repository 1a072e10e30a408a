// One network being trained, step by step, as far as it has been asked for.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/labs/network/state_data.h"
#include "engine/networks/network_problem.h"
#include "engine/training/rewind.h"
#include "engine/training/run.h"

namespace descenso {

/// How the network does on each part of the data, by step: a column for each. NaN for a part without examples.
struct Measurements {
  std::vector<double> steps;
  std::vector<double> trainLoss, validationLoss, testLoss;
  std::vector<double> trainAccuracy, validationAccuracy, testAccuracy;  ///< NaN for a number
  std::vector<RightAnswers> trainAnswers, validationAnswers, testAnswers;  ///< of two classes

  std::size_t size() const { return steps.size(); }
  /// The last one at or before a step.
  std::size_t at(long step) const;
};

/// Training that ended because the validation loss no longer fell.
struct EarlyStop {
  long at = 0;    ///< the step after which it ended
  long best = 0;  ///< of the smallest validation loss: its weights are restored
};

class NetworkTraining {
 public:
  /// Throws std::invalid_argument for what cannot be trained.
  NetworkTraining(const NetworkLabConfig& config, std::shared_ptr<const NetworkData> data);

  const NetworkConfig& network() const { return problem_->config(); }
  const std::shared_ptr<const NetworkProblem>& problem() const { return problem_; }
  /// The same over the examples by which it is measured.
  const NetworkProblem& measured() const { return *measured_; }
  const NetworkData& data() const { return *data_; }
  /// Those of a part over which it is measured: fewer than the data's where the network is so large that nobody would
  /// wait for more.
  const Examples& measuredOf(DataPart part) const { return *parts_[static_cast<std::size_t>(part)]; }
  /// What it learns from, scaled: the examples of the training part, then their copies.
  const std::shared_ptr<const Examples>& learned() const { return learned_; }
  const Run& run() const { return *run_; }

  /// Right answers, of all steps, are those with the second of two classes said from so many percent on.
  void judgeFrom(int percent);

  /// Trains towards `step` for that many seconds; returns whether a step was made.
  bool advance(long step, double seconds);
  /// The last step that is known.
  long reached() const { return reached_; }
  /// It has been trained to the end: of the steps, by divergence, or early.
  bool isEnded() const;
  /// The last step that there will be, as far as that is known.
  long last() const;

  /// The step whose φ is shown for a step that is known: another one where the best weights are restored.
  long weightsOf(long step) const;
  /// φ after a step that is known; of a run that stopped early, at its end, the best φ.
  const Vector& phi(long step);
  /// φ at a few steps from the start on, as far apart as keeps them few.
  struct Footprint {
    long step = 0;
    Vector phi;
  };
  const std::vector<Footprint>& trail() const { return trail_; }
  const Measurements& measurements() const { return measurements_; }
  const std::optional<EarlyStop>& earlyStop() const { return earlyStop_; }
  bool hasDiverged() const { return run_->status() == RunStatus::diverged; }

  long updatesPerEpoch() const { return updatesPerEpoch_; }

 private:
  void makeStep();
  void measure();
  void watchValidation();
  void leaveFootprint();

  std::shared_ptr<const NetworkData> data_;
  std::shared_ptr<const Examples> learned_;
  std::shared_ptr<const NetworkProblem> problem_;
  std::array<std::shared_ptr<const Examples>, 3> parts_;  ///< that are measured
  std::shared_ptr<const NetworkProblem> measured_;
  std::unique_ptr<Run> run_;
  std::unique_ptr<Rewind> rewind_;
  long steps_;
  long patience_;  ///< in updates; 0: does not stop
  long updatesPerEpoch_;
  long interval_;  ///< updates between measurements
  long reached_ = 0;
  Vector phi_;    ///< at `reached_`
  Vector shown_;  ///< at `shownStep_`
  long shownStep_ = -1;
  std::vector<Footprint> trail_;
  long stride_ = 1;  ///< steps between two footprints
  Measurements measurements_;
  int threshold_ = 50;  ///< percent
  double bestLoss_;
  long bestStep_ = 0;
  std::optional<EarlyStop> earlyStop_;
};

/// φ at the start: given or drawn. Throws std::invalid_argument for one of another length.
Vector startOf(const NetworkTrainingConfig& config, const NetworkConfig& network);

/// Throws std::invalid_argument where an optimizer keeps a square of the parameters and there are too many.
void checkOptimizer(const NetworkLabConfig& config, const NetworkConfig& network);

}  // namespace descenso
