#include "app/labs/activation/config.h"

#include <algorithm>
#include <array>
#include <string>

#include "engine/math/message.h"

namespace descenso {
namespace {

void refuseScores(const VectorActivationConfig& softmax) {
  const std::size_t count = softmax.scores.size();
  if (count < fewestScores || count > mostScores)
    throw InvalidArgument("softmax is shown of {fewest} to {most} scores, got {got}"_message,
                          {{"fewest", fewestScores}, {"most", mostScores}, {"got", count}});
  for (const double score : softmax.scores) checkValue(activationSlider("score"), score);
  checkValue(activationSlider("temperature"), softmax.temperature);
}

void refuseUnits(const TwoLayers& layers) {
  const std::size_t count = layers.units.size();
  if (count < 1 || count > mostHiddenUnits)
    throw InvalidArgument("a layer has 1 to {most} units here, got {got}"_message,
                          {{"most", mostHiddenUnits}, {"got", count}});
  if (layers.unit >= count)
    throw InvalidArgument("unit must be in [0, {count}), got {got}"_message, {{"count", count}, {"got", layers.unit}});
  for (const HiddenUnit& unit : layers.units) {
    checkValue(activationSlider("w1"), unit.w1);
    checkValue(activationSlider("b1"), unit.b1);
    checkValue(activationSlider("w2"), unit.w2);
  }
}

}  // namespace

std::span<const std::string_view> activationStageNames() {
  static constexpr std::array<std::string_view, 6> names = {"gallery", "neuron", "learning",
                                                            "layers",  "chain",  "softmax"};
  return names;
}

GalleryConfig::GalleryConfig() : shown(activationCatalog().size(), false) {
  for (const ActivationKind kind : {ActivationKind::sigmoid, ActivationKind::tanh, ActivationKind::relu})
    shown[static_cast<std::size_t>(kind)] = true;
}

ActivationConfig::ActivationConfig() {
  for (const Activation& each : activationCatalog()) parameters.push_back(each.parameter);
}

std::span<const std::string_view> activationPlotNames() {
  static constexpr std::array<std::string_view, 20> names = {
      "values",  "field", "fit",     "plane", "lines", "chain",  "scores",  "slopes",        "readings", "formula",
      "profile", "loss",  "weights", "moves", "gains", "growth", "signals", "probabilities", "jacobian", "factors"};
  return names;
}

std::string_view activationPicture(const ActivationConfig& config) {
  switch (config.stage) {
    case ActivationStage::gallery:
      return "values";
    case ActivationStage::neuron:
      return "field";
    case ActivationStage::learning:
      return config.study.kind == NeuronStudyKind::zigzag ? "plane" : "fit";
    case ActivationStage::layers:
      return "lines";
    case ActivationStage::chain:
      return "chain";
    case ActivationStage::softmax:
      break;
  }
  return "scores";
}

const std::vector<SidePage>& activationPages(const ActivationConfig& config) {
  static const std::vector<SidePage> gallery = {
      {"gallery", {{"slopes", 0.36f}, {"readings", 0.45f}, {"formula", 0.19f}}}};
  static const std::vector<SidePage> neuron = {{"neuron", {{"formula", 0.48f}, {"profile", 0.52f}}}};
  static const std::vector<SidePage> learning = {
      {"learning", {{"formula", 0.34f}, {"weights", 0.33f}, {"loss", 0.33f}}}};
  static const std::vector<SidePage> zigzag = {{"learning", {{"formula", 0.28f}, {"moves", 0.42f}, {"loss", 0.3f}}}};
  static const std::vector<SidePage> layers = {{"layers", {{"formula", 0.5f}, {"gains", 0.5f}}}};
  static const std::vector<SidePage> chain = {
      {"gradient", {{"formula", 0.4f}, {"growth", 0.6f}}},
      {"layer", {{"factors", 0.5f}, {"signals", 0.5f}}},
  };
  static const std::vector<SidePage> softmax = {
      {"softmax", {{"formula", 0.3f}, {"probabilities", 0.32f}, {"jacobian", 0.38f}}}};
  switch (config.stage) {
    case ActivationStage::gallery:
      return gallery;
    case ActivationStage::neuron:
      return neuron;
    case ActivationStage::learning:
      return config.study.kind == NeuronStudyKind::zigzag ? zigzag : learning;
    case ActivationStage::layers:
      return layers;
    case ActivationStage::chain:
      return chain;
    case ActivationStage::softmax:
      break;
  }
  return softmax;
}

long lastStepOf(const ActivationConfig& config) {
  if (config.stage == ActivationStage::learning) return static_cast<long>(config.study.steps);
  return config.stage == ActivationStage::chain ? maximumChain : 0;
}

const Hyperparameter& activationSlider(std::string_view name) {
  static const std::vector<Hyperparameter> sliders = {
      {.name = "threshold",
       .symbol = "ε",
       .minimum = 1e-4,
       .maximum = 0.5,
       .fallback = 0.05,
       .scale = Scale::logarithmic},
      {.name = "z", .symbol = "z", .minimum = -20, .maximum = 20, .fallback = 1},
      {.name = "w1", .symbol = "w₁", .minimum = -5, .maximum = 5, .fallback = 2},
      {.name = "b1", .symbol = "b₁", .minimum = -20, .maximum = 20, .fallback = 10},
      {.name = "w2", .symbol = "w₂", .minimum = -5, .maximum = 5, .fallback = 3},
      {.name = "b2", .symbol = "b₂", .minimum = -20, .maximum = 20, .fallback = -5},
      {.name = "alpha", .symbol = "α", .minimum = -10, .maximum = 10, .fallback = 1},
      {.name = "beta", .symbol = "β", .minimum = -10, .maximum = 10, .fallback = 1},
      {.name = "shift", .symbol = "s", .minimum = -20, .maximum = 20, .fallback = 0},
      {.name = "place", .symbol = "x", .minimum = -100, .maximum = 100, .fallback = 1},
      {.name = "rate", .symbol = "α", .minimum = 0.001, .maximum = 10, .fallback = 0.5, .scale = Scale::logarithmic},
      {.name = "startWeight", .symbol = "w", .minimum = -10, .maximum = 10, .fallback = 1},
      {.name = "startBias", .symbol = "b", .minimum = -15, .maximum = 15, .fallback = -10},
      {.name = "slope", .symbol = "α₋", .minimum = -1, .maximum = 2, .fallback = 0.1},
      {.name = "wantedSlope", .symbol = "α₋*", .minimum = -1, .maximum = 2, .fallback = 0.6},
      {.name = "steps", .symbol = "", .minimum = 1, .maximum = 1000, .fallback = 400, .isWhole = true},
      {.name = "units",
       .symbol = "n",
       .minimum = 1,
       .maximum = static_cast<double>(mostHiddenUnits),
       .fallback = 1,
       .isWhole = true},
      {.name = "seed", .symbol = "", .minimum = 0, .maximum = 9999, .fallback = 1, .isWhole = true},
      {.name = "weight", .symbol = "w", .minimum = -3, .maximum = 3, .fallback = 1},
      {.name = "spread", .symbol = "σ", .minimum = 0, .maximum = 2, .fallback = 0},
      {.name = "bias", .symbol = "b", .minimum = -5, .maximum = 5, .fallback = 0},
      {.name = "input", .symbol = "x", .minimum = -5, .maximum = 5, .fallback = 1},
      {.name = "score", .symbol = "z", .minimum = -mostVectorScore, .maximum = mostVectorScore, .fallback = 0},
      {.name = "temperature", .symbol = "T", .minimum = 0.1, .maximum = 10, .fallback = 1, .scale = Scale::logarithmic},
  };
  const auto found = std::find_if(sliders.begin(), sliders.end(), [&](const auto& each) { return each.name == name; });
  if (found == sliders.end()) throw InvalidArgument("unknown slider \"{name}\""_message, {{"name", name}});
  return *found;
}

Hyperparameter parameterSlider(const Activation& activation) {
  const bool isRate = activation.kind == ActivationKind::elu;
  return {.name = "parameter",
          .symbol = activation.parameterSymbol,
          .minimum = isRate ? 0.0 : -1.0,
          .maximum = isRate ? 3.0 : 2.0,
          .fallback = activation.parameter};
}

void check(const ActivationConfig& config) {
  for (const Activation& each : activationCatalog())
    if (!each.parameterSymbol.empty()) checkValue(parameterSlider(each), config.parameter(each.kind));
  const GalleryConfig& gallery = config.gallery;
  checkValue(activationSlider("threshold"), gallery.threshold);
  checkValue(activationSlider("place"), gallery.z);
  const std::pair<std::string_view, double> values[] = {
      {"w1", gallery.maxout.w1},      {"b1", gallery.maxout.b1},      {"w2", gallery.maxout.w2},
      {"b2", gallery.maxout.b2},      {"alpha", config.neuron.alpha}, {"beta", config.neuron.beta},
      {"shift", config.neuron.shift}, {"place", config.neuron.x1},    {"place", config.neuron.x2},
      {"b2", config.layers.b2},       {"place", config.layers.x},
  };
  for (const auto& [slider, value] : values) checkValue(activationSlider(slider), value);
  refuseUnits(config.layers);
  checkStudy(config.study);
  checkChain(config.chain);
  refuseScores(config.softmax);
}

}  // namespace descenso
