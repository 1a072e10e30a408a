#include "engine/analysis/sweep.h"

#include <algorithm>
#include <cmath>

#include "engine/analysis/walk.h"
#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

RunOptions optionsOf(const SweepQuery& query) {
  return {.batches = query.batches, .schedule = query.schedule, .steps = query.steps};
}

constexpr int heldUpdates = 10;

[[noreturn]] void refuse(const Message& message) { throw InvalidArgument(message); }

const OptimizerEntry& entryOf(const OptimizerConfig& optimizer) {
  makeOptimizer(optimizer);  // throws what is wrong with it
  return *findOptimizer(optimizer.name);
}

std::size_t placeOf(const OptimizerEntry& entry, const std::string& name) {
  std::vector<std::string_view> names;
  for (const Hyperparameter& declared : entry.hyperparameters) {
    if (declared.name == name) return names.size();
    names.push_back(declared.name);
  }
  refuse({"a sweep of {name} must be over {names}, got {got}"_message,
          {{"name", entry.name}, {"names", alternatives(names)}, {"got", name}}});
}

void checkAxis(const Hyperparameter& declared, const SweepAxis& axis) {
  checkValue(declared, axis.low);
  checkValue(declared, axis.high);
  if (!(axis.low < axis.high)) {
    refuse({"a sweep must go from a lower {hyperparameter} to a higher one, got {low} and {high}"_message,
            {{"hyperparameter", axis.hyperparameter}, {"low", axis.low}, {"high", axis.high}}});
  }
  if (axis.count < 2)
    refuse({"a sweep needs at least 2 values of {hyperparameter}"_message, {{"hyperparameter", axis.hyperparameter}}});
}

double between(double low, double high, double part, Scale scale) {
  if (part == 1) return high;  // to the bit
  const double value = scale == Scale::logarithmic ? low * std::pow(high / low, part) : low + (high - low) * part;
  return std::clamp(value, low, high);
}

void checkQuery(const SweepQuery& query) {
  if (!query.problem) refuse("a sweep needs a problem"_message);
  if (query.steps < 1) refuse({"steps must be at least 1, got {got}"_message, {{"got", query.steps}}});
  if (query.second && query.second->hyperparameter == query.first.hyperparameter) {
    refuse({"a sweep needs two different hyperparameters, got {got} twice"_message,
            {{"got", query.first.hyperparameter}}});
  }
  const SweepGoal& goal = query.goal;
  if (!goal.bestLoss && !(goal.gradientNorm > 0))
    refuse("a sweep needs a best loss or a gradient norm above 0"_message);
  if (goal.bestLoss && !std::isfinite(*goal.bestLoss)) refuse("the best loss of a sweep must be finite"_message);
  if (goal.bestLoss && !(goal.tolerance > 0 && goal.tolerance < 1)) {
    refuse({"tolerance must be in (0, 1), got {got}"_message, {{"got", goal.tolerance}}});
  }
  if (query.start.size() != query.problem->dimension()) {
    refuse({"start must have {dimension} components, got {got}"_message,
            {{"dimension", query.problem->dimension()}, {"got", query.start.size()}}});
  }
  Walk walk(*query.problem, query.optimizer, optionsOf(query));
  walk.restart(query.start);
  if (walk.hasDiverged()) refuse("start must be finite and have a finite loss and gradient"_message);
}

bool isAtGoal(const Walk& walk, const SweepGoal& goal, double startLoss) {
  if (goal.gradientNorm > 0 && walk.gradientNorm() <= goal.gradientNorm) return true;
  if (!goal.bestLoss) return false;
  return walk.loss() <= *goal.bestLoss + goal.tolerance * std::max(0.0, startLoss - *goal.bestLoss);
}

}  // namespace

std::vector<double> axisValues(const OptimizerConfig& optimizer, const SweepAxis& axis) {
  const OptimizerEntry& entry = entryOf(optimizer);
  const Hyperparameter& declared = entry.hyperparameters[placeOf(entry, axis.hyperparameter)];
  std::vector<double> values;
  if (declared.isChoice()) {
    for (std::size_t i = 0; i < declared.choices.size(); ++i) values.push_back(static_cast<double>(i));
    return values;
  }
  checkAxis(declared, axis);
  for (Index i = 0; i < axis.count; ++i) {
    const double part = static_cast<double>(i) / static_cast<double>(axis.count - 1);
    values.push_back(between(axis.low, axis.high, part, declared.scale));
  }
  return values;
}

OptimizerConfig Sweep::Plan::optimizerOf(GridPosition at) const {
  OptimizerConfig optimizer = query.optimizer;
  optimizer.values[firstPlace] = first[static_cast<std::size_t>(at.column)];
  if (!second.empty()) optimizer.values[secondPlace] = second[static_cast<std::size_t>(at.row)];
  return optimizer;
}

std::shared_ptr<const Sweep::Plan> Sweep::planOf(SweepQuery query) {
  checkQuery(query);
  Plan plan{.query = std::move(query), .first = {}, .second = {}};
  OptimizerConfig& optimizer = plan.query.optimizer;
  const OptimizerEntry& entry = entryOf(optimizer);
  if (optimizer.values.empty()) optimizer.values = fallbacks(declarations(entry));
  plan.first = axisValues(optimizer, plan.query.first);
  plan.firstPlace = placeOf(entry, plan.query.first.hyperparameter);
  if (plan.query.second) {
    plan.second = axisValues(optimizer, *plan.query.second);
    plan.secondPlace = placeOf(entry, plan.query.second->hyperparameter);
  }
  return std::make_shared<const Plan>(std::move(plan));
}

SweepCell Sweep::follow(const Plan& plan, GridPosition at, const std::stop_token& stop) {
  const SweepQuery& query = plan.query;
  Walk walk(*query.problem, plan.optimizerOf(at), optionsOf(query));
  walk.restart(query.start);
  const double startLoss = walk.loss();
  int held = 0;  // updates in a row at the goal
  for (;;) {
    held = isAtGoal(walk, query.goal, startLoss) ? held + 1 : 0;
    if (held == heldUpdates || walk.steps() == query.steps || walk.hasDiverged()) break;
    if (stop.stop_requested()) return {};
    walk.step();
  }
  SweepCell cell{.loss = walk.loss(), .steps = static_cast<std::int32_t>(walk.steps())};
  if (walk.hasDiverged()) {
    cell.end = SweepEnd::diverged;
  } else if (held > 0) {
    cell.end = SweepEnd::arrived;
    cell.steps -= held - 1;
  } else {
    cell.end = walk.hasGrown() ? SweepEnd::diverged : SweepEnd::late;
  }
  return cell;
}

Sweep::Sweep(SweepQuery query)
    : plan_(planOf(std::move(query))),
      job_(static_cast<Index>(plan_->first.size()), std::max<Index>(1, static_cast<Index>(plan_->second.size())),
           plan_->query.threads, [plan = plan_] {
             return [plan](GridPosition at, const std::stop_token& stop) { return follow(*plan, at, stop); };
           }) {}

std::optional<BestCell> bestOf(const Sweep& sweep) {
  CellGrid<SweepCell> grid;
  sweep.update(grid);
  const SweepCell* best = nullptr;
  for (const SweepCell& cell : grid.cells) {
    if (cell.end != SweepEnd::arrived) continue;
    const bool isBetter =
        best == nullptr || cell.steps < best->steps || (cell.steps == best->steps && cell.loss < best->loss);
    if (isBetter) best = &cell;
  }
  if (best == nullptr) return std::nullopt;
  const Index place = best - grid.cells.data();
  const GridPosition at{static_cast<std::int32_t>(place % grid.width), static_cast<std::int32_t>(place / grid.width)};
  return BestCell{.at = at, .steps = best->steps, .optimizer = sweep.optimizerOf(at)};
}

}  // namespace descenso
