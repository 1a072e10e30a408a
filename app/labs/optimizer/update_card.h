// One update of one run, line by line: the formula as it is read, and this step's numbers put into it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/training/run.h"

namespace descenso {

/// Of a training step: the model's outputs, their loss, its gradient, the parameters.
enum class Phase { forward, loss, backward, update };

struct CardLine {
  std::string symbol;   ///< "m̂"
  std::string formula;  ///< "m / (1 − βᵏ)"
  struct Component {
    std::string symbol;   ///< "m̂₀"
    std::string numbers;  ///< "−0.2125 / (1 − 0.9¹)"
    std::string result;   ///< "−2.125"
  };
  std::vector<Component> components;  ///< one a parameter; empty where no update has been made
  Phase phase = Phase::update;        ///< that it belongs to
};

/// The update that led to `step` (clamped to the run): its terms in the order they are computed, then φ. For step 0 the
/// formulas alone. `symbols` are those of the parameters ("φ₀", "φ₁").
std::vector<CardLine> updateCard(const Run& run, Index step, const std::vector<std::string_view>& symbols);

/// The same as a step of training: before its first gradient the model's outputs, where there are examples, and their
/// loss, of the update's batch at the point where the gradient is asked for (φ where none is).
std::vector<CardLine> explainedCard(const Run& run, Index step, const std::vector<std::string_view>& symbols);

/// Lines of an explainedCard().
Index explainedLineCount(const Run& run);

/// A run's formulas speak of its parameters together: "φ₀" without its index is "φ".
std::string_view withoutIndex(std::string_view symbol);

}  // namespace descenso
