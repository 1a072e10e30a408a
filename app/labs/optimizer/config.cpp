#include "app/labs/optimizer/config.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/labs/optimizer/config_formula.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr std::array<std::string_view, 3> defaultRace = {"gd", "momentum", "adam"};

void checkRange(bool isRight, const Message& message) {
  if (!isRight) throw InvalidArgument(message);
}

void checkSettings(const ProblemConfig& problem) {
  const ProblemEntry* entry = findProblem(problem.name);
  checkRange(entry != nullptr, {"unknown problem \"{name}\""_message, {{"name", problem.name}}});
  checkRange(problem.settings.size() == entry->settings.size(),
             "a problem needs a value for each of its settings"_message);
  for (std::size_t i = 0; i < entry->settings.size(); ++i) checkValue(entry->settings[i], problem.settings[i]);
  checkRange(!problem.allParameters || !entry->parameters.empty(),
             {"{name} has no parameters but the two on the map"_message, {{"name", NameIn{"problem", problem.name}}}});
  if (problem.formula.empty()) return;
  try {
    readFormula(problem.formula);
  } catch (const FormulaError& error) {
    throw InvalidArgument(atColumn(error));
  }
}

constexpr Index looks = 48;               // nodes a side at which the loss is looked at before it is drawn
constexpr double mostlyOneColour = 0.12;  // of the colours, taken by half of the map

/// Whether linear colours would show little: half of the map lies within the lowest few of them.
bool isSteep(const LossGrid& grid) {
  std::vector<double> values;
  for (const double value : grid.values)
    if (std::isfinite(value)) values.push_back(value);
  if (values.empty()) return false;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle - grid.low < mostlyOneColour * (grid.high - grid.low);
}

}  // namespace

bool sameProblem(const ProblemConfig& a, const ProblemConfig& b) {
  return a.name == b.name && a.own == b.own && (a.own || a.dataSet == b.dataSet) && a.settings == b.settings &&
         a.formula == b.formula && a.fixed == b.fixed && a.allParameters == b.allParameters && a.range == b.range;
}

bool sameWhole(ProblemConfig a, const ProblemConfig& b) {
  a.fixed = b.fixed;
  a.allParameters = b.allParameters;
  return sameProblem(a, b);
}

const std::vector<SidePage>& optimizerPages() {
  static const std::vector<SidePage> pages = {
      {"plots", {{"surface", 0.38f}, {"fit", 0.28f}, {"convergence", 0.34f}}},
      {"update", {{"update", 0.75f}, {"convergence", 0.25f}}},
      {"maps", {{"basins", 0.56f}, {"sweep", 0.44f}}},
      {"detail", {{"slice", 0.3f}, {"momentum", 0.28f}, {"average", 0.42f}}},
      {"curve", {{"profile", 0.58f}, {"convergence", 0.42f}}},
      {"examples", {{"examples", 0.62f}, {"fit", 0.38f}}},
      {"tables", {{"runs", 0.4f}, {"steps", 0.6f}}},
  };
  return pages;
}

std::span<const std::string_view> optimizerPlotNames() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all = {"field"};
    for (const SidePage& page : optimizerPages())
      for (const SidePage::Part& part : page.parts)
        if (std::find(all.begin(), all.end(), part.plot) == all.end()) all.push_back(part.plot);
    return all;
  }();
  return names;
}

std::span<const std::string_view> optimizerErrata() {
  static const std::vector<std::string_view> errata = [] {
    std::vector<std::string_view> all = {"E01", "E02", "E31", "E32", "E59"};
    for (const OptimizerEntry& entry : optimizerCatalog())
      if (entry.printed) all.push_back(entry.printed->erratum);
    for (const ProblemEntry& entry : problemCatalog())
      if (entry.printed) all.push_back(entry.printed->erratum);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }();
  return errata;
}

const SidePage& sidePageOf(std::string_view plot) {
  const std::vector<SidePage>& pages = optimizerPages();
  for (const SidePage& page : pages)
    for (const SidePage::Part& part : page.parts)
      if (part.plot == plot) return page;
  return pages.front();
}

OptimizerLabLook::OptimizerLabLook() : LabLook(optimizerPlotNames()) {
  side = "surface";
  view("field").grid = false;
}

OptimizerLabConfig::OptimizerLabConfig() {
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    const bool isIn = std::find(defaultRace.begin(), defaultRace.end(), entry.name) != defaultRace.end();
    contestants.push_back({{std::string(entry.name), fallbacks(declarations(entry))}, isIn, isIn});
  }
  chooseProblem(*this, "gabor");
}

bool OptimizerLabConfig::operator==(const OptimizerLabConfig& other) const {
  return sameProblem(problem, other.problem) && contestants == other.contestants && start == other.start &&
         moreStarts == other.moreStarts && steps == other.steps && batches == other.batches &&
         schedule == other.schedule && stopBelow == other.stopBelow && branches == other.branches &&
         asPrinted == other.asPrinted && erratum == other.erratum && look == other.look;
}

void OptimizerLabConfig::enable(std::string_view optimizer, bool isOn) {
  Contestant* contestant = find(optimizer);
  if (contestant == nullptr) return;
  contestant->enabled = isOn;
  contestant->listed = contestant->listed || isOn;
}

const Contestant* OptimizerLabConfig::find(std::string_view optimizer) const {
  const auto found = std::find_if(contestants.begin(), contestants.end(),
                                  [&](const Contestant& contestant) { return contestant.optimizer.name == optimizer; });
  return found == contestants.end() ? nullptr : &*found;
}

Contestant* OptimizerLabConfig::find(std::string_view optimizer) {
  return const_cast<Contestant*>(std::as_const(*this).find(optimizer));
}

Index trainedCount(const ProblemConfig& problem) {
  return problem.allParameters ? std::ssize(findProblem(problem.name)->parameters) : 2;
}

Vector trainedStart(const OptimizerLabConfig& config, const Point2& start) {
  return config.problem.allParameters ? wholePoint(config.problem, start) : Vector(start);
}

void trainAll(OptimizerLabConfig& config, bool isAll) {
  config.problem.allParameters = isAll;
  config.branches.clear();
  config.look.branch = -1;
}

void chooseProblem(OptimizerLabConfig& config, std::string_view name) {
  const ProblemEntry* entry = findProblem(name);
  if (entry == nullptr) throw InvalidArgument("unknown problem \"{name}\""_message, {{"name", name}});
  config.problem = {.name = std::string(name),
                    .dataSet = entry->dataSets.empty() ? std::string() : std::string(entry->dataSets.front()),
                    .settings = fallbacks(entry->settings)};
  refit(config);
}

void refit(OptimizerLabConfig& config) {
  const ProblemMap map = mapOf(config.problem);
  config.start = map.start;
  config.moreStarts.clear();
  config.branches.clear();
  config.look.branch = -1;
  for (auto& [plot, view] : config.look.views) view.x = view.y = {};
  config.look.fieldScale = Scale::linear;
  // With data it costs too much to find out, and a sum of squares is a bowl.
  if (!findProblem(config.problem.name)->dataSets.empty()) return;
  ProblemConfig onMap = config.problem;
  onMap.allParameters = false;
  const std::shared_ptr<const Problem> problem = makeProblem(onMap);
  const LossGrid grid = lossGrid(*problem, map.range, looks, looks);
  if (isSteep(grid)) config.look.fieldScale = Scale::logarithmic;
  config.start = nearestUsableStart(*problem, grid, map.start);
}

void check(const OptimizerLabConfig& config) {
  checkSettings(config.problem);
  const auto& catalog = optimizerCatalog();
  checkRange(config.contestants.size() == catalog.size(),
             "every optimizer of the catalog must be listed, in its order"_message);
  for (std::size_t i = 0; i < catalog.size(); ++i) {
    const OptimizerConfig& optimizer = config.contestants[i].optimizer;
    checkRange(optimizer.name == catalog[i].name && optimizer.values.size() == catalog[i].hyperparameters.size(),
               "every optimizer of the catalog must be listed, in its order"_message);
    for (std::size_t j = 0; j < optimizer.values.size(); ++j)
      checkValue(catalog[i].hyperparameters[j], optimizer.values[j]);
  }
  checkRange(config.start.allFinite(), "start must be two finite numbers"_message);
  for (const Point2& start : config.moreStarts)
    checkRange(start.allFinite(), "start must be two finite numbers"_message);
  checkRange(config.moreStarts.size() <= mostMoreStarts,
             {"there can be {most} further starts, got {got}"_message,
              {{"most", mostMoreStarts}, {"got", config.moreStarts.size()}}});
  Schedule{config.schedule};
  checkRange(config.branches.size() <= mostBranches, {"there can be {most} branches, got {got}"_message,
                                                      {{"most", mostBranches}, {"got", config.branches.size()}}});
  for (const Branch& branch : config.branches) {
    makeOptimizer(branch.optimizer);
    const Index count = trainedCount(config.problem);
    checkRange(
        std::ssize(branch.start) == count &&
            std::all_of(branch.start.begin(), branch.start.end(), [](double each) { return std::isfinite(each); }) &&
            branch.from >= 0 && branch.evaluations >= 0 && branch.from <= maximumSteps,
        {"a branch must begin at a step, at {count} finite numbers"_message, {{"count", count}}});
  }
  checkRange(config.look.branch >= -1 && config.look.branch < static_cast<int>(config.branches.size()),
             {"unknown branch {number}"_message, {{"number", config.look.branch}}});
  checkRange(config.steps >= 1 && config.steps <= maximumSteps,
             {"steps must be in [1, {most}], got {got}"_message, {{"most", maximumSteps}, {"got", config.steps}}});
  checkRange(config.stopBelow == 0 || (config.stopBelow >= leastStop && config.stopBelow <= mostStop),
             "the stop rule's ε must be 0 for none, or in [1e-12, 1]"_message);
  checkRange(config.find(config.look.selected) != nullptr,
             {"unknown optimizer \"{name}\""_message, {{"name", config.look.selected}}});
  const auto plots = optimizerPlotNames();
  for (const std::string& name : {config.look.focus, config.look.side})
    checkRange(std::find(plots.begin(), plots.end(), name) != plots.end(),
               {"unknown plot \"{name}\""_message, {{"name", name}}});
}

}  // namespace descenso
