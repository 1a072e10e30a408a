#include "app/labs/approximation/config_json.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "app/labs/formula_text.h"
#include "app/labs/values_json.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 2> unitNames = {"sigmoid", "relu"};
constexpr std::array<ActivationKind, 3> trainedActivations = {ActivationKind::tanh, ActivationKind::sigmoid,
                                                              ActivationKind::relu};
constexpr std::array<std::string_view, 3> trainedActivationNames = {"tanh", "sigmoid", "relu"};
constexpr std::array<std::string_view, 5> initialisationNames = {"uniform", "xavier", "he", "zero", "equal"};

template <class Enum>
std::string_view nameIn(std::span<const std::string_view> names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

json toJson(const TargetConfig& target) {
  json value = {{"drawn", target.isDrawn}, {"formula", target.formula}};
  if (!target.points.empty()) value["points"] = json::array();
  for (const Point2& point : target.points) value["points"].push_back({point.x(), point.y()});
  return value;
}

void readTarget(const json& value, const std::string& pointer, TargetConfig& target) {
  const JsonObject object(value, pointer, {"drawn", "formula", "points"});
  object.flag("drawn", target.isDrawn);
  object.text("formula", target.formula);
  if (const json* points = object.find("points")) {
    const std::string place = object.pointer("points");
    readArray(*points, place);
    target.points.clear();
    for (std::size_t i = 0; i < points->size(); ++i) {
      const std::string here = childPointer(place, std::to_string(i));
      const json& pair = (*points)[i];
      if (!pair.is_array() || pair.size() != 2) throw SceneError(here, "must be two numbers such as [0.5, 1]"_message);
      target.points.emplace_back(readNumber(pair[0], childPointer(here, "0"), 0, 1),
                                 readNumber(pair[1], childPointer(here, "1"), -mostTargetValue, mostTargetValue));
    }
  }
  try {
    readCurve(target.formula);
    curveOf(target);
  } catch (const FormulaError& error) {
    throw SceneError(object.pointer("formula"), atColumn(error));
  } catch (const std::invalid_argument& error) {
    throw SceneError(object.pointer(target.isDrawn ? "points" : "formula"), messageOf(error));
  }
}

json toJson(const CurveTraining& training) {
  const auto activation = std::find(trainedActivations.begin(), trainedActivations.end(), training.activation);
  return {{"layers", training.layers},
          {"units", training.units},
          {"activation", trainedActivationNames[static_cast<std::size_t>(activation - trainedActivations.begin())]},
          {"onPoints", training.onPoints},
          {"examples", training.examples},
          {"noise", training.noise},
          {"optimizer", training.optimizer.name},
          {"values", valuesJson(declarations(*findOptimizer(training.optimizer.name)), training.optimizer.values)},
          {"initialisation", nameIn(initialisationNames, training.initialisation)},
          {"seed", training.seed},
          {"steps", training.steps}};
}

void readTrainer(const JsonObject& object, OptimizerConfig& optimizer) {
  std::vector<std::string_view> names;
  for (const OptimizerEntry& entry : optimizerCatalog()) names.push_back(entry.name);
  if (const json* name = object.find("optimizer")) {
    const OptimizerEntry& entry = optimizerCatalog()[readName(*name, object.pointer("optimizer"), names)];
    if (entry.name != optimizer.name) optimizer = {std::string(entry.name), fallbacks(declarations(entry))};
  }
  if (const json* values = object.find("values"))
    readValues(*values, object.pointer("values"), findOptimizer(optimizer.name)->hyperparameters, optimizer.values);
}

void readTraining(const json& value, const std::string& pointer, CurveTraining& training) {
  const JsonObject object(value, pointer,
                          {"layers", "units", "activation", "onPoints", "examples", "noise", "optimizer", "values",
                           "initialisation", "seed", "steps"});
  object.whole("layers", training.layers, 1, mostCurveLayers);
  object.whole("units", training.units, 1, mostCurveUnits);
  if (const json* name = object.find("activation"))
    training.activation = trainedActivations[readName(*name, object.pointer("activation"), trainedActivationNames)];
  object.flag("onPoints", training.onPoints);
  object.whole("examples", training.examples, fewestCurveExamples, mostCurveExamples);
  object.number("noise", training.noise, 0, 1);
  readTrainer(object, training.optimizer);
  object.oneOf("initialisation", training.initialisation, initialisationNames);
  object.whole("seed", training.seed, 0, 9999);
  object.whole("steps", training.steps, 1, mostCurveSteps);
}

void readSlider(const JsonObject& object, std::string_view name, std::string_view slider, double& value) {
  const Hyperparameter& declaration = approximationSlider(slider);
  object.number(name, value, declaration.minimum, declaration.maximum);
}

}  // namespace

json toJson(const ApproximationConfig& config) {
  return {{"target", toJson(config.target)},
          {"stage", nameIn(approximationStageNames(), config.stage)},
          {"unit", nameIn(unitNames, config.unit)},
          {"weight", config.weight},
          {"place", config.place},
          {"shape", nameIn(unitShapeNames(), config.shape)},
          {"shapeWeight", config.shapeWeight},
          {"height", config.height},
          {"left", config.left},
          {"right", config.right},
          {"pieces", nameIn(piecesNames(), config.pieces)},
          {"steepness", config.steepness},
          {"training", toJson(config.training)},
          {"sweeps", {{"widths", config.sweeps.widths}, {"layers", config.sweeps.layers}}},
          {"look", toJson(config.look)}};
}

ApproximationConfig readApproximationConfig(const json& value) {
  const JsonObject object(value, "",
                          {"target", "stage", "unit", "weight", "place", "shape", "shapeWeight", "height", "left",
                           "right", "pieces", "steepness", "training", "sweeps", "look"});
  ApproximationConfig config;
  if (const json* target = object.find("target")) readTarget(*target, object.pointer("target"), config.target);
  object.oneOf("stage", config.stage, approximationStageNames());
  object.oneOf("unit", config.unit, unitNames);
  readSlider(object, "weight", "weight", config.weight);
  readSlider(object, "place", "place", config.place);
  object.oneOf("shape", config.shape, unitShapeNames());
  readSlider(object, "shapeWeight", "weight", config.shapeWeight);
  readSlider(object, "height", "height", config.height);
  readSlider(object, "left", "left", config.left);
  readSlider(object, "right", "right", config.right);
  if (!(config.left < config.right)) throw SceneError(object.pointer("right"), "must be above left"_message);
  object.oneOf("pieces", config.pieces, piecesNames());
  readSlider(object, "steepness", "steepness", config.steepness);
  if (const json* training = object.find("training"))
    readTraining(*training, object.pointer("training"), config.training);
  if (const json* wanted = object.find("sweeps")) {
    const JsonObject sweeps(*wanted, object.pointer("sweeps"), {"widths", "layers"});
    sweeps.flag("widths", config.sweeps.widths);
    sweeps.flag("layers", config.sweeps.layers);
  }
  if (const json* look = object.find("look")) readLabLook(*look, object.pointer("look"), config.look);
  return config;
}

}  // namespace descenso
