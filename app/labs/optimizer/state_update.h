// What goes into one update beside its formulas: the gradients of its examples, Nesterov's look-ahead, the points that
// a search tried, the brackets of a line search.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/labs/optimizer/state_map.h"
#include "app/labs/optimizer/state_projection.h"
#include "engine/training/replay.h"

namespace descenso {

/// The gradients that the coming update adds up, at the point where it asks for them.
struct ExampleArrows {
  Point2 from{0, 0};               ///< φ, or Nesterov's look-ahead
  std::vector<Point2> descents{};  ///< −∂ℓᵢ/∂φ, each as it counts in the sum; of some examples where there are too many
  Index examples = 0;              ///< in the batch
  Point2 sum{0, 0};                ///< −g of the whole batch
  bool isAll() const { return static_cast<Index>(descents.size()) == examples; }
};
inline constexpr Index mostArrows = 60;

/// Of the update after `step` (clamped to the run), which is made if the run has not ended; as the map shows them.
/// Nothing without data, and where a gradient is not finite.
std::optional<ExampleArrows> exampleArrows(const Run& run, Index step, const Projection& onMap = {});

/// The length of 1 in the field with which all arrows, and their sums one after the other, stay within `reach` pixels;
/// 0 where all vanish. `unit` are the pixels of 1 along each parameter.
double arrowScale(const ExampleArrows& arrows, const Point2& unit, double reach);

/// Nesterov's look-ahead of the update after `step`, or of the last one where none is after it.
struct LookAhead {
  Point2 from;  ///< φ before the update
  Point2 at;    ///< where it takes the gradient
  Point2 to;    ///< φ after it
};
std::optional<LookAhead> lookAhead(const Run& run, Index step, const Projection& onMap = {});

/// The run as it was after a step, with its optimizer's brackets and population; made once for each step, and going on
/// from there where the next one asked for is later.
class StepReplay {
 public:
  /// nullptr as long as it has not got there: at a responsive pace it comes back after some milliseconds. `revision`
  /// changes when the runs do.
  const Run* at(const Run& run, Index step, std::uint64_t revision, Pace pace);
  bool isComputing() const { return isComputing_; }

 private:
  std::unique_ptr<Run> run_;
  std::string name_;
  std::uint64_t revision_ = 0;
  bool isComputing_ = false;
};

}  // namespace descenso
