#include "app/labs/approximation/config.h"

#include <algorithm>
#include <array>

#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr double usualRate = 0.01;  // of Adam on these small problems

void refuseUnless(bool isRight, const Message& message) {
  if (!isRight) throw InvalidArgument(message);
}

void checkWhole(std::string_view name, long value, long low, long high) {
  refuseUnless(value >= low && value <= high, {"{name} must be in [{low}, {high}], got {got}"_message,
                                               {{"name", name}, {"low", low}, {"high", high}, {"got", value}}});
}

void checkTraining(const CurveTraining& training) {
  checkWhole("layers", training.layers, 1, mostCurveLayers);
  checkWhole("units", training.units, 1, mostCurveUnits);
  checkWhole("examples", training.examples, fewestCurveExamples, mostCurveExamples);
  checkWhole("steps", training.steps, 1, mostCurveSteps);
  checkWhole("seed", training.seed, 0, 9999);
  checkValue(approximationSlider("noise"), training.noise);
  makeOptimizer(training.optimizer);
  const OptimizerEntry& entry = *findOptimizer(training.optimizer.name);
  const Index parameters = parametersOf(training);
  const bool keepsMatrix = entry.name == "newton" || entry.name == "bfgs";
  refuseUnless(!keepsMatrix || parameters <= mostCurvatureParameters,
               {"{name} keeps a matrix of {count} × {count} numbers: at most {most} "
                "parameters can be trained with it"_message,
                {{"name", NameIn{"optimizer", entry.name}}, {"count", parameters}, {"most", mostCurvatureParameters}}});
}

}  // namespace

std::span<const std::string_view> approximationStageNames() {
  static constexpr std::array<std::string_view, 4> names = {"unit", "shape", "sum", "training"};
  return names;
}

std::span<const std::string_view> unitShapeNames() {
  static constexpr std::array<std::string_view, 3> names = {"bump", "ramp", "hat"};
  return names;
}

std::span<const std::string_view> piecesNames() {
  static constexpr std::array<std::string_view, 2> names = {"bumps", "straight"};
  return names;
}

CurveTraining::CurveTraining() {
  const OptimizerEntry& adam = *findOptimizer("adam");
  optimizer = {"adam", fallbacks(declarations(adam))};
  for (std::size_t i = 0; i < adam.hyperparameters.size(); ++i)
    if (adam.hyperparameters[i].name == "alpha") optimizer.values[i] = usualRate;
}

Index parametersOf(const CurveTraining& training) {
  const Index n = training.units;
  return 2 * n + (training.layers - 1) * (n * n + n) + n + 1;
}

NetworkConfig networkOf(const CurveTraining& training) {
  NetworkConfig config{.inputs = 1, .output = OutputKind::linear, .loss = LossKind::squaredError};
  config.hidden.assign(static_cast<std::size_t>(training.layers),
                       {.units = training.units, .activation = training.activation});
  return config;
}

std::span<const std::string_view> approximationPlotNames() {
  static constexpr std::array<std::string_view, 7> names = {"curve", "formula", "units", "difference",
                                                            "nodes", "loss",    "layers"};
  return names;
}

const std::vector<SidePage>& approximationPages(ApproximationStage stage) {
  static const std::vector<SidePage> units = {{"units", {{"formula", 0.46f}, {"units", 0.54f}}}};
  static const std::vector<SidePage> sums = {
      {"sum", {{"formula", 0.3f}, {"difference", 0.3f}, {"nodes", 0.4f}}},
      {"units", {{"units", 1}}},
  };
  static const std::vector<SidePage> training = {
      {"training", {{"formula", 0.28f}, {"difference", 0.32f}, {"loss", 0.4f}}},
      {"errors", {{"nodes", 0.55f}, {"layers", 0.45f}}},
  };
  if (stage == ApproximationStage::training) return training;
  return stage == ApproximationStage::sum ? sums : units;
}

LabLook approximationLook() {
  LabLook look(approximationPlotNames());
  look.side = "formula";
  look.view("loss").yScale = Scale::logarithmic;
  return look;
}

const Hyperparameter& approximationSlider(std::string_view name) {
  static const std::vector<Hyperparameter> sliders = {
      {.name = "weight", .symbol = "w", .minimum = 0.1, .maximum = 1e4, .fallback = 10, .scale = Scale::logarithmic},
      {.name = "place", .symbol = "s", .minimum = 0, .maximum = 1, .fallback = 0.4},
      {.name = "height", .symbol = "h", .minimum = -2, .maximum = 2, .fallback = 0.8},
      {.name = "left", .symbol = "s₁", .minimum = 0, .maximum = 1, .fallback = 0.4},
      {.name = "right", .symbol = "s₂", .minimum = 0, .maximum = 1, .fallback = 0.6},
      {.name = "steepness", .symbol = "w", .minimum = 1, .maximum = 1e4, .fallback = 1000, .scale = Scale::logarithmic},
      {.name = "noise", .symbol = "σ", .minimum = 0, .maximum = 1, .fallback = 0},
  };
  const auto found = std::find_if(sliders.begin(), sliders.end(), [&](const auto& each) { return each.name == name; });
  if (found == sliders.end()) throw InvalidArgument("unknown slider \"{name}\""_message, {{"name", name}});
  return *found;
}

void check(const ApproximationConfig& config) {
  curveOf(config.target);
  checkValue(approximationSlider("weight"), config.weight);
  checkValue(approximationSlider("place"), config.place);
  checkValue(approximationSlider("weight"), config.shapeWeight);
  checkValue(approximationSlider("height"), config.height);
  checkValue(approximationSlider("left"), config.left);
  checkValue(approximationSlider("right"), config.right);
  refuseUnless(config.left < config.right, "s1 must lie left of s2"_message);
  checkValue(approximationSlider("steepness"), config.steepness);
  checkTraining(config.training);
  const auto plots = approximationPlotNames();
  for (const std::string& name : {config.look.focus, config.look.side})
    refuseUnless(std::find(plots.begin(), plots.end(), name) != plots.end(),
                 {"unknown plot \"{name}\""_message, {{"name", name}}});
}

}  // namespace descenso
