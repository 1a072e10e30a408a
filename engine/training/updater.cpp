#include "engine/training/updater.h"

#include <limits>
#include <string>

#include "engine/math/message.h"

namespace descenso {
namespace {

OptimizerConfig complete(OptimizerConfig config, const OptimizerEntry& entry) {
  if (config.values.empty()) config.values = fallbacks(declarations(entry));
  return config;
}

RunOptions takenOptions(const OptimizerEntry& entry, RunOptions options) {
  if (!entry.takesBatches) options.batches = {};
  return options;
}

void checkRates(const Vector& rates, Index dimension) {
  if (rates.size() != dimension) {
    throw InvalidArgument("there must be a rate for each of {dimension} parameters, got {got}"_message,
                          {{"dimension", dimension}, {"got", rates.size()}});
  }
}

}  // namespace

Updater::Updater(const Problem& problem, const OptimizerConfig& config, RunOptions options)
    : problem_(&problem),
      config_(config),
      entry_(findOptimizer(config.name)),
      optimizer_(makeOptimizer(config)),
      options_(takenOptions(*entry_, std::move(options))),
      schedule_(options_.schedule),
      epochs_(options_.batches.schedule(), problem.exampleCount()),
      objective_(problem),
      isConstant_(options_.schedule.name == "constant") {
  config_ = complete(std::move(config_), *entry_);
  for (const std::vector<int>& batch : options_.batches.schedule()) checkBatch(problem, batch);
  if (options_.rates) {
    checkRates(*options_.rates, problem.dimension());
    before_.resize(problem.dimension());
  }
  for (std::size_t i = 0; i < entry_->hyperparameters.size(); ++i) {
    if (entry_->hyperparameters[i].name != "alpha") continue;
    rate_ = &entry_->hyperparameters[i];
    alpha_ = config_.values[i];
  }
  reset();
}

void Updater::reset() { optimizer_->reset(problem_->dimension()); }

void Updater::make(Index step, VectorRef phi) {
  Batch batch = batchOf(step);
  if (problem_->draws()) batch.draw = static_cast<std::uint64_t>(options_.begin + step);
  objective_.setBatch(batch);
  optimizer_->scheduleFactor = factorOf(step);
  if (rate_ != nullptr) rate_->set(*optimizer_, alpha_ * optimizer_->scheduleFactor);
  if (options_.rates) before_ = phi;
  optimizer_->step(objective_, phi);
  if (options_.rates) moveByRates(phi);
  if (rate_ != nullptr) problem_->shrink(alpha_ * optimizer_->scheduleFactor, phi);
}

void Updater::moveByRates(VectorRef phi) const {
  phi = before_.array() + options_.rates->array() * (phi - before_).array();
}

double Updater::look(ConstVectorRef phi, VectorRef gradient) {
  if (!options_.batches.empty() || problem_->draws()) return problem_->lossAndGradient(phi, Batch::whole(), gradient);
  const Objective::Answer answer = objective_.observe(phi);
  gradient = answer.gradient;
  return answer.loss;
}

Batch Updater::batchOf(Index step) const {
  const BatchSchedule& batches = options_.batches.schedule();
  if (batches.empty()) return Batch::whole();
  return Batch::of(batches[static_cast<std::size_t>(options_.begin + step - 1) % batches.size()]);
}

double Updater::factorOf(Index step) const {
  if (isConstant_) return 1;
  const Index update = options_.begin + step;
  return schedule_.factor({.update = update - 1, .epoch = epochs_.epochOf(update), .updates = options_.steps});
}

double Updater::alphaOf(Index step) const {
  return rate_ == nullptr ? std::numeric_limits<double>::quiet_NaN() : alpha_ * factorOf(step);
}

}  // namespace descenso
