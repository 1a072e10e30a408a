#include "app/labs/optimizer/config_json.h"

#include <cmath>
#include <stdexcept>

#include "app/labs/read_json.h"
#include "app/labs/view_json.h"

namespace descenso {
namespace {

using nlohmann::json;

json numbers(const Vector& values) { return std::vector<double>(values.begin(), values.end()); }

// A choice by its name, so that a scene reads well; a number with its bits.
json valueJson(const Hyperparameter& declaration, double value) {
  if (declaration.isChoice()) return declaration.choices[static_cast<std::size_t>(value)];
  return value;
}

double readValue(const json& value, const std::string& pointer, const Hyperparameter& declaration) {
  if (declaration.isChoice()) return static_cast<double>(readName(value, pointer, declaration.choices));
  const double number = readNumber(value, pointer, -anyNumber, anyNumber);
  try {
    checkValue(declaration, number);
  } catch (const std::invalid_argument& error) {
    throw SceneError(pointer, error.what());
  }
  return number;
}

template <class Declaration>
json valuesJson(const std::vector<Declaration>& declarations, const std::vector<double>& values) {
  json object = json::object();
  for (std::size_t i = 0; i < declarations.size(); ++i)
    object[std::string(declarations[i].name)] = valueJson(declarations[i], values[i]);
  return object;
}

template <class Declaration>
void readValues(const json& value, const std::string& pointer, const std::vector<Declaration>& declarations,
                std::vector<double>& values) {
  if (!value.is_object()) throw SceneError(pointer, "must be an object of names and values");
  std::vector<std::string_view> names;
  for (const Declaration& declaration : declarations) names.push_back(declaration.name);
  for (const auto& item : value.items()) {
    const std::string place = childPointer(pointer, item.key());
    const auto found = std::find(names.begin(), names.end(), item.key());
    if (found == names.end())
      throw SceneError(place, names.empty() ? "unknown member; there is nothing to set here"
                                            : "unknown member; known are " + listed(names));
    const auto i = static_cast<std::size_t>(found - names.begin());
    values[i] = readValue(item.value(), place, declarations[i]);
  }
}

json toJson(const ProblemConfig& problem) {
  json value = {{"name", problem.name},
                {"settings", valuesJson(findProblem(problem.name)->settings, problem.settings)}};
  if (problem.own)
    value["own"] = {{"name", problem.own->name}, {"x", numbers(problem.own->x)}, {"y", numbers(problem.own->y)}};
  else if (!problem.dataSet.empty())
    value["data"] = problem.dataSet;
  return value;
}

Vector readNumbers(const json* value, const std::string& pointer) {
  if (value == nullptr) throw SceneError(pointer, "is missing: an array of numbers");
  readArray(*value, pointer);
  if (value->empty() || value->size() > static_cast<std::size_t>(maximumExamples))
    throw SceneError(pointer, "must hold 1 to " + std::to_string(maximumExamples) + " numbers, holds " +
                                  std::to_string(value->size()));
  Vector numbers(static_cast<Index>(value->size()));
  for (Index i = 0; i < numbers.size(); ++i) {
    const json& element = (*value)[static_cast<std::size_t>(i)];
    // The text of a pointer is costly: it is made for the element that is wrong.
    if (!element.is_number() || !std::isfinite(element.get<double>()))
      readNumber(element, childPointer(pointer, std::to_string(i)), -anyNumber, anyNumber);
    numbers[i] = element.get<double>();
  }
  return numbers;
}

std::shared_ptr<const DataSet> readOwnData(const json& value, const std::string& pointer) {
  const JsonObject object(value, pointer, {"name", "x", "y"});
  auto data = std::make_shared<DataSet>();
  object.text("name", data->name);
  data->x = readNumbers(object.find("x"), object.pointer("x"));
  data->y = readNumbers(object.find("y"), object.pointer("y"));
  if (data->x.size() != data->y.size())
    throw SceneError(object.pointer("y"), "must be as long as x: " + std::to_string(data->x.size()) +
                                              " numbers, holds " + std::to_string(data->y.size()));
  return data;
}

void readProblem(const json& value, const std::string& pointer, OptimizerLabConfig& config) {
  const JsonObject object(value, pointer, {"name", "data", "settings", "own"});
  if (const json* name = object.find("name")) {
    std::vector<std::string_view> names;
    for (const ProblemEntry& entry : problemCatalog()) names.push_back(entry.name);
    chooseProblem(config, names[readName(*name, object.pointer("name"), names)]);
  }
  const ProblemEntry& entry = *findProblem(config.problem.name);
  if (const json* data = object.find("data")) {
    if (object.find("own")) throw SceneError(object.pointer("data"), "must not stand beside own data");
    if (entry.dataSets.empty()) throw SceneError(object.pointer("data"), "this problem has no data");
    config.problem.dataSet = entry.dataSets[readName(*data, object.pointer("data"), entry.dataSets)];
  }
  if (const json* settings = object.find("settings"))
    readValues(*settings, object.pointer("settings"), entry.settings, config.problem.settings);
  if (const json* own = object.find("own")) {
    if (entry.dataSets.empty()) throw SceneError(object.pointer("own"), "this problem has no data");
    config.problem.own = readOwnData(*own, object.pointer("own"));
  }
}

void readOptimizers(const json& value, const std::string& pointer, OptimizerLabConfig& config) {
  for (Contestant& contestant : config.contestants) contestant.enabled = false;
  std::vector<std::string_view> names;
  for (const OptimizerEntry& entry : optimizerCatalog()) names.push_back(entry.name);
  std::vector<bool> isListed(names.size(), false);
  readArray(value, pointer);
  for (std::size_t i = 0; i < value.size(); ++i) {
    const JsonObject object(value[i], childPointer(pointer, std::to_string(i)), {"name", "enabled", "values"});
    const json* name = object.find("name");
    if (name == nullptr) throw SceneError(object.pointer("name"), "is missing: " + listed(names));
    const std::size_t place = readName(*name, object.pointer("name"), names);
    if (isListed[place]) throw SceneError(object.pointer("name"), "is listed twice");
    isListed[place] = true;
    Contestant& contestant = config.contestants[place];
    contestant.enabled = true;
    object.flag("enabled", contestant.enabled);
    if (const json* values = object.find("values"))
      readValues(*values, object.pointer("values"), optimizerCatalog()[place].hyperparameters,
                 contestant.optimizer.values);
  }
}

void readStart(const json& value, const std::string& pointer, Point2& start) {
  if (!value.is_array() || value.size() != 2) throw SceneError(pointer, "must be two numbers such as [-1.5, 8.5]");
  for (int i = 0; i < 2; ++i)
    start[i] = readNumber(value[static_cast<std::size_t>(i)], childPointer(pointer, std::to_string(i)), -1e300, 1e300);
}

json toJson(const OptimizerLabLook& look) {
  return {{"field", toJson(look.field)},
          {"fit", toJson(look.fit)},
          {"convergence", toJson(look.convergence)},
          {"camera", toJson(look.camera)},
          {"colorMap", colorMapNames()[static_cast<std::size_t>(look.colorMap)]},
          {"dim", look.dim},
          {"contours", look.contours},
          {"fieldScale", scaleNames()[static_cast<std::size_t>(look.fieldScale)]},
          {"stationaryPoints", look.stationaryPoints},
          {"selected", look.selected},
          {"focus", look.focus},
          {"side", look.side},
          {"explain", look.explain}};
}

void readPlotName(const JsonObject& object, std::string_view member, std::span<const std::string_view> names,
                  std::string& out) {
  if (const json* value = object.find(member)) out = names[readName(*value, object.pointer(member), names)];
}

void readLook(const json& value, const std::string& pointer, OptimizerLabLook& look) {
  const JsonObject object(value, pointer,
                          {"field", "fit", "convergence", "camera", "colorMap", "dim", "contours", "fieldScale",
                           "stationaryPoints", "selected", "focus", "side", "explain"});
  if (const json* view = object.find("field")) readPlotView(*view, object.pointer("field"), look.field);
  if (const json* view = object.find("fit")) readPlotView(*view, object.pointer("fit"), look.fit);
  if (const json* view = object.find("convergence"))
    readPlotView(*view, object.pointer("convergence"), look.convergence);
  if (const json* camera = object.find("camera")) readCamera(*camera, object.pointer("camera"), look.camera);
  object.oneOf("colorMap", look.colorMap, colorMapNames());
  object.number("dim", look.dim, 0, 1);
  object.flag("contours", look.contours);
  object.oneOf("fieldScale", look.fieldScale, scaleNames());
  object.flag("stationaryPoints", look.stationaryPoints);
  std::vector<std::string_view> optimizers;
  for (const OptimizerEntry& entry : optimizerCatalog()) optimizers.push_back(entry.name);
  readPlotName(object, "selected", optimizers, look.selected);
  readPlotName(object, "focus", optimizerPlotNames(), look.focus);
  readPlotName(object, "side", optimizerPlotNames().subspan(1), look.side);
  object.flag("explain", look.explain);
}

}  // namespace

json toJson(const OptimizerLabConfig& config) {
  json optimizers = json::array();
  for (std::size_t i = 0; i < config.contestants.size(); ++i) {
    const Contestant& contestant = config.contestants[i];
    optimizers.push_back({{"name", contestant.optimizer.name},
                          {"enabled", contestant.enabled},
                          {"values", valuesJson(optimizerCatalog()[i].hyperparameters, contestant.optimizer.values)}});
  }
  return {{"problem", toJson(config.problem)},
          {"optimizers", std::move(optimizers)},
          {"start", {config.start.x(), config.start.y()}},
          {"steps", config.steps},
          {"look", toJson(config.look)}};
}

OptimizerLabConfig readOptimizerLabConfig(const json& value) {
  const JsonObject object(value, "", {"problem", "optimizers", "start", "steps", "look"});
  OptimizerLabConfig config;
  if (const json* problem = object.find("problem")) readProblem(*problem, object.pointer("problem"), config);
  if (const json* optimizers = object.find("optimizers"))
    readOptimizers(*optimizers, object.pointer("optimizers"), config);
  if (const json* start = object.find("start")) readStart(*start, object.pointer("start"), config.start);
  object.whole("steps", config.steps, 1, maximumSteps);
  if (const json* look = object.find("look")) readLook(*look, object.pointer("look"), config.look);
  return config;
}

}  // namespace descenso
