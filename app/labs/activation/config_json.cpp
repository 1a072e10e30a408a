#include "app/labs/activation/config_json.h"

#include "app/labs/read_json.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

std::vector<std::string_view> activationNames() {
  std::vector<std::string_view> names;
  for (const Activation& each : activationCatalog()) names.push_back(each.name);
  return names;
}

void readKind(const JsonObject& object, std::string_view name, ActivationKind& kind) {
  object.oneOf(name, kind, activationNames());
}

void readSliderValue(const JsonObject& object, std::string_view name, std::string_view slider, double& value) {
  const Hyperparameter& declaration = activationSlider(slider);
  object.number(name, value, declaration.minimum, declaration.maximum);
}

json parametersJson(const ActivationConfig& config) {
  json value = json::object();
  for (const Activation& each : activationCatalog())
    if (!each.parameterSymbol.empty()) value[std::string(each.name)] = config.parameter(each.kind);
  return value;
}

void readParameters(const json& value, const std::string& pointer, ActivationConfig& config) {
  std::vector<std::string_view> members;
  for (const Activation& each : activationCatalog())
    if (!each.parameterSymbol.empty()) members.push_back(each.name);
  const JsonObject object(value, pointer, members);
  for (const Activation& each : activationCatalog()) {
    const Hyperparameter slider = parameterSlider(each);
    object.number(each.name, config.parameter(each.kind), slider.minimum, slider.maximum);
  }
}

json toJson(const GalleryConfig& gallery) {
  json shown = json::array();
  for (const Activation& each : activationCatalog())
    if (gallery.shown[static_cast<std::size_t>(each.kind)]) shown.push_back(each.name);
  const MaxoutPieces& m = gallery.maxout;
  return {{"shown", shown},
          {"selected", activation(gallery.selected).name},
          {"maxout", {{"w1", m.w1}, {"b1", m.b1}, {"w2", m.w2}, {"b2", m.b2}}},
          {"threshold", gallery.threshold},
          {"printed", gallery.isPrinted},
          {"z", gallery.z},
          {"timed", gallery.isTimed}};
}

void readGallery(const json& value, const std::string& pointer, GalleryConfig& gallery) {
  const JsonObject object(value, pointer, {"shown", "selected", "maxout", "threshold", "printed", "z", "timed"});
  if (const json* shown = object.find("shown")) {
    const std::string place = object.pointer("shown");
    const std::vector<std::string_view> names = activationNames();
    gallery.shown.assign(names.size(), false);
    readArray(*shown, place);
    for (std::size_t i = 0; i < shown->size(); ++i)
      gallery.shown[readName((*shown)[i], childPointer(place, std::to_string(i)), names)] = true;
  }
  readKind(object, "selected", gallery.selected);
  if (const json* given = object.find("maxout")) {
    const JsonObject pieces(*given, object.pointer("maxout"), {"w1", "b1", "w2", "b2"});
    readSliderValue(pieces, "w1", "w1", gallery.maxout.w1);
    readSliderValue(pieces, "b1", "b1", gallery.maxout.b1);
    readSliderValue(pieces, "w2", "w2", gallery.maxout.w2);
    readSliderValue(pieces, "b2", "b2", gallery.maxout.b2);
  }
  readSliderValue(object, "threshold", "threshold", gallery.threshold);
  object.flag("printed", gallery.isPrinted);
  readSliderValue(object, "z", "place", gallery.z);
  object.flag("timed", gallery.isTimed);
}

json toJson(const PlaneNeuron& neuron) {
  return {{"activation", activation(neuron.activation).name},
          {"alpha", neuron.alpha},
          {"beta", neuron.beta},
          {"shift", neuron.shift},
          {"x1", neuron.x1},
          {"x2", neuron.x2}};
}

void readNeuron(const json& value, const std::string& pointer, PlaneNeuron& neuron) {
  const JsonObject object(value, pointer, {"activation", "alpha", "beta", "shift", "x1", "x2"});
  readKind(object, "activation", neuron.activation);
  readSliderValue(object, "alpha", "alpha", neuron.alpha);
  readSliderValue(object, "beta", "beta", neuron.beta);
  readSliderValue(object, "shift", "shift", neuron.shift);
  readSliderValue(object, "x1", "place", neuron.x1);
  readSliderValue(object, "x2", "place", neuron.x2);
}

json toJson(const NeuronStudyConfig& study) {
  return {{"kind", neuronStudyNames()[static_cast<std::size_t>(study.kind)]},
          {"rate", study.rate},
          {"startWeight", study.startWeight},
          {"startBias", study.startBias},
          {"slope", study.slope},
          {"wantedSlope", study.wantedSlope},
          {"steps", study.steps},
          {"seed", study.seed}};
}

void readStudy(const json& value, const std::string& pointer, NeuronStudyConfig& study) {
  const JsonObject object(value, pointer,
                          {"kind", "rate", "startWeight", "startBias", "slope", "wantedSlope", "steps", "seed"});
  object.oneOf("kind", study.kind, neuronStudyNames());
  study = usualStudy(study.kind);
  readSliderValue(object, "rate", "rate", study.rate);
  readSliderValue(object, "startWeight", "startWeight", study.startWeight);
  readSliderValue(object, "startBias", "startBias", study.startBias);
  readSliderValue(object, "slope", "slope", study.slope);
  readSliderValue(object, "wantedSlope", "wantedSlope", study.wantedSlope);
  long steps = study.steps;
  long seed = static_cast<long>(study.seed);
  object.whole("steps", steps, 1, maximumStudySteps);
  object.whole("seed", seed, 0, 9999);
  study.steps = steps;
  study.seed = static_cast<std::uint64_t>(seed);
}

json toJson(const TwoLayers& layers) {
  json units = json::array();
  for (const HiddenUnit& each : layers.units) units.push_back({{"w1", each.w1}, {"b1", each.b1}, {"w2", each.w2}});
  return {{"between", activation(layers.between).name},
          {"units", units},
          {"unit", layers.unit},
          {"b2", layers.b2},
          {"x", layers.x}};
}

void readHiddenUnit(const JsonObject& object, HiddenUnit& unit) {
  readSliderValue(object, "w1", "w1", unit.w1);
  readSliderValue(object, "b1", "b1", unit.b1);
  readSliderValue(object, "w2", "w2", unit.w2);
}

void readHiddenUnits(const json& value, const std::string& pointer, std::vector<HiddenUnit>& units) {
  readArray(value, pointer);
  if (value.empty() || value.size() > mostHiddenUnits)
    throw SceneError(pointer, {"must hold 1 to {most} units, got {got}"_message,
                               {{"most", mostHiddenUnits}, {"got", value.size()}}});
  units.assign(value.size(), {});
  for (std::size_t i = 0; i < value.size(); ++i)
    readHiddenUnit(JsonObject(value[i], childPointer(pointer, std::to_string(i)), {"w1", "b1", "w2"}), units[i]);
}

void readLayers(const json& value, const std::string& pointer, TwoLayers& layers) {
  // A single unit may be written without a list.
  const JsonObject object(value, pointer, {"between", "w1", "b1", "w2", "units", "unit", "b2", "x"});
  readKind(object, "between", layers.between);
  if (const json* units = object.find("units")) readHiddenUnits(*units, object.pointer("units"), layers.units);
  readHiddenUnit(object, layers.units.front());
  long unit = 0;
  object.whole("unit", unit, 0, std::ssize(layers.units) - 1);
  layers.unit = static_cast<std::size_t>(unit);
  readSliderValue(object, "b2", "b2", layers.b2);
  readSliderValue(object, "x", "place", layers.x);
}

json toJson(const ChainConfig& chain) {
  return {{"activation", activation(chain.activation).name},
          {"weight", chain.weight},
          {"spread", chain.spread},
          {"seed", chain.seed},
          {"bias", chain.bias},
          {"input", chain.input}};
}

void readChain(const json& value, const std::string& pointer, ChainConfig& chain) {
  const JsonObject object(value, pointer, {"activation", "weight", "spread", "seed", "bias", "input"});
  readKind(object, "activation", chain.activation);
  readSliderValue(object, "weight", "weight", chain.weight);
  readSliderValue(object, "spread", "spread", chain.spread);
  readSliderValue(object, "bias", "bias", chain.bias);
  readSliderValue(object, "input", "input", chain.input);
  long seed = static_cast<long>(chain.seed);
  object.whole("seed", seed, 0, 9999);
  chain.seed = static_cast<std::uint64_t>(seed);
}

void readSoftmax(const json& value, const std::string& pointer, VectorActivationConfig& softmax) {
  const JsonObject object(value, pointer, {"scores", "temperature"});
  if (const json* scores = object.find("scores")) {
    const std::string place = object.pointer("scores");
    readArray(*scores, place);
    if (scores->size() < fewestScores || scores->size() > mostScores)
      throw SceneError(place, {"must hold {fewest} to {most} numbers, got {got}"_message,
                               {{"fewest", fewestScores}, {"most", mostScores}, {"got", scores->size()}}});
    softmax.scores.clear();
    for (std::size_t i = 0; i < scores->size(); ++i)
      softmax.scores.push_back(
          readNumber((*scores)[i], childPointer(place, std::to_string(i)), -mostVectorScore, mostVectorScore));
  }
  readSliderValue(object, "temperature", "temperature", softmax.temperature);
}

}  // namespace

json toJson(const ActivationConfig& config) {
  return {{"stage", activationStageNames()[static_cast<std::size_t>(config.stage)]},
          {"parameters", parametersJson(config)},
          {"gallery", toJson(config.gallery)},
          {"neuron", toJson(config.neuron)},
          {"study", toJson(config.study)},
          {"layers", toJson(config.layers)},
          {"chain", toJson(config.chain)},
          {"softmax", {{"scores", config.softmax.scores}, {"temperature", config.softmax.temperature}}},
          {"look", toJson(config.look)}};
}

ActivationConfig readActivationConfig(const json& value) {
  const JsonObject object(value, "",
                          {"stage", "parameters", "gallery", "neuron", "study", "layers", "chain", "softmax", "look"});
  ActivationConfig config;
  object.oneOf("stage", config.stage, activationStageNames());
  const auto part = [&](std::string_view name, auto read, auto& out) {
    if (const json* given = object.find(name)) read(*given, object.pointer(name), out);
  };
  part("parameters", readParameters, config);
  part("gallery", readGallery, config.gallery);
  part("neuron", readNeuron, config.neuron);
  part("study", readStudy, config.study);
  part("layers", readLayers, config.layers);
  part("chain", readChain, config.chain);
  part("softmax", readSoftmax, config.softmax);
  part("look", readLabLook, config.look);
  return config;
}

}  // namespace descenso
