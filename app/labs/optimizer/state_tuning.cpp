#include "app/labs/optimizer/state_tuning.h"

#include <algorithm>

#include "app/labs/optimizer/state_races.h"

namespace descenso {
namespace {

constexpr Index ratesTried = 121;  // of six decades: powers of ten are among them

/// The fewest updates; where none arrives, the lowest loss at the end.
std::optional<TunedRate> bestRate(const Sweep& sweep) {
  const std::string& name = sweep.query().optimizer.name;
  if (const std::optional<BestCell> best = bestOf(sweep)) {
    const double alpha = sweep.firstValues()[static_cast<std::size_t>(best->at.column)];
    return TunedRate{.optimizer = name, .alpha = alpha, .steps = best->steps, .arrives = true};
  }
  CellGrid<SweepCell> grid;
  sweep.update(grid);
  std::optional<TunedRate> lowest;
  double loss = 0;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const SweepCell& cell = grid.cells[i];
    if (cell.end != SweepEnd::late || (lowest && cell.loss >= loss)) continue;
    lowest = TunedRate{.optimizer = name, .alpha = sweep.firstValues()[i], .steps = cell.steps};
    loss = cell.loss;
  }
  return lowest;
}

}  // namespace

bool hasRate(std::string_view optimizer) {
  const auto& declared = findOptimizer(optimizer)->hyperparameters;
  return std::any_of(declared.begin(), declared.end(), [](const auto& each) { return each.name == "alpha"; });
}

void LabTuning::start(const MapSubject& subject) {
  cancel();
  if (!subject.map.isReady()) return;
  const double best = bestKnownLoss(subject);
  for (const Contestant& contestant : subject.config.contestants) {
    if (!contestant.enabled || !hasRate(contestant.optimizer.name)) continue;
    queries_.push_back({.problem = subject.trained,
                        .optimizer = contestant.optimizer,
                        .start = trainedStart(subject.config, subject.config.start),
                        .batches = batchesOf(subject.config, *subject.trained),
                        .schedule = subject.config.schedule,
                        .first = {.hyperparameter = "alpha", .low = 1e-5, .high = 10, .count = ratesTried},
                        .steps = std::min(subject.config.steps, mostMapSteps),
                        .goal = {.bestLoss = best}});
  }
  if (isRunning()) next();
}

void LabTuning::cancel() {
  sweep_.reset();
  queries_.clear();
  found_.clear();
  done_ = 0;
}

double LabTuning::progress() const {
  if (!isRunning()) return 0;
  const double present = sweep_ ? sweep_->progress() : 0;
  return (static_cast<double>(done_) + present) / static_cast<double>(queries_.size());
}

void LabTuning::next() {
  sweep_.reset();
  if (done_ < queries_.size()) sweep_ = std::make_unique<Sweep>(queries_[done_]);
}

bool LabTuning::advance() {
  if (!isRunning() || (sweep_ && sweep_->isRunning())) return false;
  if (sweep_ && sweep_->isDone())
    if (std::optional<TunedRate> best = bestRate(*sweep_)) found_.push_back(std::move(*best));
  ++done_;
  next();
  if (done_ < queries_.size()) return false;
  queries_.clear();
  done_ = 0;
  return true;
}

}  // namespace descenso
