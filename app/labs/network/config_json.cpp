#include "app/labs/network/config_json.h"

#include <limits>

#include "app/labs/values_json.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 3> lossNames = {"cross-entropy", "squared-error", "half-squared"};
constexpr std::array<std::string_view, 2> l1StepNames = {"proximal", "subgradient"};
constexpr std::array<Initialisation, 5> initialisations = {
    Initialisation::uniform, Initialisation::xavier, Initialisation::he, Initialisation::zero, Initialisation::equal};
constexpr long mostSeed = std::numeric_limits<std::int32_t>::max();
constexpr double mostPenalty = 1e6;

void readSeed(const JsonObject& object, std::string_view member, std::uint64_t& out) {
  long seed = static_cast<long>(out);
  object.whole(member, seed, 0, mostSeed);
  out = static_cast<std::uint64_t>(seed);
}

LayerConfig readLayer(const json& value, const std::string& pointer) {
  const JsonObject object(value, pointer, {"units", "activation", "parameter", "dropout", "rate"});
  LayerConfig layer;
  long units = layer.units;
  object.whole("units", units, 1, maximumUnits);
  layer.units = units;
  std::vector<std::string_view> names;
  for (const Activation& each : activationCatalog()) names.push_back(each.name);
  if (const json* name = object.find("activation")) {
    const Activation& chosen = activationCatalog()[readName(*name, object.pointer("activation"), names)];
    layer.activation = chosen.kind;
    layer.parameter = chosen.parameter;
  }
  object.number("parameter", layer.parameter, -anyNumber, anyNumber);
  object.number("dropout", layer.dropout, 0, 0.99);
  object.number("rate", layer.rate, 0, 1000);
  return layer;
}

json penaltyJson(const Penalty& penalty) {
  return {{"l1", penalty.l1}, {"l2", penalty.l2}, {"l1Step", l1StepNames[static_cast<std::size_t>(penalty.l1Step)]}};
}

void readPenalty(const json& value, const std::string& pointer, Penalty& penalty) {
  const JsonObject object(value, pointer, {"l1", "l2", "l1Step"});
  object.number("l1", penalty.l1, 0, mostPenalty);
  object.number("l2", penalty.l2, 0, mostPenalty);
  object.oneOf("l1Step", penalty.l1Step, l1StepNames);
}

json augmentationJson(const Augmentation& augmentation) {
  return {{"copies", augmentation.copies},
          {"rotation", augmentation.rotation},
          {"shift", augmentation.shift},
          {"noise", augmentation.noise}};
}

void readAugmentation(const json& value, const std::string& pointer, Augmentation& augmentation) {
  const JsonObject object(value, pointer, {"copies", "rotation", "shift", "noise"});
  long copies = augmentation.copies;
  object.whole("copies", copies, 0, mostCopies);
  augmentation.copies = copies;
  object.number("rotation", augmentation.rotation, 0, 180);
  object.number("shift", augmentation.shift, 0, mostDisplacement);
  object.number("noise", augmentation.noise, 0, mostDisplacement);
}

json networkTrainingJson(const NetworkTrainingConfig& training) {
  const OptimizerEntry& optimizer = *findOptimizer(training.optimizer.name);
  json object = {
      {"optimizer",
       {{"name", training.optimizer.name}, {"values", valuesJson(declarations(optimizer), training.optimizer.values)}}},
      {"schedule",
       {{"name", training.schedule.name},
        {"values", valuesJson(findSchedule(training.schedule.name)->hyperparameters, training.schedule.values)}}},
      {"batch", training.batchSize},
      {"seed", training.seed},
      {"steps", training.steps},
      {"patience", training.patience},
      {"initialisation", nameOf(training.initialisation)},
      {"initialScale", training.initialScale},
      {"initialSeed", training.initialSeed}};
  if (!training.start.empty()) object["start"] = training.start;
  return object;
}

/// A rule of a catalog and its values: {"name": …, "values": {…}}.
template <class Catalog, class Config>
void readRule(const json& value, const std::string& pointer, const Catalog& catalog, Config& config) {
  const JsonObject object(value, pointer, {"name", "values"});
  std::vector<std::string_view> names;
  for (const auto& entry : catalog) names.push_back(entry.name);
  const json* name = object.find("name");
  if (name == nullptr)
    throw SceneError(object.pointer("name"), {"is missing: {names}"_message, {{"names", alternatives(names)}}});
  const auto& entry = catalog[readName(*name, object.pointer("name"), names)];
  config.name = entry.name;
  config.values.clear();
  for (const Hyperparameter& declared : entry.hyperparameters) config.values.push_back(declared.fallback);
  if (const json* values = object.find("values"))
    readValues(*values, object.pointer("values"), entry.hyperparameters, config.values);
}

void readNetworkTraining(const json& value, const std::string& pointer, NetworkTrainingConfig& training) {
  const JsonObject object(value, pointer,
                          {"optimizer", "schedule", "batch", "seed", "steps", "patience", "initialisation",
                           "initialScale", "initialSeed", "start"});
  if (const json* rule = object.find("optimizer"))
    readRule(*rule, object.pointer("optimizer"), optimizerCatalog(), training.optimizer);
  if (const json* rule = object.find("schedule"))
    readRule(*rule, object.pointer("schedule"), scheduleCatalog(), training.schedule);
  object.whole("batch", training.batchSize, 0, 1'000'000);
  readSeed(object, "seed", training.seed);
  object.whole("steps", training.steps, 1, mostTrainingSteps);
  object.whole("patience", training.patience, 0, mostTrainingSteps);
  std::vector<std::string_view> names;
  for (const Initialisation each : initialisations) names.push_back(nameOf(each));
  if (const json* name = object.find("initialisation"))
    training.initialisation = initialisations[readName(*name, object.pointer("initialisation"), names)];
  object.number("initialScale", training.initialScale, 0, 100);
  readSeed(object, "initialSeed", training.initialSeed);
  if (const json* start = object.find("start")) {
    const std::string place = object.pointer("start");
    readArray(*start, place);
    for (std::size_t i = 0; i < start->size(); ++i)
      training.start.push_back(readNumber((*start)[i], childPointer(place, std::to_string(i)), -anyNumber, anyNumber));
  }
}

/// What the network is and how it is trained.
json networkJson(const NetworkLabConfig& config) {
  return {{"layers", hiddenLayersJson(config.hidden)},
          {"outputRate", config.outputRate},
          {"loss", lossNames[static_cast<std::size_t>(config.loss)]},
          {"penalty", penaltyJson(config.penalty)},
          {"inputNoise", config.inputNoise},
          {"augmentation", augmentationJson(config.augmentation)},
          {"training", networkTrainingJson(config.training)}};
}

void readNetwork(const JsonObject& object, NetworkLabConfig& config) {
  if (const json* layers = object.find("layers")) config.hidden = readHiddenLayers(*layers, object.pointer("layers"));
  object.number("outputRate", config.outputRate, 0, 1000);
  object.oneOf("loss", config.loss, lossNames);
  if (const json* penalty = object.find("penalty")) readPenalty(*penalty, object.pointer("penalty"), config.penalty);
  object.number("inputNoise", config.inputNoise, 0, 100);
  if (const json* augmentation = object.find("augmentation"))
    readAugmentation(*augmentation, object.pointer("augmentation"), config.augmentation);
  if (const json* training = object.find("training"))
    readNetworkTraining(*training, object.pointer("training"), config.training);
}

}  // namespace

json hiddenLayersJson(const std::vector<LayerConfig>& layers) {
  json all = json::array();
  for (const LayerConfig& layer : layers)
    all.push_back({{"units", layer.units},
                   {"activation", activation(layer.activation).name},
                   {"parameter", layer.parameter},
                   {"dropout", layer.dropout},
                   {"rate", layer.rate}});
  return all;
}

std::vector<LayerConfig> readHiddenLayers(const json& value, const std::string& pointer) {
  readArray(value, pointer);
  if (static_cast<Index>(value.size()) > maximumHidden)
    throw SceneError(pointer, {"must hold at most {most} layers, holds {got}"_message,
                               {{"most", maximumHidden}, {"got", value.size()}}});
  std::vector<LayerConfig> layers;
  for (std::size_t i = 0; i < value.size(); ++i)
    layers.push_back(readLayer(value[i], childPointer(pointer, std::to_string(i))));
  return layers;
}

json toJson(const NetworkLabConfig& config) {
  json scene = networkJson(config);
  scene["data"] = toJson(config.data);
  scene["look"] = toJson(config.look);
  if (!config.kept.empty()) {
    const NetworkLabConfig& kept = config.kept.front();
    scene["kept"] = networkJson(kept);
    if (kept.data.threshold) scene["kept"]["threshold"] = *kept.data.threshold;
  }
  return scene;
}

NetworkLabConfig readNetworkLabConfig(const json& value, std::span<const OwnTablePtr> tables) {
  const JsonObject object(
      value, "",
      {"data", "layers", "outputRate", "loss", "penalty", "inputNoise", "augmentation", "training", "look", "kept"});
  NetworkLabConfig config;
  if (const json* data = object.find("data")) readNetworkData(*data, object.pointer("data"), tables, config);
  readNetwork(object, config);
  if (const json* kept = object.find("kept")) {
    const JsonObject other(*kept, object.pointer("kept"),
                           {"layers", "outputRate", "loss", "penalty", "inputNoise", "augmentation", "training",
                            "threshold"});
    NetworkLabConfig network;
    readNetwork(other, network);
    readThreshold(other, network.data);
    keepForComparison(network);
    config.kept = std::move(network.kept);
  }
  if (const json* look = object.find("look")) readNetworkLook(*look, object.pointer("look"), config.look);
  return config;
}

}  // namespace descenso
