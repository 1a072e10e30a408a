#include "engine/training/replay.h"

#include "engine/math/message.h"

namespace descenso {

Run replayed(const Run& run, Index step) {
  if (step < 0 || step > run.timeline().lastStep()) {
    throw InvalidArgument("step must be in 0 … {last}, got {got}"_message,
                          {{"last", run.timeline().lastStep()}, {"got", step}});
  }
  Run again(run.sharedProblem(), run.config(), run.start(), run.options(), run.startState());
  again.reserve(step);
  again.advanceTo(step);
  return again;
}

}  // namespace descenso
