// From a configuration to the problem and its map.
#include <algorithm>
#include <cmath>

#include "engine/data/catalog.h"
#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/problems/catalog.h"
#include "engine/problems/makers.h"
#include "engine/problems/reduced.h"
#include "engine/problems/slice.h"

namespace descenso {
namespace {

void require(bool holds, const Message& message) {
  if (!holds) throw InvalidArgument(message);
}

const ProblemEntry& entryOf(const ProblemConfig& config) {
  const ProblemEntry* entry = findProblem(config.name);
  if (entry != nullptr) return *entry;
  std::vector<std::string_view> names;
  for (const ProblemEntry& each : problemCatalog()) names.push_back(each.name);
  throw InvalidArgument("problem must be {names}, got {got}"_message,
                        {{"names", alternatives(names)}, {"got", config.name}});
}

std::vector<double> completeSettings(const ProblemEntry& entry, const std::vector<double>& given) {
  require(given.size() <= entry.settings.size(),
          {"{name} must have at most {settings} settings, got {got}"_message,
           {{"name", NameIn{"problem", entry.name}}, {"settings", entry.settings.size()}, {"got", given.size()}}});
  for (std::size_t i = 0; i < given.size(); ++i) checkValue(entry.settings[i], given[i]);
  std::vector<double> settings = fallbacks(entry.settings);
  std::copy(given.begin(), given.end(), settings.begin());
  return settings;
}

std::shared_ptr<const DataSet> chosenData(const ProblemEntry& entry, const ProblemConfig& config) {
  const std::string name(entry.name);
  if (config.own) {
    require(!entry.dataSets.empty(), {"{name} has no data, got {got} examples"_message,
                                      {{"name", NameIn{"problem", name}}, {"got", config.own->size()}}});
    return config.own;
  }
  if (entry.dataSets.empty()) return nullptr;
  const std::string_view chosen = config.dataSet.empty() ? entry.dataSets.front() : config.dataSet;
  std::shared_ptr<const DataSet> data = builtInData(entry.name, chosen);
  require(data != nullptr, {"data must be {names}, got {got}"_message,
                            {{"names", alternatives(entry.dataSets)}, {"got", config.dataSet}}});
  return data;
}

std::vector<Parameter> parametersFor(const ProblemEntry& entry, const ProblemConfig& config) {
  if (!config.own || entry.ownParameters == nullptr) return entry.parameters;
  checkData(*config.own);
  return entry.ownParameters(*config.own);
}

std::vector<double> completeFixed(const ProblemEntry& entry, const ProblemConfig& config) {
  const std::vector<double>& given = config.fixed;
  std::vector<double> fixed;
  if (given.empty()) {
    for (const Parameter& parameter : parametersFor(entry, config))
      fixed.push_back(config.allParameters ? parameter.start : parameter.fixed);
  } else {
    fixed.resize(entry.parameters.size());
  }
  if (given.empty()) return fixed;
  const std::string name(entry.name);
  require(!fixed.empty(), {"{name} has no parameters to fix, got {got} values"_message,
                           {{"name", NameIn{"problem", name}}, {"got", given.size()}}});
  require(given.size() == fixed.size(),
          {"{name} must have a value for each of its {fixed} parameters, got {got}"_message,
           {{"name", NameIn{"problem", name}}, {"fixed", fixed.size()}, {"got", given.size()}}});
  for (std::size_t i = 0; i < given.size(); ++i) {
    require(std::isfinite(given[i]), {"{name} must be a finite number, got {got}"_message,
                                      {{"name", entry.parameters[i].name}, {"got", given[i]}}});
  }
  return given;
}

void checkMapRange(const ProblemEntry& entry, const ProblemConfig& config) {
  if (!config.range) return;
  require(entry.takesFormula,
          {"{name} has a map of its own, got a range"_message, {{"name", NameIn{"problem", entry.name}}}});
  const Box& range = *config.range;
  const bool isBox = range.low.allFinite() && range.high.allFinite() && range.size().allFinite() &&
                     (range.low.array() < range.high.array()).all();
  require(isBox,
          {"range must be two low ends below two high ends, got [{left}, {right}] and [{bottom}, "
           "{top}]"_message,
           {{"left", range.low.x()}, {"right", range.high.x()}, {"bottom", range.low.y()}, {"top", range.high.y()}}});
}

ProblemConfig completed(const ProblemConfig& config) {
  const ProblemEntry& entry = entryOf(config);
  const std::string name(entry.name);
  require(entry.takesFormula || config.formula.empty(), {"{name} takes no formula, got \"{got}\""_message,
                                                         {{"name", NameIn{"problem", name}}, {"got", config.formula}}});
  ProblemConfig complete = config;
  complete.settings = completeSettings(entry, config.settings);
  complete.own = chosenData(entry, config);
  complete.fixed = completeFixed(entry, config);
  checkMapRange(entry, config);
  return complete;
}

/// Along the two parameters of the map; the others keep the values of `config.fixed`, which must be complete.
std::shared_ptr<const Problem> cut(std::shared_ptr<const Problem> whole, const ProblemConfig& config) {
  const Vector values = VectorView(config.fixed.data(), std::ssize(config.fixed));
  return std::make_shared<const Slice>(std::move(whole), mapParameters(entryOf(config), config.settings), values);
}

}  // namespace

std::optional<double> settingOf(const ProblemEntry& entry, const std::vector<double>& settings, std::string_view name) {
  for (std::size_t i = 0; i < entry.settings.size(); ++i) {
    if (entry.settings[i].name == name) return i < settings.size() ? settings[i] : entry.settings[i].fallback;
  }
  return std::nullopt;
}

std::array<Index, 2> mapParameters(const ProblemEntry& entry, const std::vector<double>& settings) {
  auto left = static_cast<Index>(settingOf(entry, settings, "pair").value_or(0));
  const Index count = std::ssize(entry.parameters);
  Index first = 0;
  while (left >= count - first - 1) left -= count - ++first;
  return {first, first + 1 + left};
}

std::shared_ptr<const Problem> makeProblem(const ProblemConfig& config) {
  const ProblemConfig complete = completed(config);
  const ProblemEntry& entry = entryOf(config);
  std::shared_ptr<const Problem> problem = entry.make(complete);
  const auto reduction = static_cast<Reduction>(settingOf(entry, complete.settings, "reduction").value_or(0));
  if (reduction != Reduction::sum) problem = std::make_shared<const Reduced>(problem, reduction);
  if (config.allParameters || problem->dimension() == 2) return problem;
  return cut(problem, complete);
}

std::shared_ptr<const Problem> makeSlice(const std::shared_ptr<const Problem>& whole, const ProblemConfig& config) {
  const ProblemEntry& entry = entryOf(config);
  ProblemConfig two = config;
  two.fixed = completeFixed(entry, config);
  two.allParameters = false;
  const bool isCheaperAnew = entry.dataSets.empty();  // a formula knows its own slice
  return isCheaperAnew ? makeProblem(two) : cut(whole, two);
}

Vector wholePoint(const ProblemConfig& config, const Point2& point) {
  const ProblemEntry& entry = entryOf(config);
  if (entry.parameters.empty()) return point;
  const std::vector<double> values = completeFixed(entry, config);
  Vector whole = VectorView(values.data(), std::ssize(values));
  const std::array<Index, 2> shown = mapParameters(entry, config.settings);
  for (Index i = 0; i < 2; ++i) whole[shown[static_cast<std::size_t>(i)]] = point[i];
  return whole;
}

namespace {

ProblemMap anyMapOf(const ProblemConfig& config) {
  const ProblemConfig complete = completed(config);
  const ProblemEntry& entry = entryOf(config);
  if (entry.map != nullptr) return entry.map(complete);
  if (config.own && entry.ownMap != nullptr) return entry.ownMap(complete);
  ProblemMap map{.symbols = {std::string(entry.symbols[0]), std::string(entry.symbols[1])},
                 .range = entry.range,
                 .start = entry.start};
  if (entry.takesFormula) {
    const std::vector<std::string> names = surfaceFormula(complete).variables();
    map.symbols = {names[0], names[1]};
    if (config.range) {
      const Point2 part = (map.start - map.range.low).cwiseQuotient(map.range.size());
      map.range = *config.range;
      map.start = map.range.low + part.cwiseProduct(map.range.size());
    }
  }
  const std::vector<Parameter> parameters = parametersFor(entry, config);
  if (parameters.empty()) return map;
  const std::array<Index, 2> shown = mapParameters(entry, complete.settings);
  for (Index i = 0; i < 2; ++i) {
    const Parameter& parameter = parameters[static_cast<std::size_t>(shown[static_cast<std::size_t>(i)])];
    map.symbols[static_cast<std::size_t>(i)] = parameter.symbol;
    map.range.low[i] = parameter.low;
    map.range.high[i] = parameter.high;
    map.start[i] = parameter.start;
  }
  return map;
}

}  // namespace

ProblemMap mapOf(const ProblemConfig& config) {
  ProblemMap map = anyMapOf(config);
  const bool isFinite = map.range.low.allFinite() && map.range.high.allFinite() && map.start.allFinite();
  if (isFinite && map.range.size().minCoeff() > 0) return map;
  throw InvalidArgument("the examples are too far away: the squares of their numbers must be finite"_message);
}

std::vector<Parameter> parametersOf(const ProblemConfig& config) { return parametersFor(entryOf(config), config); }

Vector wholeStart(const ProblemEntry& entry) {
  if (entry.parameters.empty()) return entry.start;
  Vector start(std::ssize(entry.parameters));
  for (Index i = 0; i < start.size(); ++i) start[i] = entry.parameters[static_cast<std::size_t>(i)].start;
  return start;
}

}  // namespace descenso
