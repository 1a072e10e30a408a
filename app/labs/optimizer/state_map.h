// The loss over the parameters as the field and the surface show it, and the stationary points marked in it.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

#include "app/plot/pace.h"
#include "engine/analysis/loss_grid.h"
#include "engine/analysis/stationary_points.h"

namespace descenso {

class LossMap {
 public:
  LossMap() = default;
  /// Computes the grid over `range` and the stationary points in it; where that takes long and the pace is responsive,
  /// in a thread of its own.
  LossMap(std::shared_ptr<const Problem> problem, const Box& range, Pace pace);

  /// Takes over what a thread has finished; returns whether there was something.
  bool collect();
  bool isReady() const { return grid_ != nullptr; }

  const Box& range() const { return range_; }
  /// Over the whole range, 256×256; coarser for very many examples. nullptr until it is ready.
  const std::shared_ptr<const LossGrid>& grid() const { return grid_; }
  /// Sharp for this view: the grid over the whole range, or one of its own where the view leaves the range or is much
  /// smaller. The same object is returned until another view needs more. nullptr until the map is ready. Of the map
  /// itself and its inset, which are looked at together, each has its own.
  std::shared_ptr<const LossGrid> gridFor(const Box& view, bool isInset = false);
  /// By ascending loss.
  const std::vector<StationaryPoint>& stationaryPoints() const { return stationaryPoints_; }
  /// The part worth magnifying: around the lowest minimum, its sides to each other as those of the contours there. The
  /// middle where there is no minimum, or a valley.
  const Box& aroundMinimum() const { return aroundMinimum_; }

 private:
  struct Result {
    std::shared_ptr<const LossGrid> grid;
    std::vector<StationaryPoint> stationaryPoints;
    Box aroundMinimum;
    std::atomic<bool> isDone = false;
  };
  static void compute(const Problem& problem, const Box& range, Result& result);

  std::shared_ptr<const Problem> problem_;
  Box range_;
  std::shared_ptr<const LossGrid> grid_;
  std::array<std::shared_ptr<const LossGrid>, 2> viewGrids_;  ///< of the map and of its inset
  std::vector<StationaryPoint> stationaryPoints_;
  Box aroundMinimum_;
  std::shared_ptr<Result> pending_;
  std::jthread worker_;  ///< the last member: it ends before what it works on
};

}  // namespace descenso
