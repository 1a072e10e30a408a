// The problem in a scene: name, data, settings, formula, what is fixed and where to look.
#include <array>
#include <cmath>

#include "app/labs/optimizer/config_formula.h"
#include "app/labs/optimizer/config_json_values.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

json numbers(const Vector& values) { return std::vector<double>(values.begin(), values.end()); }

json boxJson(const Box& box) { return {{box.low.x(), box.high.x()}, {box.low.y(), box.high.y()}}; }

Box readBox(const json& value, const std::string& pointer) {
  const MessageText wanted = "must be the two ends of each axis such as [[-2, 2], [-2, 2]]"_message;
  Box box;
  if (!value.is_array() || value.size() != 2) throw SceneError(pointer, wanted);
  for (int axis = 0; axis < 2; ++axis) {
    const std::string place = childPointer(pointer, std::to_string(axis));
    const json& ends = value[static_cast<std::size_t>(axis)];
    if (!ends.is_array() || ends.size() != 2) throw SceneError(place, wanted);
    box.low[axis] = readNumber(ends[0], childPointer(place, "0"), -1e100, 1e100);
    box.high[axis] = readNumber(ends[1], childPointer(place, "1"), -1e100, 1e100);
    if (!(box.low[axis] < box.high[axis]))
      throw SceneError(childPointer(place, "1"), "must be above the low end"_message);
  }
  return box;
}

json fixedJson(const ProblemConfig& problem) {
  json object = json::object();
  const auto& parameters = findProblem(problem.name)->parameters;
  for (std::size_t i = 0; i < parameters.size(); ++i) object[std::string(parameters[i].name)] = problem.fixed[i];
  return object;
}

std::vector<double> readFixed(const json& value, const std::string& pointer, const ProblemConfig& problem) {
  if (!value.is_object()) throw SceneError(pointer, "must be an object of parameters and values"_message);
  const std::vector<Parameter> parameters = parametersOf(problem);
  std::vector<std::string_view> names;
  std::vector<double> fixed;
  for (const Parameter& parameter : parameters) {
    names.push_back(parameter.name);
    fixed.push_back(problem.allParameters ? parameter.start : parameter.fixed);
  }
  for (const auto& item : value.items()) {
    const std::string place = childPointer(pointer, item.key());
    const auto found = std::find(names.begin(), names.end(), item.key());
    if (found == names.end())
      throw names.empty()
          ? SceneError(place, "unknown member; all parameters of this problem are on the map"_message)
          : SceneError(place, {"unknown member; known are {names}"_message, {{"names", alternatives(names)}}});
    fixed[static_cast<std::size_t>(found - names.begin())] = readNumber(item.value(), place, -1e100, 1e100);
  }
  return fixed;
}

std::string readFormulaText(const json& value, const std::string& pointer) {
  const std::string& text = readText(value, pointer);
  try {
    readFormula(text);
  } catch (const FormulaError& error) {
    throw SceneError(pointer, atColumn(error));
  }
  return text;
}

Vector readNumbers(const json* value, const std::string& pointer) {
  if (value == nullptr) throw SceneError(pointer, "is missing: an array of numbers"_message);
  readArray(*value, pointer);
  if (value->empty() || value->size() > static_cast<std::size_t>(maximumExamples))
    throw SceneError(pointer, {"must hold 1 to {most} numbers, holds {got}"_message,
                               {{"most", maximumExamples}, {"got", value->size()}}});
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
    throw SceneError(object.pointer("y"), {"must be as long as x: {count} numbers, holds {got}"_message,
                                           {{"count", data->x.size()}, {"got", data->y.size()}}});
  return data;
}

constexpr std::array<std::string_view, 2> trainNames = {"two", "all"};

bool readTrain(const json& value, const std::string& pointer, const ProblemEntry& entry) {
  const bool isAll = readName(value, pointer, trainNames) == 1;
  if (isAll && entry.parameters.empty())
    throw SceneError(pointer, "must be \"two\"; all parameters of this problem are on the map"_message);
  return isAll;
}

/// What belongs to a loss by formula, and to a problem of more than two parameters.
void readSurface(const JsonObject& object, const ProblemEntry& entry, ProblemConfig& problem) {
  for (const std::string_view member : {"formula", "range"})
    if (object.find(member) && !entry.takesFormula)
      throw SceneError(object.pointer(member),
                       {"only the problem \"formula\" has one, this is {name}"_message, {{"name", problem.name}}});
  if (const json* formula = object.find("formula"))
    problem.formula = readFormulaText(*formula, object.pointer("formula"));
  if (const json* train = object.find("train"))
    problem.allParameters = readTrain(*train, object.pointer("train"), entry);
  if (const json* fixed = object.find("fixed")) problem.fixed = readFixed(*fixed, object.pointer("fixed"), problem);
  if (const json* range = object.find("range")) problem.range = readBox(*range, object.pointer("range"));
}

}  // namespace

nlohmann::json toJson(const ProblemConfig& problem) {
  nlohmann::json value = {{"name", problem.name},
                          {"settings", valuesJson(findProblem(problem.name)->settings, problem.settings)}};
  if (problem.own)
    value["own"] = {{"name", problem.own->name}, {"x", numbers(problem.own->x)}, {"y", numbers(problem.own->y)}};
  else if (!problem.dataSet.empty())
    value["data"] = problem.dataSet;
  if (!problem.formula.empty()) value["formula"] = problem.formula;
  if (!problem.fixed.empty()) value["fixed"] = fixedJson(problem);
  if (problem.allParameters) value["train"] = trainNames[1];
  if (problem.range) value["range"] = boxJson(*problem.range);
  return value;
}

void readProblem(const nlohmann::json& value, const std::string& pointer, OptimizerLabConfig& config) {
  const JsonObject object(value, pointer, {"name", "data", "settings", "own", "formula", "train", "fixed", "range"});
  if (const nlohmann::json* name = object.find("name")) {
    std::vector<std::string_view> names;
    for (const ProblemEntry& entry : problemCatalog()) names.push_back(entry.name);
    chooseProblem(config, names[readName(*name, object.pointer("name"), names)]);
  }
  const ProblemEntry& entry = *findProblem(config.problem.name);
  if (const nlohmann::json* data = object.find("data")) {
    if (object.find("own")) throw SceneError(object.pointer("data"), "must not stand beside own data"_message);
    if (entry.dataSets.empty()) throw SceneError(object.pointer("data"), "this problem has no data"_message);
    config.problem.dataSet = entry.dataSets[readName(*data, object.pointer("data"), entry.dataSets)];
  }
  if (const nlohmann::json* settings = object.find("settings"))
    readValues(*settings, object.pointer("settings"), entry.settings, config.problem.settings);
  if (const nlohmann::json* own = object.find("own")) {
    if (entry.dataSets.empty()) throw SceneError(object.pointer("own"), "this problem has no data"_message);
    config.problem.own = readOwnData(*own, object.pointer("own"));
  }
  readSurface(object, entry, config.problem);
  refit(config);
}

}  // namespace descenso
