// Where a field over a grid takes one value: lines between its nodes.
#pragma once

#include <span>
#include <vector>

#include "app/plot/geometry.h"

namespace descenso {

/// Points in columns and rows of the grid, from 0; a closed line ends where it begins. `values` row after row.
std::vector<std::vector<Vec2>> isolines(std::span<const double> values, int width, int height, double level);

}  // namespace descenso
