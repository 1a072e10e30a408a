// The lab's own files: its examples and its weights as CSV, its network as JSON.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "app/export/json_reader.h"
#include "app/labs/network/config_json.h"
#include "app/labs/network/state.h"
#include "app/labs/read_json.h"
#include "app/text/numbers.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

constexpr std::string_view weightsHeader = "layer,unit,input,value";
constexpr std::string_view versionMember = "descensoNetwork";
constexpr std::array<LabDocument, 3> networkDocuments = {LabDocument{"examples", ".csv"},
                                                         LabDocument{"weights", ".csv", weightsHeader},
                                                         LabDocument{"network", ".json", versionMember}};
constexpr int networkVersion = 1;
constexpr std::string_view biasName = "bias";

/// Layer, unit and input count from 1; "bias" stands for the input of a bias.
std::string weightsText(const NetworkConfig& network, const Vector& phi) {
  std::string text = std::string(weightsHeader) + "\n";
  const std::vector<LayerPlace> places = layerPlaces(network);
  const auto row = [&](std::size_t layer, Index unit, const std::string& input, double value) {
    text += std::to_string(layer + 1) + "," + std::to_string(unit + 1) + "," + input + "," + formatExact(value) + "\n";
  };
  for (std::size_t layer = 0; layer < places.size(); ++layer)
    for (Index unit = 0; unit < places[layer].units; ++unit) {
      const LayerPlace& place = places[layer];
      for (Index i = 0; i < place.inputs; ++i)
        row(layer, unit, std::to_string(i + 1), phi[place.weights + unit * place.inputs + i]);
      row(layer, unit, std::string(biasName), phi[place.biases + unit]);
    }
  return text;
}

/// Every parameter of the network once, in any order.
class WeightsReader {
 public:
  WeightsReader(const NetworkConfig& network, std::string_view text, std::string_view file)
      : places_(layerPlaces(network)), lines_(text, file), known_(static_cast<std::size_t>(parameterCount(network))) {}

  std::vector<double> read() {
    std::vector<double> phi(known_.size());
    std::size_t count = 0;
    bool isFirst = true;
    while (lines_.next()) {
      const std::vector<Field>& fields = lines_.fields();
      if (fields.size() != 4)
        lines_.fail(fields.back().column, {"expected {columns}, got {got} columns"_message,
                                           {{"columns", weightsHeader}, {"got", fields.size()}}});
      if (std::exchange(isFirst, false) && !lines_.number(fields[0].text)) continue;  // the names
      const auto place = static_cast<std::size_t>(parameterIn(fields));
      if (known_[place])
        lines_.fail(fields[0].column, "this parameter stands on a line before; expected each once"_message);
      known_[place] = true;
      ++count;
      const std::optional<double> value = lines_.number(fields[3].text);
      if (!value || !std::isfinite(*value))
        lines_.fail(fields[3].column, {"\"{text}\" is not a finite number; expected one such as 0.25"_message,
                                       {{"text", excerpt(fields[3].text)}}});
      phi[place] = *value;
    }
    if (count < known_.size())
      lines_.fail(1, {"expected all {count} parameters of the network on the screen, got {got}"_message,
                      {{"count", known_.size()}, {"got", count}}});
    return phi;
  }

 private:
  Index parameterIn(const std::vector<Field>& fields) const {
    const Index layer =
        wholeIn(fields[0],
                "the layer must be a whole number in [1, {most}] in the network on the screen, got \"{got}\""_message,
                static_cast<Index>(places_.size()));
    const LayerPlace& place = places_[static_cast<std::size_t>(layer)];
    const Index unit = wholeIn(
        fields[1], "the unit must be a whole number in [1, {most}] in the network on the screen, got \"{got}\""_message,
        place.units);
    if (fields[2].text == biasName) return place.biases + unit;
    return place.weights + unit * place.inputs +
           wholeIn(
               fields[2],
               "the input must be a whole number in [1, {most}] in the network on the screen, got \"{got}\""_message,
               place.inputs);
  }

  /// From 0.
  Index wholeIn(const Field& field, MessageText refusal, Index most) const {
    const double number = lines_.number(field.text).value_or(0);
    if (number < 1 || number > static_cast<double>(most) || number != std::floor(number))
      lines_.fail(field.column, {refusal, {{"most", most}, {"got", excerpt(field.text)}}});
    return static_cast<Index>(number) - 1;
  }

  std::vector<LayerPlace> places_;
  DelimitedLines lines_;
  std::vector<bool> known_;
};

std::vector<double> listOf(ConstVectorRef values) { return {values.begin(), values.end()}; }

json layerWeights(const LayerPlace& place, const Vector& phi) {
  json rows = json::array();
  for (Index unit = 0; unit < place.units; ++unit)
    rows.push_back(listOf(phi.segment(place.weights + unit * place.inputs, place.inputs)));
  return {{"weights", std::move(rows)}, {"biases", listOf(phi.segment(place.biases, place.units))}};
}

/// Numbers of one list of the file, as many as there must be.
void readParameters(const json& value, const std::string& pointer, Index count, double* out) {
  readArray(value, pointer);
  if (static_cast<Index>(value.size()) != count)
    throw SceneError(pointer,
                     {"must hold {count} numbers, holds {got}"_message, {{"count", count}, {"got", value.size()}}});
  for (std::size_t i = 0; i < value.size(); ++i)
    out[i] = readNumber(value[i], childPointer(pointer, std::to_string(i)), -anyNumber, anyNumber);
}

const json& memberOf(const JsonObject& object, std::string_view name) {
  const json* value = object.find(name);
  if (value == nullptr) throw SceneError(object.pointer(name), "is missing"_message);
  return *value;
}

}  // namespace

std::span<const LabDocument> NetworkLab::documents() const { return networkDocuments; }

std::string NetworkLab::writeDocument(std::string_view name) const {
  if (name == "examples") return csvOf(data_->all, data_->split);
  if (name == "weights") return weightsText(network(), phi());
  json file = {{versionMember, networkVersion},
               {"inputs", data_->all.inputNames},
               {"outputs", network().outputs},
               {"means", listOf(data_->scaling.means)},
               {"deviations", listOf(data_->scaling.deviations)},
               {"layers", hiddenLayersJson(config_.hidden)},
               {"parameters", json::array()}};
  for (const LayerPlace& place : layerPlaces(network())) file["parameters"].push_back(layerWeights(place, phi()));
  return file.dump(1) + "\n";
}

void NetworkLab::readDocument(std::string_view name, std::string_view text, std::string_view file) {
  NetworkLabConfig config = config_;
  if (name == "weights") {
    config.training.start = WeightsReader(network(), text, file).read();
  } else {
    const json read = readJson(text, file);
    try {
      readNetworkFile(read, config);
    } catch (const SceneError& error) {
      const TextPosition at = locate(text, error.pointer());
      throw ReadError(file, at.line, at.column, messageOf(error));
    }
  }
  configure(std::move(config));
  playback_.seek(0);
}

/// Layers and parameters of a file. The first layer is told of inputs that are scaled as the present data are.
void NetworkLab::readNetworkFile(const json& value, NetworkLabConfig& config) const {
  const JsonObject object(value, "",
                          {versionMember, "inputs", "outputs", "means", "deviations", "layers", "parameters"});
  if (memberOf(object, versionMember) != networkVersion)
    throw SceneError(object.pointer(versionMember),
                     {"must be {version}, the version that is known here"_message, {{"version", networkVersion}}});
  const Index inputs = data_->all.inputCount();
  const json& names = readArray(memberOf(object, "inputs"), "/inputs");
  if (static_cast<Index>(names.size()) != inputs)
    throw SceneError("/inputs", {"the network has {inputs} inputs, the present data have {wanted}"_message,
                                 {{"inputs", names.size()}, {"wanted", inputs}}});
  const long outputs = readWhole(memberOf(object, "outputs"), "/outputs", 1, maximumClasses);
  if (outputs != network().outputs)
    throw SceneError("/outputs", {"the network has {outputs} outputs, the present data need {wanted}"_message,
                                  {{"outputs", outputs}, {"wanted", network().outputs}}});
  config.hidden = readHiddenLayers(memberOf(object, "layers"), "/layers");
  const NetworkConfig shape = networkOf(config, *data_);
  checkNetwork(shape);
  Vector phi(parameterCount(shape));
  const std::vector<LayerPlace> places = layerPlaces(shape);
  const json& layers = readArray(memberOf(object, "parameters"), "/parameters");
  if (layers.size() != places.size())
    throw SceneError("/parameters",
                     {"must hold {count} layers, the output's included"_message, {{"count", places.size()}}});
  for (std::size_t layer = 0; layer < places.size(); ++layer) {
    const LayerPlace& place = places[layer];
    const JsonObject each(layers[layer], childPointer("/parameters", std::to_string(layer)), {"weights", "biases"});
    const json& rows = readArray(memberOf(each, "weights"), each.pointer("weights"));
    if (static_cast<Index>(rows.size()) != place.units)
      throw SceneError(each.pointer("weights"),
                       {"must hold a list for each of {units} units"_message, {{"units", place.units}}});
    for (Index unit = 0; unit < place.units; ++unit)
      readParameters(rows[static_cast<std::size_t>(unit)],
                     childPointer(each.pointer("weights"), std::to_string(unit)), place.inputs,
                     &phi[place.weights + unit * place.inputs]);
    readParameters(memberOf(each, "biases"), each.pointer("biases"), place.units, &phi[place.biases]);
  }
  InputScaling scaling = InputScaling::none(inputs);
  if (const json* means = object.find("means")) readParameters(*means, "/means", inputs, scaling.means.data());
  if (const json* deviations = object.find("deviations"))
    readParameters(*deviations, "/deviations", inputs, scaling.deviations.data());
  if ((scaling.deviations.array() <= 0).any()) throw SceneError("/deviations", "must hold positive numbers"_message);
  rescaleInputs(places.front(), scaling, data_->scaling, phi);
  config.training.start = listOf(phi);
  config.look.pinned.reset();
}

// W (x − m) / d + b is the same function of x with W' = W d'/d and b' = b + Σ W (m' − m) / d.
void rescaleInputs(const LayerPlace& place, const InputScaling& from, const InputScaling& to, Vector& phi) {
  if (from.means == to.means && from.deviations == to.deviations) return;  // to the same bits
  for (Index unit = 0; unit < place.units; ++unit)
    for (Index i = 0; i < place.inputs; ++i) {
      double& weight = phi[place.weights + unit * place.inputs + i];
      phi[place.biases + unit] += weight * (to.means[i] - from.means[i]) / from.deviations[i];
      weight *= to.deviations[i] / from.deviations[i];
    }
}

}  // namespace descenso
