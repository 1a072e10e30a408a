#include "app/labs/network/state_sweep.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/labs/network/state.h"
#include "app/labs/network/state_models.h"
#include "engine/math/random.h"

namespace descenso {
namespace {

constexpr Index tileNodes = 36;       // a side of a small map
constexpr Index tileCurveNodes = 97;  // of a curve over a single input

/// The first `count` of the examples in an order drawn once, so that more examples are the same and some besides.
std::shared_ptr<const Examples> fewer(const Examples& examples, Index count, std::uint64_t seed) {
  std::vector<int> order(static_cast<std::size_t>(examples.size()));
  std::iota(order.begin(), order.end(), 0);
  Random(seed).shuffle(order);
  order.resize(static_cast<std::size_t>(std::clamp<Index>(count, 1, examples.size())));
  return std::make_shared<const Examples>(selected(examples, order));
}

/// The task of every cell before what it differs by.
TrainingTask commonTask(const NetworkLab& lab) {
  const NetworkLabConfig& config = lab.config();
  const NetworkData& data = lab.data();
  TrainingTask task{.network = lab.network(),
                    .initialisation = config.training.initialisation,
                    .scale = config.training.initialScale,
                    .seed = config.training.initialSeed,
                    .train = data.train,
                    .optimizer = config.training.optimizer,
                    .updates = config.look.sweep.updates};
  if (data.test.size() > 0) task.test = std::make_shared<const Examples>(data.test);
  task.batches.size = config.training.batchSize > 0 ? config.training.batchSize : data.train->size();
  task.batches.seed = config.training.seed;
  if (data.all.inputCount() < 2) {
    task.field = {.box = {{data.scaled(data.low)[0], 0}, {data.scaled(data.high)[0], 0}},
                  .width = tileCurveNodes,
                  .height = 1};
    return task;
  }
  const auto [first, second] = config.look.axes;
  Vector low = data.middle;
  Vector high = data.middle;
  low[first] = data.low[first];
  low[second] = data.low[second];
  high[first] = data.high[first];
  high[second] = data.high[second];
  low = data.scaled(low);
  high = data.scaled(high);
  task.field = {.box = {{low[first], low[second]}, {high[first], high[second]}},
                .width = tileNodes,
                .height = tileNodes,
                .first = first,
                .second = second,
                .fixed = data.scaled(data.middle)};
  return task;
}

}  // namespace

std::vector<double> sweepColumns(NetworkSweepKind kind, Index examples) {
  switch (kind) {
    case NetworkSweepKind::architecture:
      return {2, 4, 8, 16, 32};
    case NetworkSweepKind::units:
      return {1, 2, 4, 8, 16, 32, 64, 128, 256, 500};
    case NetworkSweepKind::penalty:
      return {1e-6, 1e-5, 1e-4, 1e-3, 3e-3, 1e-2, 3e-2, 1e-1, 1};
    case NetworkSweepKind::models:
      return {0, 1, 2, 3, 4};
    case NetworkSweepKind::examples:
      break;
  }
  std::vector<double> counts;
  for (const double count : {5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0})
    if (count < static_cast<double>(examples)) counts.push_back(count);
  counts.push_back(static_cast<double>(examples));
  return counts;
}

std::vector<double> sweepRows(NetworkSweepKind kind) {
  if (kind == NetworkSweepKind::architecture) return {1, 2, 3, 4};
  return {1};
}

void LabSweep::begin(const NetworkLab& lab) {
  wish_ = *wanted_;
  ++count_;
  job_.reset();
  grid_ = {};
  const NetworkSweepKind kind = wish_.config.kind;
  columns_ = sweepColumns(kind, lab.data().train->size());
  rows_ = sweepRows(kind);
  const auto taskOf = [task = commonTask(lab), config = wish_.config, columns = columns_,
                       rows = rows_](GridPosition at) {
    TrainingTask own = task;
    const double column = columns[static_cast<std::size_t>(at.column)];
    const auto count = static_cast<Index>(column);
    switch (config.kind) {
      case NetworkSweepKind::architecture:
        setHidden(own.network, std::vector(static_cast<std::size_t>(rows[static_cast<std::size_t>(at.row)]), count));
        break;
      case NetworkSweepKind::units:
        setHidden(own.network, {count});
        break;
      case NetworkSweepKind::penalty:
        own.network.penalty = {.l2 = column};
        break;
      case NetworkSweepKind::examples:
        own.train = fewer(*task.train, count, task.seed);
        own.batches.size = std::min(own.batches.size, own.train->size());
        break;
      case NetworkSweepKind::models:
        choose(static_cast<LadderModel>(count), config, own);
        break;
    }
    return own;
  };
  // One processor stays with the interface.
  job_ =
      std::make_unique<TrainingSweep>(static_cast<Index>(columns_.size()), static_cast<Index>(rows_.size()), taskOf, 1);
}

double LabSweep::error(const Score& score) const {
  return kind() == NetworkSweepKind::models && !std::isnan(score.accuracy) ? 1 - score.accuracy : score.loss;
}

double LabSweep::place(std::size_t column, const TrainingCell& cell) const {
  return kind() == NetworkSweepKind::models ? static_cast<double>(cell.parameters) : columns_[column];
}

std::optional<GridPosition> LabSweep::best() const {
  return bestOf(grid_, [this](const Score& score) { return error(score); });
}

bool LabSweep::follow(const NetworkLab& lab) {
  const Wish wish{lab.config().look.sweep, lab.trainings(), lab.config().look.axes};
  if (wanted_ != wish) {
    wanted_ = wish;
    begin(lab);
  }
  return job_ && job_->update(grid_);
}

void LabSweep::complete(const NetworkLab& lab) {
  follow(lab);
  if (!job_) return;
  job_->wait();
  job_->update(grid_);
}

void LabSweep::rest() {
  if (!isRunning()) return;
  job_.reset();
  wanted_.reset();
}

void LabSweep::stop() {
  if (job_) job_->cancel();
}

}  // namespace descenso
