// Which of all parameters the map shows.
#pragma once

#include <array>

#include "engine/math/types.h"

namespace descenso {

struct Projection {
  std::array<Index, 2> shown{0, 1};

  Point2 operator()(ConstVectorRef phi) const { return {phi[shown[0]], phi[shown[1]]}; }
};

}  // namespace descenso
