// What a run is doing, in one word: for the status on its card and the divergence coach.
#pragma once

#include "engine/training/run.h"

namespace descenso {

enum class Behaviour {
  descending,
  converged,   ///< ‖g‖ small against the start's
  bouncing,    ///< steps turn back on themselves and the loss does not fall
  growing,     ///< the loss rises well above where it started
  diverged,    ///< a value left the finite numbers
};

struct Verdict {
  Behaviour behaviour = Behaviour::descending;
  Index since = 0;  ///< first step at which it holds
};

/// The verdict on the run as far as `step` (clamped to its timeline).
Verdict judge(const Run& run, Index step);

}  // namespace descenso
