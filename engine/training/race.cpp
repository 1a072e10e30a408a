#include "engine/training/race.h"

namespace descenso {

Race::Race(std::shared_ptr<const Problem> problem, const RaceConfig& config) : steps_(config.steps) {
  runs_.reserve(config.optimizers.size());
  for (const OptimizerConfig& optimizer : config.optimizers) {
    runs_.emplace_back(problem, optimizer, config.start, config.batches).reserve(config.steps);
  }
}

void Race::advanceTo(Index step) {
  for (Run& run : runs_) run.advanceTo(step);
}

}  // namespace descenso
