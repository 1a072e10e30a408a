// Many networks trained in the background, one for each cell of a grid: nodes × layers, numbers of examples, penalties.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/analysis/grid_job.h"
#include "engine/networks/network_problem.h"
#include "engine/optimizers/catalog.h"
#include "engine/training/batches.h"

namespace descenso {

/// One network to train, from its start to its judgement.
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
};

struct TrainingCell {
  Score train{};
  Score test{};
  Index parameters = 0;
  Index updates = 0;  ///< that were made: fewer than asked where a number left the finite ones
  bool hasDiverged = false;
  std::vector<std::vector<double>> fields{};  ///< as outputFields gives them
  bool isComputed = false;

  bool isKnown() const { return isComputed; }
};

/// Trains one. Returns early, not known, once `stop` is requested.
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
  std::string error() const { return job_.error(); }
  void cancel() { job_.cancel(); }
  void wait() { job_.wait(); }

 private:
  GridJob<TrainingCell> job_;
};

/// The known cell with the smallest test loss, or nothing.
std::optional<GridPosition> bestOf(const CellGrid<TrainingCell>& grid);

/// `total` units shared out evenly over `layers` layers, the first ones having one more where it does not divide.
/// 1 ≤ layers ≤ total.
std::vector<Index> sharedUnits(Index total, Index layers);

}  // namespace descenso
