#include "engine/optimizers/catalog.h"

#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/optimizers/adagrad.h"
#include "engine/optimizers/adam.h"
#include "engine/optimizers/adamw.h"
#include "engine/optimizers/bfgs.h"
#include "engine/optimizers/gd.h"
#include "engine/optimizers/gd_decay.h"
#include "engine/optimizers/genetic.h"
#include "engine/optimizers/hill_climbing.h"
#include "engine/optimizers/lbfgs.h"
#include "engine/optimizers/momentum.h"
#include "engine/optimizers/nesterov.h"
#include "engine/optimizers/newton.h"
#include "engine/optimizers/normalized.h"
#include "engine/optimizers/rmsprop.h"
#include "engine/optimizers/steepest.h"

namespace descenso {

const std::vector<OptimizerEntry>& optimizerCatalog() {
  static const std::vector<OptimizerEntry> entries{
      GradientDescent::entry(),
      DecayingGradientDescent::entry(),
      GradientDescent::stochasticEntry(),
      Momentum::entry(),
      Nesterov::entry(),
      AdaGrad::entry(),
      RmsProp::entry(),
      NormalizedGradient::entry(),
      Adam::entry(),
      AdamW::entry(),
      SteepestDescent::entry(),
      Newton::entry(),
      Bfgs::entry(),
      LimitedMemoryBfgs::entry(),
      HillClimbing::entry(),
      Genetic::entry(),
  };
  return entries;
}

std::string_view nameOf(Group group) {
  switch (group) {
    case Group::gradient:
      return "gradient";
    case Group::lineSearch:
      return "line-search";
    case Group::curvature:
      return "curvature";
    case Group::search:
      break;
  }
  return "search";
}

const OptimizerEntry* findOptimizer(std::string_view name) {
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

std::unique_ptr<Optimizer> makeOptimizer(const OptimizerConfig& config) {
  const OptimizerEntry* entry = findOptimizer(config.name);
  if (entry == nullptr) {
    std::vector<std::string_view> names;
    for (const OptimizerEntry& known : optimizerCatalog()) names.push_back(known.name);
    throw InvalidArgument("optimizer must be {names}, got {got}"_message,
                          {{"names", alternatives(names)}, {"got", config.name}});
  }
  const std::vector<OptimizerHyperparameter>& hyperparameters = entry->hyperparameters;
  const std::vector<double> values = config.values.empty() ? fallbacks(declarations(*entry)) : config.values;
  if (values.size() != hyperparameters.size()) {
    throw InvalidArgument("{name} must have {hyperparameters} hyperparameters, got {got}"_message,
                          {{"name", config.name}, {"hyperparameters", hyperparameters.size()}, {"got", values.size()}});
  }
  std::unique_ptr<Optimizer> optimizer = entry->make();
  for (std::size_t i = 0; i < values.size(); ++i) {
    checkValue(hyperparameters[i], values[i]);
    hyperparameters[i].set(*optimizer, values[i]);
  }
  return optimizer;
}

std::vector<Hyperparameter> declarations(const OptimizerEntry& entry) {
  return {entry.hyperparameters.begin(), entry.hyperparameters.end()};
}

}  // namespace descenso
