#include "engine/training/schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using Values = std::vector<double>;

double constant(const Values&, const ScheduleTime&) { return 1; }

double stepwise(const Values& values, const ScheduleTime& time) {
  return std::pow(values[0], std::floor(static_cast<double>(time.epoch) / values[1]));
}

double inverse(const Values& values, const ScheduleTime& time) {
  return 1 / (1 + values[0] * static_cast<double>(time.epoch));
}

/// From 1 at `from` to `last` at `to`.
double halfWave(double last, double at, double from, double to) {
  const double progress = to > from ? std::clamp((at - from) / (to - from), 0.0, 1.0) : 0.0;
  return last + (1 - last) * (1 + std::cos(std::numbers::pi * progress)) / 2;
}

double cosine(const Values& values, const ScheduleTime& time) {
  return halfWave(values[0], static_cast<double>(time.update), 0, static_cast<double>(time.updates));
}

double warmUp(const Values& values, const ScheduleTime& time) {
  return std::min(1.0, static_cast<double>(time.update + 1) / values[0]);
}

double warmUpThenCosine(const Values& values, const ScheduleTime& time) {
  const auto update = static_cast<double>(time.update);
  if (update < values[0]) return warmUp(values, time);
  return halfWave(values[1], update, values[0], static_cast<double>(time.updates));
}

Hyperparameter warmUpUpdates() {
  return {.name = "warm-up",
          .symbol = "w",
          .minimum = 1,
          .maximum = 10'000,
          .fallback = 20,
          .scale = Scale::logarithmic,
          .isWhole = true};
}

Hyperparameter finalFactor() { return {.name = "final-factor", .symbol = "η∞", .maximum = 1, .fallback = 0}; }

}  // namespace

const std::vector<ScheduleEntry>& scheduleCatalog() {
  static const std::vector<ScheduleEntry> entries{
      {.name = "constant",
       .formula = "1",
       .citation = "Prince 2023, Understanding Deep Learning, ch. 6",
       .hyperparameters = {},
       .factor = constant},
      {.name = "step",
       .formula = "δ^floor(n / s), n = epoch",
       .citation = "Goodfellow, Bengio & Courville 2016, Deep learning, ch. 8",
       .hyperparameters = {{.name = "drop", .symbol = "δ", .minimum = 0.01, .maximum = 1, .fallback = 0.5},
                           {.name = "drop-every",
                            .symbol = "s",
                            .minimum = 1,
                            .maximum = 10'000,
                            .fallback = 50,
                            .scale = Scale::logarithmic,
                            .isWhole = true}},
       .factor = stepwise},
      {.name = "inverse",
       .formula = "1 / (1 + κ n), n = epoch",
       .citation = "Robbins & Monro 1951, A stochastic approximation method",
       .hyperparameters = {{.name = "inverse-rate", .symbol = "κ", .maximum = 1, .fallback = 0.05}},
       .factor = inverse},
      {.name = "cosine",
       .formula = "η∞ + (1 − η∞) · (1 + cos(π k / K)) / 2",
       .citation = "Loshchilov & Hutter 2017, SGDR: stochastic gradient descent with warm restarts",
       .hyperparameters = {finalFactor()},
       .factor = cosine},
      {.name = "warm-up",
       .formula = "min(1, (k + 1) / w)",
       .citation = "Goyal et al. 2017, Accurate, large minibatch SGD",
       .hyperparameters = {warmUpUpdates()},
       .factor = warmUp},
      {.name = "warm-up-cosine",
       .formula = "(k + 1) / w; η∞ + (1 − η∞) · (1 + cos(π (k − w) / (K − w))) / 2",
       .citation = "Goyal et al. 2017; Loshchilov & Hutter 2017",
       .hyperparameters = {warmUpUpdates(), finalFactor()},
       .factor = warmUpThenCosine},
  };
  return entries;
}

const ScheduleEntry* findSchedule(std::string_view name) {
  for (const ScheduleEntry& entry : scheduleCatalog()) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

Schedule::Schedule(const ScheduleConfig& config) : entry_(findSchedule(config.name)), values_(config.values) {
  if (entry_ == nullptr) {
    std::vector<std::string_view> names;
    for (const ScheduleEntry& known : scheduleCatalog()) names.push_back(known.name);
    throw InvalidArgument("schedule must be {names}, got {got}"_message,
                          {{"names", alternatives(names)}, {"got", config.name}});
  }
  if (values_.empty()) values_ = fallbacks(entry_->hyperparameters);
  if (values_.size() != entry_->hyperparameters.size()) {
    throw InvalidArgument(
        "schedule {name} must have {hyperparameters} hyperparameters, got {got}"_message,
        {{"name", config.name}, {"hyperparameters", entry_->hyperparameters.size()}, {"got", values_.size()}});
  }
  for (std::size_t i = 0; i < values_.size(); ++i) checkValue(entry_->hyperparameters[i], values_[i]);
}

}  // namespace descenso
