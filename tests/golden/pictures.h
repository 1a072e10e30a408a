// Grids with known values, pixels of pictures, and comparison with stored ones.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/gl/context.h"
#include "app/gl/gl_painter.h"

namespace descenso::tests {

using Function = std::function<double(double, double)>;

/// f on a regular grid; low and high as lossGrid() sets them.
std::shared_ptr<LossGrid> gridOf(const Box& box, int width, int height, const Function& f);

/// A pixel's colour, 0 … 1; the top left one is (0, 0).
Color pixel(const Picture& picture, int x, int y);
/// The largest difference of two colours' components.
float difference(Color a, Color b);

/// A field over the whole grid, its colours over the grid's range, without contours.
FieldSpec fieldOf(std::shared_ptr<const LossGrid> grid, int width, int height);
SurfaceSpec surfaceOf(std::shared_ptr<const LossGrid> grid, int width, int height);

/// Compares with tests/golden/images/NAME.png: at most 0.1 % of the pixels may be off by more than 3 %. With the
/// environment variable DESCENSO_UPDATE_GOLDEN=1 the picture is stored instead. Returns what is wrong, or nothing.
std::string compareWithStored(const Picture& picture, const std::string& name);

}  // namespace descenso::tests
