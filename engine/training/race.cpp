#include "engine/training/race.h"

#include <algorithm>
#include <stdexcept>

namespace descenso {
namespace {

constexpr Index reservedAtMost = 100'000;  // a longer race grows as it goes

}  // namespace

Race::Race(std::shared_ptr<const Problem> problem, const RaceConfig& config) : steps_(config.steps) {
  if (steps_ < 0) throw std::invalid_argument("steps must be at least 0, got " + std::to_string(steps_));
  runs_.reserve(config.optimizers.size());
  for (const OptimizerConfig& optimizer : config.optimizers) {
    RunOptions options{.batches = config.batches, .schedule = config.schedule, .steps = config.steps};
    runs_.emplace_back(problem, optimizer, config.start, std::move(options)).reserve(std::min(steps_, reservedAtMost));
  }
}

void Race::advanceTo(Index step) {
  for (Run& run : runs_) run.advanceTo(step);
}

}  // namespace descenso
