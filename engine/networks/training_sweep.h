// Many networks trained in the background, one for each cell of a grid: nodes × layers, numbers of examples, penalties;
// or other models on the same examples.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/analysis/grid_job.h"
#include "engine/networks/network_problem.h"
#include "engine/optimizers/catalog.h"
#include "engine/training/batches.h"

namespace descenso {

class Model;

/// One network to train, or another model to fit, from its start to its judgement.
struct TrainingTask {
  NetworkConfig network{};
  Initialisation initialisation = Initialisation::xavier;
  double scale = 1;        ///< of an initialisation that has one
  std::uint64_t seed = 1;  ///< of the initialisation
  std::shared_ptr<const Examples> train{};
  std::shared_ptr<const Examples> test{};  ///< nullptr: judged by what it learned from
  OptimizerConfig optimizer{};
  BatchConfig batches{};  ///< a size of at least the examples': all of them in every update
  Index updates = 1000;
  FieldQuery field{};  ///< of a small picture of its outputs; width 0: none
  /// What is fitted instead of the network, where it is given; nullptr says that it does not suit such examples.
  std::function<std::unique_ptr<const Model>(const Examples& train, const std::stop_token& stop)> fit{};
};

/// Of a model other than a network on classes, the loss is NaN.
struct TrainingCell {
  Score train{};
  Score test{};
  Index parameters = 0;  ///< 0 where no model suits the examples: all else is empty then
  Index updates = 0;     ///< that were made: fewer than asked where a number left the finite ones
  bool hasDiverged = false;
  std::vector<std::vector<double>> fields{};  ///< as outputFields gives them
  std::array<double, 2> sureOutputs{0, 1};    ///< as the model says
  std::vector<int> supports{};                ///< likewise: of the examples learned from
  bool isComputed = false;

  bool isKnown() const { return isComputed; }
};

/// φ as far as its numbers stayed finite.
struct LearnedParameters {
  Vector phi;
  Index updates = 0;
  bool hasDiverged = false;
};

/// Trains a task's network, without judging it; nothing once `stop` is requested.
std::optional<LearnedParameters> learnedParameters(const TrainingTask& task, const std::stop_token& stop = {});

/// Trains and judges one. Returns early, not known, once `stop` is requested.
TrainingCell trained(const TrainingTask& task, const std::stop_token& stop = {});

/// Computed from the moment it is made; destroying it cancels it. A task depends on nothing but its cell, so the result
/// does not depend on the number of threads.
class TrainingSweep {
 public:
  /// `taskOf` is called from several threads at once. Throws std::invalid_argument where its first task cannot be
  /// trained.
  TrainingSweep(Index width, Index height, std::function<TrainingTask(GridPosition)> taskOf, unsigned threads = 0);

  bool update(CellGrid<TrainingCell>& grid) const { return job_.update(grid); }
  double progress() const { return job_.progress(); }
  bool isDone() const { return job_.isDone(); }
  bool isRunning() const { return job_.isRunning(); }
  std::optional<Message> error() const { return job_.error(); }
  void cancel() { job_.cancel(); }
  void wait() { job_.wait(); }

 private:
  GridJob<TrainingCell> job_;
};

/// The known cell whose test score has the smallest error, which is the loss where nothing else is given; of several
/// the first; or nothing.
std::optional<GridPosition> bestOf(
    const CellGrid<TrainingCell>& grid,
    const std::function<double(const Score&)>& errorOf = [](const Score& score) { return score.loss; });

/// `total` units shared out evenly over `layers` layers, the first ones having one more where it does not divide.
/// 1 ≤ layers ≤ total.
std::vector<Index> sharedUnits(Index total, Index layers);

}  // namespace descenso
