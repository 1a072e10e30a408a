#include "engine/training/race.h"

#include <algorithm>

#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr Index reservedAtMost = 100'000;  // a longer race grows as it goes

}  // namespace

Race::Race(std::shared_ptr<const Problem> problem, const RaceConfig& config)
    : steps_(config.steps), stopBelow_(config.stopBelow) {
  if (!(stopBelow_ >= 0))
    throw InvalidArgument("stopBelow must be at least 0, got {got}"_message, {{"got", stopBelow_}});
  if (steps_ < 0) throw InvalidArgument("steps must be at least 0, got {got}"_message, {{"got", steps_}});
  runs_.reserve(config.optimizers.size());
  for (const OptimizerConfig& optimizer : config.optimizers) {
    RunOptions options{.batches = config.batches, .schedule = config.schedule, .steps = config.steps};
    runs_.emplace_back(problem, optimizer, config.start, std::move(options)).reserve(std::min(steps_, reservedAtMost));
  }
}

bool isStill(const Run& run, double epsilon) {
  const Index last = run.timeline().lastStep();
  return last > 0 && (run.timeline().at(last).phi - run.timeline().at(last - 1).phi).norm() < epsilon;
}

void Race::advanceTo(Index step) {
  for (Run& run : runs_) {
    if (stopBelow_ == 0) run.advanceTo(step);
    while (run.timeline().lastStep() < step && run.status() == RunStatus::running && !isStill(run, stopBelow_))
      run.step();
  }
}

}  // namespace descenso
