// Which minimum a run reaches from each start on a map: the basins of attraction of one optimizer.
#pragma once

#include <memory>

#include "engine/analysis/grid_job.h"
#include "engine/analysis/stationary_points.h"
#include "engine/training/run.h"

namespace descenso {

enum class BasinEnd : std::uint8_t {
  unknown,   ///< not computed yet
  minimum,   ///< at the last update within reach of a minimum
  underWay,  ///< anywhere else: too slow, on a plateau, at a minimum that is not listed
  diverged,  ///< a value left the finite numbers, or the run left the map by more than its size and its loss has grown
};

/// How the run from one start ends.
struct BasinCell {
  double loss = 0;            ///< over all data after the last update made; +∞ at a start without a finite loss
  std::int32_t steps = 0;     ///< `minimum`: the update that came within reach to stay; otherwise all that were made
  std::int16_t minimum = -1;  ///< index in BasinQuery::minima, or −1
  BasinEnd end = BasinEnd::unknown;

  bool isKnown() const { return end != BasinEnd::unknown; }
  bool operator==(const BasinCell&) const = default;
};

struct BasinQuery {
  std::shared_ptr<const Problem> problem{};  ///< of two parameters
  OptimizerConfig optimizer{};
  SharedBatches batches{};    ///< for an optimizer that takes batches; empty: all data at every step
  ScheduleConfig schedule{};  ///< of α
  Box box{};                  ///< the starts are nodes from its low to its high end, both included
  Index width = 256;          ///< starts along the first parameter, at least 2
  Index height = 256;
  Index steps = 200;
  /// Points of type minimum, as of findStationaryPoints; over a larger box, if runs may end outside this one.
  std::vector<StationaryPoint> minima{};
  /// A minimum is reached within this distance, in units of the box, if the loss agrees (BasinReach).
  double reach = 0.02;
  /// Quicker, for costly problems: ends a run once it has settled, when for 25 updates in a row it was so deep in the
  /// bowl of its minimum that it would have to climb sixteen times as high to get out of reach. For gradient descent
  /// and momentum on Gabor that changes no cell but for its loss. Adam without memory of the gradient (small β), or
  /// with a large α, may burst out of a minimum hundreds of updates after it has settled, as v forgets: that is then
  /// missed.
  bool stopsSettled = false;
  unsigned threads = 0;  ///< 0: one for each processor
};

/// The start of a cell.
Point2 startOf(const BasinQuery& query, GridPosition at);

/// Fills itself in the background from the moment it is made, coarse to fine; destroying it cancels it. Every cell is
/// the same whatever the number of threads. All const functions are cheap enough for every frame.
class BasinMap {
 public:
  /// Throws std::invalid_argument for a query that makes no sense.
  explicit BasinMap(BasinQuery query);

  const BasinQuery& query() const { return *query_; }
  /// Copies what is known so far into `grid` without stopping the work; false, at no cost, if nothing is new.
  bool update(CellGrid<BasinCell>& grid) const { return job_.update(grid); }
  /// The part of the cells that is known, 0 … 1.
  double progress() const { return job_.progress(); }
  /// Every cell is known.
  bool isDone() const { return job_.isDone(); }
  /// Something may still become known.
  bool isRunning() const { return job_.isRunning(); }
  /// Why it gave up; empty if it did not.
  std::optional<Message> error() const { return job_.error(); }
  /// When it returns, nothing runs any more; what is known stays.
  void cancel() { job_.cancel(); }
  /// Returns when all is known.
  void wait() { job_.wait(); }

 private:
  std::shared_ptr<const BasinQuery> query_;
  GridJob<BasinCell> job_;
};

}  // namespace descenso
