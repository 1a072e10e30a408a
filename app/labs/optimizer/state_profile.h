// The loss as a curve: along the map's horizontal parameter, with the vertical one held. Where it bends down it is not
// convex (the second-derivative test).
#pragma once

#include <vector>

#include "engine/problems/problem.h"

namespace descenso {

struct Profile {
  double held = 0;             ///< the vertical parameter
  std::vector<double> x{};     ///< ascending
  std::vector<double> loss{};  ///< NaN where there is none
  std::vector<double> bend{};  ///< ∂²L/∂x²
  /// From where to where ∂²L/∂x² < 0, by places in x; both ends belong to it.
  struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
  };
  std::vector<Stretch> bentDown{};

  bool isConvex() const { return bentDown.empty(); }
};

/// From `low` to `high`; coarser for very many examples. `problem` has two parameters.
Profile profileOf(const Problem& problem, double low, double high, double held);

}  // namespace descenso
