// Where a plot holds something, cell by cell: for the boxes laid over it, which are to hide as little as they can.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "app/plot/geometry.h"

namespace descenso {

class Cover {
 public:
  Cover() = default;
  /// `cell` is the side of a cell in pixels.
  Cover(const Rect& area, float cell);

  /// A point or a mark counts for `weight` cells, a line for each cell that it goes through, once.
  void addPoint(Vec2 point, float weight);
  void addLine(std::span<const Vec2> points);
  /// What a box there would hide, in cells.
  float under(const Rect& box) const;

 private:
  void pass(Vec2 point);
  std::size_t cellOf(Vec2 point) const;  ///< of a point within the area

  Rect area_;
  float cell_ = 1;
  int columns_ = 0;
  int rows_ = 0;
  std::vector<float> marks_;
  std::vector<float> lines_;  ///< 0 or 1
};

}  // namespace descenso
