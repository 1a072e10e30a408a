// The loss along one step: a curve over the step's length, with its tangent, its end, and the brackets of a line
// search.
#pragma once

#include <optional>
#include <vector>

#include "app/labs/optimizer/state_update.h"

namespace descenso {

struct StepSlice {
  Index update = 0;           ///< the one that is cut along
  Vector from{};              ///< φ before it
  Vector direction{};         ///< −g of a line search, else Δφ
  bool isLineSearch = false;  ///< t is α, a multiple of −g; else a multiple of Δφ
  double end = 1;             ///< t at which the step ended
  double endLoss = 0;
  double slope = 0;         ///< dL/dt at t = 0
  std::vector<double> t{};  ///< ascending, from a little before 0 to 2.5 times the step
  std::vector<double> loss{};
  std::vector<Bracket> brackets{};  ///< a < b < c < d as they narrow; only of a line search

  double startLoss = 0;
};

/// Of the update after `step`, or of the last one where none is after it; `replay` is the run after that update, or
/// nullptr. Nothing before the first update of a run that has none, and for a step that stands still.
std::optional<StepSlice> stepSlice(const Run& run, Index step, const Run* replay);

/// The update that stepSlice() cuts along; 0 if there is none.
Index slicedUpdate(const Run& run, Index step);

}  // namespace descenso
