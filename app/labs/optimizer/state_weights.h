// How much each past gradient counts in a moving average of gradients, and in the way gone.
#pragma once

#include <optional>
#include <vector>

#include "engine/training/run.h"

namespace descenso {

struct MomentumWeights {
  Index step = 0;                  ///< updates made, k: gradients g₀ … gₖ₋₁
  Index first = 0;                 ///< gradient of the first of the weights below; earlier ones are left out
  std::vector<double> inMoment{};  ///< of gᵢ in m after k updates: (1 − β)βᵏ⁻¹⁻ⁱ, of a heavy ball βᵏ⁻¹⁻ⁱ
  double momentSum = 0;            ///< of all gradients: 1 − βᵏ, of a heavy ball (1 − βᵏ)/(1 − β)
  /// Of gᵢ in (φ₀ − φₖ)/α: 1 − βᵏ⁻ⁱ; where α follows a schedule each update counts as it does. Empty where the way gone
  /// is no sum of gradients, as Adam divides by √v.
  std::vector<double> inDisplacement{};
  double displacementSum = 0;  ///< of all gradients: for a constant g, (φ₀ − φₖ)/αg
};

/// Gradients that are kept: of β = 0.9 all older ones together weigh less than 3·10⁻⁵.
inline constexpr Index mostWeights = 100;

/// After `step` updates (clamped to the run); nothing for an optimizer that keeps no first moment m with a β.
/// Source: Prince 2023, Understanding Deep Learning, ch. 6; the course's expansion of m and of the displacement.
std::optional<MomentumWeights> momentumWeights(const Run& run, Index step);

}  // namespace descenso
