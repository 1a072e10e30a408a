// A loss grid as bicubic Hermite patches: the numbers that shaders interpolate, and the same interpolation in C++.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/analysis/loss_grid.h"

namespace descenso {

class HermiteGrid {
 public:
  /// Throws std::invalid_argument unless both sides have at least 2 nodes and there is a value for each.
  explicit HermiteGrid(const LossGrid& grid);

  /// Four floats a node: the value and its derivatives by column, by row and by both, per node. Values are scaled so
  /// that the smallest finite one is 0 and the largest is 1; holes are filled from around them.
  const std::vector<float>& nodes() const { return nodes_; }
  /// A byte a node: 255 where the value is finite.
  const std::vector<std::uint8_t>& finite() const { return finite_; }
  bool hasHoles() const { return hasHoles_; }

  int width() const { return width_; }
  int height() const { return height_; }
  double low() const { return low_; }    ///< the value that is stored as 0
  double high() const { return high_; }  ///< the value that is stored as 1; above low()

  /// The loss at a place in nodes from the first, clamped to the grid.
  double value(double column, double row) const;

 private:
  void fillHoles(std::vector<double>& values);
  void writeNodes(const std::vector<double>& values);

  std::vector<float> nodes_;
  std::vector<std::uint8_t> finite_;
  bool hasHoles_ = false;
  int width_;
  int height_;
  double low_ = 0;
  double high_ = 1;
};

}  // namespace descenso
