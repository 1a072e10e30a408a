// The loss over the parameters as the field and the surface show it, and the stationary points marked in it.
#pragma once

#include <memory>
#include <vector>

#include "engine/analysis/loss_grid.h"
#include "engine/analysis/stationary_points.h"

namespace descenso {

class LossMap {
 public:
  LossMap() = default;
  /// Computes the grid over `range` and the stationary points in it.
  LossMap(std::shared_ptr<const Problem> problem, const Box& range);

  const Box& range() const { return range_; }
  /// Over the whole range, 256×256; coarser for very many examples, so that it is computed in about a second.
  const std::shared_ptr<const LossGrid>& grid() const { return grid_; }
  /// Sharp for this view: the grid over the whole range, or one of its own where the view leaves the range or is much smaller.
  /// The same object is returned until another view needs more.
  std::shared_ptr<const LossGrid> gridFor(const Box& view);
  /// By ascending loss.
  const std::vector<StationaryPoint>& stationaryPoints() const { return stationaryPoints_; }

 private:
  std::shared_ptr<const Problem> problem_;
  Box range_;
  std::shared_ptr<const LossGrid> grid_;
  std::shared_ptr<const LossGrid> viewGrid_;
  std::vector<StationaryPoint> stationaryPoints_;
};

}  // namespace descenso
