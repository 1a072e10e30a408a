#include "app/gl/hermite_grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace descenso {
namespace {

/// Numbers along a line of nodes; those that are holes or beyond the ends are not known.
struct Line {
  const double* values;
  const std::uint8_t* finite;
  int count;
  int stride;

  bool knows(int i) const { return i >= 0 && i < count && finite[i * stride] != 0; }
  double at(int i) const { return values[i * stride]; }

  /// The derivative per node, of the highest order that the known neighbours allow. With all five it is exact for
  /// polynomials of the fourth degree.
  double slope(int i) const {
    const bool before = knows(i - 1);
    const bool after = knows(i + 1);
    if (before && after) {
      const double central = (at(i + 1) - at(i - 1)) / 2;
      if (!knows(i - 2) || !knows(i + 2)) return central;
      return (4 * central - (at(i + 2) - at(i - 2)) / 4) / 3;
    }
    const int step = after ? 1 : -1;
    if ((!before && !after) || !knows(i)) return 0;
    const double nearby = at(i + step) - at(i);
    if (!knows(i + 2 * step)) return step * nearby;
    return step * (2 * nearby - (at(i + 2 * step) - at(i)) / 2);
  }
};

struct Basis {
  double valueNear, valueFar, slopeNear, slopeFar;
  explicit Basis(double f) {
    const double g = 1 - f;
    valueFar = f * f * (3 - 2 * f);
    valueNear = 1 - valueFar;
    slopeNear = f * g * g;
    slopeFar = -f * f * g;
  }
};

}  // namespace

HermiteGrid::HermiteGrid(const LossGrid& grid)
    : width_(static_cast<int>(grid.width)), height_(static_cast<int>(grid.height)) {
  if (grid.width < 2 || grid.height < 2 || grid.values.size() != static_cast<std::size_t>(grid.width * grid.height)) {
    throw std::invalid_argument("a loss grid needs at least 2×2 nodes and a value for each, got " +
                                std::to_string(grid.width) + "×" + std::to_string(grid.height) + " with " +
                                std::to_string(grid.values.size()) + " values");
  }
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  finite_.resize(grid.values.size());
  for (std::size_t i = 0; i < grid.values.size(); ++i) {
    const double value = grid.values[i];
    finite_[i] = std::isfinite(value) ? 255 : 0;
    if (finite_[i] == 0) {
      hasHoles_ = true;
      continue;
    }
    low = std::min(low, value);
    high = std::max(high, value);
  }
  if (low <= high) {
    low_ = low;
    high_ = high > low ? high : low + 1;
  }
  // Halves, so that a range from −10³⁰⁸ to 10³⁰⁸ does not overflow.
  const double halfRange = high_ / 2 - low_ / 2;
  std::vector<double> values(grid.values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = finite_[i] != 0 ? (grid.values[i] / 2 - low_ / 2) / halfRange : 0;
  }
  if (hasHoles_) fillHoles(values);
  writeNodes(values);
}

/// Ring after ring from the edge of each hole inwards, every node the mean of its known neighbours.
void HermiteGrid::fillHoles(std::vector<double>& values) {
  std::vector<std::uint8_t> known = finite_;
  std::vector<int> edge;
  const auto eachNeighbour = [&](int node, auto&& visit) {
    const int column = node % width_;
    if (column > 0) visit(node - 1);
    if (column + 1 < width_) visit(node + 1);
    if (node >= width_) visit(node - width_);
    if (node + width_ < width_ * height_) visit(node + width_);
  };
  const auto at = [](auto& list, int node) -> auto& { return list[static_cast<std::size_t>(node)]; };
  // Waiting nodes are marked by 1 so that none is listed twice; known ones by 255.
  const auto addUnknownAround = [&](int node, std::vector<int>& list) {
    eachNeighbour(node, [&](int other) {
      if (at(known, other) != 0) return;
      at(known, other) = 1;
      list.push_back(other);
    });
  };
  for (int node = 0; node < width_ * height_; ++node) {
    if (at(finite_, node) != 0) addUnknownAround(node, edge);
  }
  while (!edge.empty()) {
    for (const int node : edge) {
      double sum = 0;
      int count = 0;
      eachNeighbour(node, [&](int other) {
        if (at(known, other) != 255) return;
        sum += at(values, other);
        ++count;
      });
      at(values, node) = sum / std::max(count, 1);
    }
    std::vector<int> next;
    for (const int node : edge) at(known, node) = 255;
    for (const int node : edge) addUnknownAround(node, next);
    edge = std::move(next);
  }
}

void HermiteGrid::writeNodes(const std::vector<double>& values) {
  std::vector<double> byColumn(values.size());
  const auto index = [&](int column, int row) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(column);
  };
  for (int row = 0; row < height_; ++row) {
    const Line line{&values[index(0, row)], &finite_[index(0, row)], width_, 1};
    for (int column = 0; column < width_; ++column) byColumn[index(column, row)] = line.slope(column);
  }
  nodes_.resize(values.size() * 4);
  for (int column = 0; column < width_; ++column) {
    const Line line{&values[index(column, 0)], &finite_[index(column, 0)], height_, width_};
    const Line slopes{&byColumn[index(column, 0)], &finite_[index(column, 0)], height_, width_};
    for (int row = 0; row < height_; ++row) {
      const std::size_t node = index(column, row);
      nodes_[node * 4] = static_cast<float>(values[node]);
      nodes_[node * 4 + 1] = static_cast<float>(byColumn[node]);
      nodes_[node * 4 + 2] = static_cast<float>(line.slope(row));
      nodes_[node * 4 + 3] = static_cast<float>(slopes.slope(row));
    }
  }
}

double HermiteGrid::value(double column, double row) const {
  const double firstColumn = std::clamp(std::floor(column), 0.0, width_ - 2.0);
  const double firstRow = std::clamp(std::floor(row), 0.0, height_ - 2.0);
  const Basis x(std::clamp(column - firstColumn, 0.0, 1.0));
  const Basis y(std::clamp(row - firstRow, 0.0, 1.0));
  const auto node = [&](int right, int up) {
    const auto place = (static_cast<std::size_t>(firstRow) + static_cast<std::size_t>(up)) *
                           static_cast<std::size_t>(width_) +
                       static_cast<std::size_t>(firstColumn) + static_cast<std::size_t>(right);
    return &nodes_[place * 4];
  };
  // Value and row derivative on the lower and on the upper row.
  std::array<double, 2> values{};
  std::array<double, 2> slopes{};
  for (int up = 0; up < 2; ++up) {
    const float* a = node(0, up);
    const float* b = node(1, up);
    const auto i = static_cast<std::size_t>(up);
    values[i] = a[0] * x.valueNear + b[0] * x.valueFar + a[1] * x.slopeNear + b[1] * x.slopeFar;
    slopes[i] = a[2] * x.valueNear + b[2] * x.valueFar + a[3] * x.slopeNear + b[3] * x.slopeFar;
  }
  const double scaled =
      values[0] * y.valueNear + values[1] * y.valueFar + slopes[0] * y.slopeNear + slopes[1] * y.slopeFar;
  return low_ + scaled * (high_ - low_);
}

}  // namespace descenso
