// The state behind a step that is already in the timeline, made once more.
#pragma once

#include "engine/training/run.h"

namespace descenso {

/// The run as it was after `step` updates, with its optimizer's brackets and population of that step. Bit-identical,
/// since the clock and chance have no part in a run; costs the first `step` updates.
/// Throws std::invalid_argument unless `step` is in the timeline of `run`.
Run replayed(const Run& run, Index step);

}  // namespace descenso
