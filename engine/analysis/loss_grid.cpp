#include "engine/analysis/loss_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/math/message.h"

namespace descenso {
namespace {

double node(double low, double high, Index i, Index count) {
  return low + (high - low) * static_cast<double>(i) / static_cast<double>(count - 1);
}

void setRange(LossGrid& grid) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double value : grid.values) {
    if (!std::isfinite(value)) continue;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low > high) return;
  grid.low = low;
  grid.high = high;
}

}  // namespace

Point2 LossGrid::point(Index column, Index row) const {
  return {node(box.low.x(), box.high.x(), column, width), node(box.low.y(), box.high.y(), row, height)};
}

LossGrid lossGrid(const Problem& problem, const Box& box, Index width, Index height) {
  if (problem.dimension() != 2) throw InvalidArgument("a loss grid needs a problem of two parameters"_message);
  if (width < 2 || height < 2) throw InvalidArgument("a loss grid needs at least 2 nodes along each side"_message);

  LossGrid grid{.box = box, .width = width, .height = height, .values = {}};
  grid.values.resize(static_cast<std::size_t>(width * height));
  std::vector<double> first(static_cast<std::size_t>(width));
  for (Index column = 0; column < width; ++column) {
    first[static_cast<std::size_t>(column)] = grid.point(column, 0).x();
  }
  const std::span<double> values(grid.values);
  for (Index row = 0; row < height; ++row) {
    problem.lossRow(first, grid.point(0, row).y(), values.subspan(static_cast<std::size_t>(row * width), first.size()));
  }
  setRange(grid);
  return grid;
}

}  // namespace descenso
