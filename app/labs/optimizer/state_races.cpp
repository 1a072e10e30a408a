#include "app/labs/optimizer/state_races.h"

#include <algorithm>
#include <chrono>

#include "app/labs/optimizer/state_printed.h"

namespace descenso {
namespace {

constexpr std::chrono::milliseconds responsiveTime(25);
constexpr long examplesAtOnce = 20'000;  // gradients of one example between two looks at the clock

}  // namespace

BatchSchedule batchesOf(const OptimizerLabConfig& config, const Problem& problem) {
  if (!config.batches || problem.exampleCount() == 0) return {};
  BatchConfig batches = *config.batches;
  batches.size = std::min(batches.size, problem.exampleCount());
  return makeBatches(batches, problem.exampleCount(), config.steps);
}

std::optional<OptimizerConfig> printedForm(const OptimizerConfig& optimizer) {
  const OptimizerEntry& entry = *findOptimizer(optimizer.name);
  if (!entry.printed) return std::nullopt;
  OptimizerConfig form = optimizer;
  for (std::size_t i = 0; i < form.values.size(); ++i)
    if (entry.hyperparameters[i].name == entry.printed->hyperparameter) form.values[i] = entry.printed->choice;
  if (form == optimizer) return std::nullopt;
  return form;
}

LabRaces::LabRaces(std::shared_ptr<const Problem> problem, const OptimizerLabConfig& config,
                   const std::shared_ptr<const Problem>& printed)
    : problem_(std::move(problem)),
      moreStarts_(config.moreStarts.size()),
      branches_(config.branches.size()),
      steps_(config.steps) {
  RaceConfig race{.optimizers = {},
                  .start = trainedStart(config, config.start),
                  .batches = batchesOf(config, *problem_),
                  .schedule = config.schedule,
                  .steps = config.steps,
                  .stopBelow = config.stopBelow};
  RaceConfig rules = race;
  RaceConfig onModel = race;
  for (const Contestant& contestant : config.contestants) {
    if (!contestant.enabled) continue;
    race.optimizers.push_back(contestant.optimizer);
    std::optional<OptimizerConfig> form;
    if (const auto& rule = findOptimizer(contestant.optimizer.name)->printed; rule && config.shows(rule->erratum))
      form = printedForm(contestant.optimizer);
    if (!form && config.shows("E02"))
      form = printedGradient(contestant.optimizer, config.problem, problem_->exampleCount());
    if (form)
      rules.optimizers.push_back(*form);
    else if (printed)
      onModel.optimizers.push_back(contestant.optimizer);
  }
  races_.clear();
  races_.emplace_back(problem_, race);
  for (const Point2& start : config.moreStarts) {
    race.start = trainedStart(config, start);
    races_.emplace_back(problem_, race);
  }
  for (const Branch& branch : config.branches) {
    race.optimizers = {branch.optimizer};
    race.start = VectorView(branch.start.data(), std::ssize(branch.start));
    race.steps = std::max(0L, config.steps - branch.from);
    races_.emplace_back(problem_, race);
  }
  races_.emplace_back(problem_, rules);
  races_.emplace_back(onModel.optimizers.empty() ? problem_ : printed, onModel);
}

void LabRaces::advance(Pace pace) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + responsiveTime;
  const long stride = std::max(1L, examplesAtOnce / std::max<long>(1, problem_->exampleCount()));
  while (!isComplete() && (pace == Pace::complete || Clock::now() < end)) {
    reached_ = std::min(steps_, reached_ + stride);
    for (Race& race : races_) race.advanceTo(std::min<Index>(reached_, race.steps()));
  }
}

}  // namespace descenso
