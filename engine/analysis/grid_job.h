// The cells of a grid computed in the background, coarse to fine, so that a first picture is there at once.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "engine/math/message.h"
#include "engine/math/types.h"

namespace descenso {

struct GridPosition {
  std::int32_t column = 0;
  std::int32_t row = 0;
  bool operator==(const GridPosition&) const = default;
};

/// The first pass computes every 16th cell along each side, the next every 8th, and so on to all of them.
inline constexpr Index coarsestStride = 16;

/// Every cell once, in the order of the passes; each pass has only what the ones before it left out.
std::vector<GridPosition> coarseToFine(Index width, Index height);

/// How many cells the first pass has: with these, CellGrid::shown has something for every cell.
Index firstPassSize(Index width, Index height);

/// What is known of a grid so far. A Cell has `bool isKnown() const`, false as it is made.
template <class Cell>
struct CellGrid {
  Index width = 0;
  Index height = 0;
  std::vector<Cell> cells;  ///< row after row from the low end; cells[row * width + column]
  long revision = -1;       ///< grows with every cell that becomes known; −1 before the first look

  const Cell& at(Index column, Index row) const { return cells[static_cast<std::size_t>(row * width + column)]; }

  /// The cell, or while it is unknown the finest known one whose square it lies in.
  const Cell& shown(Index column, Index row) const {
    for (Index stride = 1; stride < coarsestStride; stride *= 2) {
      const Cell& cell = at(column - column % stride, row - row % stride);
      if (cell.isKnown()) return cell;
    }
    return at(column - column % coarsestStride, row - row % coarsestStride);
  }
};

/// The threads of a grid job. They begin when it is made; cancel, wait and the destructor are for the thread that owns
/// it, the rest is for any.
class GridWorkers {
 public:
  /// Computes one cell and hands it on; returns early, with nothing handed on, once `stop` is requested.
  using Compute = std::function<void(GridPosition, const std::stop_token& stop)>;

  /// A thread for each function, or as many as the system gives. Throws std::system_error if it gives none.
  GridWorkers(Index width, Index height, std::vector<Compute> computes);
  ~GridWorkers() { cancel(); }
  GridWorkers(const GridWorkers&) = delete;
  GridWorkers& operator=(const GridWorkers&) = delete;

  /// Stops the threads; when it returns, none runs any more.
  void cancel();
  /// Returns when the threads have ended by themselves.
  void wait();
  bool isRunning() const { return running_.load() > 0; }
  /// Why the threads gave up; nothing if they did not.
  std::optional<Message> error() const;

 private:
  void work(const Compute& compute);
  void fail(const Message& message);

  std::vector<GridPosition> order_;
  std::vector<Compute> computes_;
  std::atomic<std::size_t> next_ = 0;
  std::atomic<int> running_ = 0;
  std::stop_source stop_;
  mutable std::mutex mutex_;
  std::optional<Message> error_;
  std::vector<std::jthread> threads_;
};

/// How many threads to use where `wanted` were asked for: 0 means one for each processor.
unsigned threadCount(unsigned wanted);

/// The cells and the threads that compute them. It begins when it is made; destroying it cancels it.
template <class Cell>
class GridJob {
 public:
  /// What a thread does for each cell. It belongs to that thread alone, so it may keep what it works with; it asks
  /// `stop` often and returns anything once it is requested.
  using Compute = std::function<Cell(GridPosition, const std::stop_token& stop)>;

  /// `makeCompute` is called here, once for each thread: what it throws comes out of this constructor.
  GridJob(Index width, Index height, unsigned threads, const std::function<Compute()>& makeCompute)
      : grid_{.width = width, .height = height, .cells = std::vector<Cell>(size(width, height)), .revision = 0},
        workers_(width, height, publishing(threads, makeCompute)) {}

  /// Copies what is known into `grid`; false, at no cost, if `grid` has it already.
  bool update(CellGrid<Cell>& grid) const {
    const std::lock_guard lock(mutex_);
    if (grid.revision == grid_.revision) return false;
    grid = grid_;
    return true;
  }

  /// The part of the cells that is known, 0 … 1.
  double progress() const { return static_cast<double>(known_.load()) / static_cast<double>(grid_.cells.size()); }
  /// Every cell is known.
  bool isDone() const { return known_.load() == grid_.cells.size(); }
  bool isRunning() const { return workers_.isRunning(); }
  std::optional<Message> error() const { return workers_.error(); }
  void cancel() { workers_.cancel(); }
  void wait() { workers_.wait(); }

 private:
  static std::size_t size(Index width, Index height) { return static_cast<std::size_t>(width * height); }

  std::vector<GridWorkers::Compute> publishing(unsigned threads, const std::function<Compute()>& makeCompute) {
    const std::size_t count = std::min<std::size_t>(threadCount(threads), grid_.cells.size());
    std::vector<GridWorkers::Compute> computes;
    for (std::size_t i = 0; i < count; ++i) {
      computes.push_back([this, compute = makeCompute()](GridPosition at, const std::stop_token& stop) {
        const Cell cell = compute(at, stop);
        if (!stop.stop_requested()) publish(at, cell);
      });
    }
    return computes;
  }

  void publish(GridPosition at, const Cell& cell) {
    const std::lock_guard lock(mutex_);
    grid_.cells[static_cast<std::size_t>(at.row * grid_.width + at.column)] = cell;
    ++grid_.revision;
    ++known_;
  }

  mutable std::mutex mutex_;
  CellGrid<Cell> grid_;  // its cells and revision under the mutex
  std::atomic<std::size_t> known_ = 0;
  GridWorkers workers_;  // last: its threads use the others
};

}  // namespace descenso
