// What a run is doing, in one word: for the status on its card and the divergence coach.
#pragma once

#include "engine/training/run.h"

namespace descenso {

enum class Behaviour {
  descending,
  slow,       ///< descending, but its last updates gained next to nothing of what is left to gain
  converged,  ///< at rest at a minimum: nearly nothing is left to gain
  atSaddle,   ///< at rest where the gradient vanishes, but the loss falls in some direction and rises in another
  atMaximum,  ///< at rest where the gradient vanishes and the loss falls in some direction and rises in none
  bouncing,   ///< steps turn back on themselves, do not shrink, and the loss does not fall
  growing,    ///< the loss rises well above where it started: LossGrowth
  diverged,   ///< a value left the finite numbers
};

struct Verdict {
  Behaviour behaviour = Behaviour::descending;
  Index since = 0;  ///< first step at which it holds
};

/// The verdict on the run as far as `step` (clamped to its timeline), of which every record is kept. What is left to
/// gain is ½ gᵀ|H|⁻¹g, by the Hessian over all data; at rest is a run where that, and the same of its last move,
/// ½ Δφᵀ|H|Δφ, are at most a millionth of what it has come down or up since its start.
Verdict judge(const Run& run, Index step);

}  // namespace descenso
