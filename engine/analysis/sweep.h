// How many updates one optimizer needs, for every value of one or two of its hyperparameters.
#pragma once

#include <memory>
#include <optional>

#include "engine/analysis/grid_job.h"
#include "engine/training/run.h"

namespace descenso {

/// The values of one hyperparameter.
struct SweepAxis {
  std::string hyperparameter = "alpha";  ///< a name of the optimizer's declarations
  double low = 1e-3;
  double high = 1;   ///< above `low`; both ends are included
  Index count = 64;  ///< at least 2
};

/// When a run has arrived: by the loss, by the gradient, or by whichever comes first.
struct SweepGoal {
  /// The best loss known. Arrived once no more than `tolerance` of what the start's loss is above it is left.
  std::optional<double> bestLoss{};
  double tolerance = 1e-3;
  double gradientNorm = 0;  ///< arrived at ‖∇L‖ ≤ this, over all data; 0: by the loss alone
};

enum class SweepEnd : std::uint8_t {
  unknown,   ///< not computed yet
  arrived,   ///< at the goal for 10 updates in a row, or until the last one
  late,      ///< not within the steps
  diverged,  ///< a value left the finite numbers, or the last loss is more than twice the start's
};

struct SweepCell {
  double loss = 0;         ///< over all data after the last update made
  std::int32_t steps = 0;  ///< `arrived`: updates until there; otherwise all that were made
  SweepEnd end = SweepEnd::unknown;

  bool isKnown() const { return end != SweepEnd::unknown; }
  bool operator==(const SweepCell&) const = default;
};

struct SweepQuery {
  std::shared_ptr<const Problem> problem{};
  OptimizerConfig optimizer{};  ///< gives the values of the hyperparameters that are not swept
  Vector start{};
  SharedBatches batches{};    ///< for an optimizer that takes batches; empty: all data at every step
  ScheduleConfig schedule{};  ///< of α
  SweepAxis first{};
  std::optional<SweepAxis> second{};  ///< without it the grid has one row
  Index steps = 200;
  SweepGoal goal{};
  unsigned threads = 0;  ///< 0: one for each processor
};

/// Evenly spaced values on the hyperparameter's own scale, ends included; of a choice, every choice in order, whatever
/// the axis says. Throws std::invalid_argument for an axis that does not fit the optimizer.
std::vector<double> axisValues(const OptimizerConfig& optimizer, const SweepAxis& axis);

/// Fills itself in the background from the moment it is made, coarse to fine; destroying it cancels it. Column and row
/// of a cell are indices of the values of the first and the second axis. Otherwise as BasinMap.
class Sweep {
 public:
  /// Throws std::invalid_argument for a query that makes no sense.
  explicit Sweep(SweepQuery query);

  const SweepQuery& query() const { return plan_->query; }
  const std::vector<double>& firstValues() const { return plan_->first; }
  /// Empty without a second axis.
  const std::vector<double>& secondValues() const { return plan_->second; }
  /// The optimizer that a cell is about.
  OptimizerConfig optimizerOf(GridPosition at) const { return plan_->optimizerOf(at); }

  bool update(CellGrid<SweepCell>& grid) const { return job_.update(grid); }
  double progress() const { return job_.progress(); }
  bool isDone() const { return job_.isDone(); }
  bool isRunning() const { return job_.isRunning(); }
  std::optional<Message> error() const { return job_.error(); }
  void cancel() { job_.cancel(); }
  void wait() { job_.wait(); }

 private:
  struct Plan {
    SweepQuery query;
    std::vector<double> first;
    std::vector<double> second;
    std::size_t firstPlace = 0;  ///< in OptimizerConfig::values
    std::size_t secondPlace = 0;

    OptimizerConfig optimizerOf(GridPosition at) const;
  };
  static std::shared_ptr<const Plan> planOf(SweepQuery query);
  static SweepCell follow(const Plan& plan, GridPosition at, const std::stop_token& stop);

  std::shared_ptr<const Plan> plan_;
  GridJob<SweepCell> job_;
};

/// The cell that needs the fewest updates.
struct BestCell {
  GridPosition at;
  Index steps = 0;
  OptimizerConfig optimizer;
};

/// Of what is known so far. Where several need as few, the one with the lowest loss. Nothing if none arrives.
std::optional<BestCell> bestOf(const Sweep& sweep);

}  // namespace descenso
