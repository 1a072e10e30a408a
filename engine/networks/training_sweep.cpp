#include "engine/networks/training_sweep.h"

#include <limits>

#include "engine/math/message.h"
#include "engine/models/model.h"
#include "engine/training/updater.h"

namespace descenso {
namespace {

constexpr Index updatesBetweenLooks = 64;  // at whether to stop, and at whether all numbers are finite

std::function<TrainingTask(GridPosition)> checked(std::function<TrainingTask(GridPosition)> taskOf) {
  TrainingTask first = taskOf({0, 0});
  first.updates = 0;
  first.fit = {};
  trained(first);
  return taskOf;
}

Score score(const Model& model, const Examples& examples) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (examples.isClassified()) return {.loss = none, .accuracy = accuracy(model, examples)};
  return {.loss = meanSquaredError(model, examples), .accuracy = none};
}

TrainingCell fitted(const TrainingTask& task, const std::stop_token& stop) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  TrainingCell cell{.train = {none, none}, .test = {none, none}, .isComputed = true};
  const std::unique_ptr<const Model> model = task.fit(*task.train, stop);
  if (stop.stop_requested()) return {};
  if (!model) return cell;
  cell.parameters = model->parameterCount();
  cell.train = score(*model, *task.train);
  cell.test = task.test ? score(*model, *task.test) : cell.train;
  if (task.field.width > 0) cell.fields = outputFields(*model, task.field);
  cell.sureOutputs = model->sureOutputs();
  cell.supports = model->supports();
  return cell;
}

}  // namespace

std::optional<LearnedParameters> learnedParameters(const TrainingTask& task, const std::stop_token& stop) {
  const NetworkProblem problem(task.network, task.train);
  Vector phi = initialParameters(task.network, task.initialisation, task.scale, task.seed);
  RunOptions options{.steps = task.updates};
  if (task.batches.size < task.train->size()) {
    options.batches = makeBatches(task.batches, task.train->size(), task.updates);
  }
  Updater updater(problem, task.optimizer, std::move(options));
  LearnedParameters learned{.phi = phi};
  for (Index step = 1; step <= task.updates; ++step) {
    updater.make(step, phi);
    if (step % updatesBetweenLooks != 0 && step != task.updates) continue;
    if (stop.stop_requested()) return std::nullopt;
    if (!phi.allFinite()) {
      learned.hasDiverged = true;
      break;
    }
    learned.phi = phi;
    learned.updates = step;
  }
  return learned;
}

TrainingCell trained(const TrainingTask& task, const std::stop_token& stop) {
  if (task.fit) return fitted(task, stop);
  const std::optional<LearnedParameters> learned = learnedParameters(task, stop);
  if (!learned) return {};
  const Vector& phi = learned->phi;
  TrainingCell cell{
      .parameters = phi.size(), .updates = learned->updates, .hasDiverged = learned->hasDiverged, .isComputed = true};
  cell.train = score(task.network, phi, *task.train);
  cell.test = task.test ? score(task.network, phi, *task.test) : cell.train;
  if (task.field.width > 0) cell.fields = outputFields(task.network, phi, task.field);
  return cell;
}

TrainingSweep::TrainingSweep(Index width, Index height, std::function<TrainingTask(GridPosition)> taskOf,
                             unsigned threads)
    : job_(width, height, threads, [taskOf = checked(std::move(taskOf))] {
        return [taskOf](GridPosition at, const std::stop_token& stop) { return trained(taskOf(at), stop); };
      }) {}

std::optional<GridPosition> bestOf(const CellGrid<TrainingCell>& grid,
                                   const std::function<double(const Score&)>& errorOf) {
  std::optional<GridPosition> best;
  double least = std::numeric_limits<double>::infinity();
  for (std::int32_t row = 0; row < grid.height; ++row) {
    for (std::int32_t column = 0; column < grid.width; ++column) {
      const TrainingCell& cell = grid.at(column, row);
      if (!cell.isKnown() || !(errorOf(cell.test) < least)) continue;
      least = errorOf(cell.test);
      best = GridPosition{column, row};
    }
  }
  return best;
}

std::vector<Index> sharedUnits(Index total, Index layers) {
  if (layers < 1 || layers > total) {
    throw InvalidArgument("layers must be in 1 … {total}, got {got}"_message, {{"total", total}, {"got", layers}});
  }
  std::vector<Index> units(static_cast<std::size_t>(layers), total / layers);
  for (Index i = 0; i < total % layers; ++i) ++units[static_cast<std::size_t>(i)];
  return units;
}

}  // namespace descenso
