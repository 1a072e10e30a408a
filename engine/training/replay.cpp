#include "engine/training/replay.h"

#include <stdexcept>

namespace descenso {

Run replayed(const Run& run, Index step) {
  if (step < 0 || step > run.timeline().lastStep()) {
    throw std::invalid_argument("step must be in 0 … " + std::to_string(run.timeline().lastStep()) + ", got " +
                                std::to_string(step));
  }
  Run again(run.sharedProblem(), run.config(), run.start(), run.options(), run.startState());
  again.reserve(step);
  again.advanceTo(step);
  return again;
}

}  // namespace descenso
