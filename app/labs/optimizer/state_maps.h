// The lab's two pictures of many runs of the selected optimizer: which minimum it reaches from each start, and how many
// updates it needs for each value of two of its hyperparameters. They fill themselves in the background.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/optimizer/config.h"
#include "app/labs/optimizer/state_map.h"
#include "engine/analysis/basin_map.h"
#include "engine/analysis/sweep.h"

namespace descenso {

inline constexpr Index basinSide = 256;     ///< starts along each side
inline constexpr long mostMapSteps = 1000;  ///< of a map's runs, however long the race is

enum class MapKind { basins, sweep };
/// Whether that plot shows a map, and which.
std::optional<MapKind> mapOfPlot(std::string_view plot);
/// Whether the lab is looked at where the maps are.
bool showsMaps(const OptimizerLabLook& look);
/// Which of the maps there is room for, where they are looked at.
struct MapsInSight {
  bool basins = true;
  bool sweep = true;
  bool of(MapKind kind) const { return kind == MapKind::basins ? basins : sweep; }
  bool operator==(const MapsInSight&) const = default;
};

/// What the maps are of.
struct MapSubject {
  const std::shared_ptr<const Problem>& problem;  ///< of the two parameters on the map
  const std::shared_ptr<const Problem>& trained;  ///< the same, or that of all parameters
  const LossMap& map;
  const OptimizerLabConfig& config;
};

/// The lowest loss known: on the map of its minima, or of its grid where it has none; where all parameters are trained,
/// where BFGS comes to from their start.
double bestKnownLoss(const MapSubject& subject);
/// α and β where the optimizer has both, else its first two numbers, else the only one; empty if it has none.
std::vector<SweepAxis> sweepAxes(const OptimizerConfig& optimizer);

/// A grid and the job that fills it, if one was started; what is drawn is the grid.
template <class Job, class Query, class Cell>
class FillingMap {
 public:
  const CellGrid<Cell>& grid() const { return grid_; }
  /// nullptr before it was started and where it could not be.
  const Job* job() const { return job_.get(); }
  /// Changes with everything that is to be seen of it.
  std::uint64_t revision() const { return revision_; }
  /// More may become known, or has become known and was not collected yet.
  bool isFilling() const { return isFilling_; }
  bool isCancelled() const { return isCancelled_; }
  bool isStarted() const { return job_ || isCancelled_ || error_.has_value(); }
  double progress() const { return job_ ? job_->progress() : 0; }
  /// Why it cannot be computed; nothing if it can.
  const std::optional<Message>& error() const { return error_; }

  void start(Query query) {
    forget();
    try {
      job_ = std::make_unique<Job>(std::move(query));
      isFilling_ = true;
    } catch (const std::exception& exception) {
      error_ = messageOf(exception);
    }
  }
  /// Takes over what is known; returns whether anything is new.
  bool collect() {
    if (!isFilling_) return false;
    const bool isRunning = job_->isRunning();  // before the look: what comes later is collected later
    const bool isNew = job_->update(grid_);
    isFilling_ = isRunning;
    if (!isRunning) error_ = job_->error();
    if (isNew || !isRunning) ++revision_;
    return isNew || !isRunning;
  }
  /// Stops; what is known stays.
  void cancel() {
    if (!isFilling_) return;
    job_->cancel();
    collect();
    isFilling_ = false;
    isCancelled_ = true;
    ++revision_;
  }
  void complete() {
    if (!isFilling_) return;
    job_->wait();
    collect();
  }
  void forget() {
    job_.reset();
    grid_ = {};
    error_.reset();
    isFilling_ = isCancelled_ = false;
    ++revision_;
  }

 private:
  std::unique_ptr<Job> job_;
  CellGrid<Cell> grid_;
  std::optional<Message> error_;
  std::uint64_t revision_ = 0;
  bool isFilling_ = false;
  bool isCancelled_ = false;
};

class LabMaps {
 public:
  using Basins = FillingMap<BasinMap, BasinQuery, BasinCell>;
  using Sweeps = FillingMap<Sweep, SweepQuery, SweepCell>;

  const Basins& basins() const { return basins_; }
  const Sweeps& sweep() const { return sweep_; }
  /// The best of what is known of the sweep.
  const std::optional<BestCell>& best() const { return best_; }

  /// What is out of sight is not computed.
  void setInSight(const MapsInSight& maps) { inSight_ = maps; }
  /// Drops what is of something else by now, and what is unfinished and no longer looked at.
  void follow(const MapSubject& subject);
  /// Whether there is something to compute: basins are those of minima over two parameters.
  static bool canFill(const MapSubject& subject, MapKind kind) {
    return kind == MapKind::sweep || !subject.config.problem.allParameters;
  }
  /// Starts what is looked at and takes over what has become known; returns whether anything is new.
  bool advance(const MapSubject& subject);
  /// advance() has, or will have, something to do without anything being changed.
  bool isFilling() const { return basins_.isFilling() || sweep_.isFilling(); }

  void cancel(MapKind kind);
  /// From nothing, cancelled or not.
  void restart(const MapSubject& subject, MapKind kind);
  /// Returns when all of it is known; starts it if need be.
  void complete(const MapSubject& subject, MapKind kind);

 private:
  /// All that a map depends on.
  struct Key {
    std::shared_ptr<const Problem> problem;
    bool isMapReady = false;
    OptimizerConfig optimizer;
    std::vector<double> start;
    long steps = 0;
    std::optional<BatchConfig> batches;
    ScheduleConfig schedule;
    bool operator==(const Key&) const = default;
  };
  static Key keyOf(const MapSubject& subject, MapKind kind);
  void start(const MapSubject& subject, MapKind kind);
  void keepBest();

  Basins basins_;
  Sweeps sweep_;
  Key basinKey_;
  Key sweepKey_;
  std::optional<BestCell> best_;
  MapsInSight inSight_;
};

}  // namespace descenso
