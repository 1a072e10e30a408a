#include "engine/optimizers/catalog.h"

#include <stdexcept>

#include "engine/math/format.h"
#include "engine/optimizers/adam.h"
#include "engine/optimizers/gd.h"
#include "engine/optimizers/momentum.h"

namespace descenso {

const std::vector<OptimizerEntry>& optimizerCatalog() {
  static const std::vector<OptimizerEntry> entries{
      GradientDescent::entry(),
      Momentum::entry(),
      Adam::entry(),
  };
  return entries;
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
    throw std::invalid_argument("optimizer must be " + alternatives(names) + ", got " + config.name);
  }
  const std::vector<OptimizerHyperparameter>& hyperparameters = entry->hyperparameters;
  const std::vector<double> values = config.values.empty() ? fallbacks(declarations(*entry)) : config.values;
  if (values.size() != hyperparameters.size()) {
    throw std::invalid_argument(config.name + " must have " + std::to_string(hyperparameters.size()) +
                                " hyperparameters, got " + std::to_string(values.size()));
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
