#include "app/labs/optimizer/state_printed.h"

#include <algorithm>

#include "app/labs/optimizer/state_races.h"

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

std::optional<ProblemConfig> printedProblem(const ProblemConfig& problem) {
  const ProblemEntry& entry = *findProblem(problem.name);
  if (!entry.printed) return std::nullopt;
  ProblemConfig form = problem;
  if (form.settings.empty()) form.settings = fallbacks(entry.settings);
  for (std::size_t i = 0; i < form.settings.size(); ++i)
    if (entry.settings[i].name == entry.printed->setting) form.settings[i] = entry.printed->choice;
  if (form.settings == problem.settings) return std::nullopt;
  return form;
}

std::string_view plotOfErratum(std::string_view erratum) {
  if (erratum == "E01") return "examples";
  if (erratum == "E31" || erratum == "E32") return "average";
  return "field";
}

std::vector<std::string_view> errataInSight(const OptimizerLabConfig& config, Index examples) {
  std::vector<std::string_view> errata;
  const auto add = [&](std::string_view erratum) {
    if (std::find(errata.begin(), errata.end(), erratum) == errata.end()) errata.push_back(erratum);
  };
  const auto isInSight = [page = sidePageOf(config.look.side)](std::string_view plot) {
    return std::any_of(page.parts.begin(), page.parts.end(), [&](const auto& part) { return part.plot == plot; });
  };
  if (printedProblem(config.problem)) add(findProblem(config.problem.name)->printed->erratum);
  for (const Contestant& contestant : config.contestants) {
    if (!contestant.enabled) continue;
    if (printedForm(contestant.optimizer))
      add(findOptimizer(contestant.optimizer.name)->printed->erratum);
    else if (printedGradient(contestant.optimizer, config.problem, examples))
      add("E02");
  }
  if (config.look.convexity || config.look.curvature) add("E59");
  if (isInSight(plotOfErratum("E01")) && findProblem(config.problem.name)->isLine) add("E01");
  for (const std::string_view average : {"E31", "E32"})
    if (isInSight(plotOfErratum(average))) add(average);
  return errata;
}

}  // namespace descenso
