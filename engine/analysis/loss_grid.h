// The loss on a regular grid over two parameters.
#pragma once

#include <vector>

#include "engine/problems/problem.h"

namespace descenso {

struct LossGrid {
  Box box;
  Index width = 0;   ///< along the first parameter
  Index height = 0;  ///< along the second
  std::vector<double> values;  ///< row after row from the low end; values[row * width + column]
  double low = 0;    ///< smallest finite value
  double high = 0;   ///< largest finite value

  double at(Index column, Index row) const { return values[static_cast<std::size_t>(row * width + column)]; }
  Point2 point(Index column, Index row) const;
};

/// Nodes at box.low + i·size/(n−1), both ends included; width, height ≥ 2, a problem of two parameters.
LossGrid lossGrid(const Problem& problem, const Box& box, Index width, Index height);

}  // namespace descenso
