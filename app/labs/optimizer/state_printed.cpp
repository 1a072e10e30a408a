#include "app/labs/optimizer/state_printed.h"

namespace descenso {
namespace {

bool isHalfMean(const ProblemConfig& problem) {
  const ProblemEntry& entry = *findProblem(problem.name);
  const std::optional<double> chosen = settingOf(entry, problem.settings, "reduction");
  if (!chosen) return false;
  for (const Hyperparameter& declared : entry.settings)
    if (declared.name == "reduction") return declared.choices[static_cast<std::size_t>(*chosen)] == "half-mean";
  return false;
}

}  // namespace

std::optional<OptimizerConfig> printedGradient(const OptimizerConfig& optimizer, const ProblemConfig& problem,
                                               Index examples) {
  if (optimizer.name != "gd" || examples < 2 || !isHalfMean(problem)) return std::nullopt;
  const auto& declared = findOptimizer(optimizer.name)->hyperparameters;
  OptimizerConfig form = optimizer;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    if (declared[i].name != "alpha") continue;
    form.values[i] *= static_cast<double>(examples);
    if (form.values[i] > declared[i].maximum) return std::nullopt;
  }
  return form;
}

}  // namespace descenso
