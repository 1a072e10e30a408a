#include "engine/networks/training_sweep.h"

#include <limits>
#include <stdexcept>

#include "engine/training/updater.h"

namespace descenso {
namespace {

constexpr Index updatesBetweenLooks = 64;  // at whether to stop, and at whether all numbers are finite

std::function<TrainingTask(GridPosition)> checked(std::function<TrainingTask(GridPosition)> taskOf) {
  TrainingTask first = taskOf({0, 0});
  first.updates = 0;
  trained(first);
  return taskOf;
}

}  // namespace

TrainingCell trained(const TrainingTask& task, const std::stop_token& stop) {
  const NetworkProblem problem(task.network, task.train);
  Vector phi = initialParameters(task.network, task.initialisation, task.scale, task.seed);
  RunOptions options{.steps = task.updates};
  if (task.batches.size < task.train->size()) {
    options.batches = makeBatches(task.batches, task.train->size(), task.updates);
  }
  Updater updater(problem, task.optimizer, std::move(options));
  TrainingCell cell{.parameters = phi.size()};
  Vector lastFinite = phi;
  for (Index step = 1; step <= task.updates; ++step) {
    updater.make(step, phi);
    if (step % updatesBetweenLooks != 0 && step != task.updates) continue;
    if (stop.stop_requested()) return {};
    if (!phi.allFinite()) {
      cell.hasDiverged = true;
      break;
    }
    lastFinite = phi;
    cell.updates = step;
  }
  cell.train = score(task.network, lastFinite, *task.train);
  cell.test = task.test ? score(task.network, lastFinite, *task.test) : cell.train;
  if (task.field.width > 0) cell.fields = outputFields(task.network, lastFinite, task.field);
  cell.isComputed = true;
  return cell;
}

TrainingSweep::TrainingSweep(Index width, Index height, std::function<TrainingTask(GridPosition)> taskOf,
                             unsigned threads)
    : job_(width, height, threads, [taskOf = checked(std::move(taskOf))] {
        return [taskOf](GridPosition at, const std::stop_token& stop) { return trained(taskOf(at), stop); };
      }) {}

std::optional<GridPosition> bestOf(const CellGrid<TrainingCell>& grid) {
  std::optional<GridPosition> best;
  double least = std::numeric_limits<double>::infinity();
  for (std::int32_t row = 0; row < grid.height; ++row) {
    for (std::int32_t column = 0; column < grid.width; ++column) {
      const TrainingCell& cell = grid.at(column, row);
      if (!cell.isKnown() || !(cell.test.loss < least)) continue;
      least = cell.test.loss;
      best = GridPosition{column, row};
    }
  }
  return best;
}

std::vector<Index> sharedUnits(Index total, Index layers) {
  if (layers < 1 || layers > total) {
    throw std::invalid_argument("layers must be in 1 … " + std::to_string(total) + ", got " + std::to_string(layers));
  }
  std::vector<Index> units(static_cast<std::size_t>(layers), total / layers);
  for (Index i = 0; i < total % layers; ++i) ++units[static_cast<std::size_t>(i)];
  return units;
}

}  // namespace descenso
