// Whether a picture shows anything.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

#include "app/plot/geometry.h"

namespace descenso::tests {

/// Whether more than 300 pixels (a word of text has as many) are not of the ground's colour. Ends at the last of them:
/// sweeps draw thousands of pictures.
inline bool showsSomething(const std::vector<std::uint8_t>& rgba, const Color& ground) {
  const std::uint8_t* pixel = rgba.data();
  int others = 0;
  for (const std::uint8_t* end = pixel + rgba.size(); pixel != end && others <= 300; pixel += 4)
    if (std::abs(*pixel - 255 * ground.r) > 8) ++others;
  return others > 300;
}

}  // namespace descenso::tests
