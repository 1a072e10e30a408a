#include "engine/networks/network.h"

#include <cmath>
#include <string>

#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

void check(bool isRight, const Message& what, const Message& right, double got) {
  if (isRight) return;
  throw InvalidArgument("{what} must be {right}, got {got}"_message, {{"what", what}, {"right", right}, {"got", got}});
}

void checkCount(Index count, Index most, const Message& what) {
  if (count >= 1 && count <= most) return;
  throw InvalidArgument("{what} must be 1 … {most}, got {got}"_message,
                        {{"what", what}, {"most", most}, {"got", count}});
}

/// NaN and infinities are refused too.
void checkNotNegative(double value, const Message& what) {
  check(value >= 0 && std::isfinite(value), what, "a number from 0 on"_message, value);
}

void checkLayer(const LayerConfig& layer, std::size_t number) {
  const auto of = [&](MessageText what) { return Message(what, {{"number", number}}); };
  checkCount(layer.units, maximumUnits, of("units of hidden layer {number}"_message));
  check(std::isfinite(layer.parameter), of("the activation's parameter of hidden layer {number}"_message),
        "finite"_message, layer.parameter);
  check(layer.dropout >= 0 && layer.dropout < 1, of("dropout of hidden layer {number}"_message), "in [0, 1)"_message,
        layer.dropout);
  checkNotNegative(layer.rate, of("the learning rate's factor of hidden layer {number}"_message));
}

void checkOutput(const NetworkConfig& config) {
  checkCount(config.outputs, maximumUnits, "outputs of the network"_message);
  if (config.loss == LossKind::crossEntropy && config.output == OutputKind::linear) {
    throw InvalidArgument("cross-entropy needs a sigmoid or softmax output, got a linear one"_message);
  }
  if (config.output == OutputKind::softmax && config.outputs < 2) {
    throw InvalidArgument("softmax needs at least 2 outputs, got 1; one output can be a sigmoid"_message);
  }
  checkNotNegative(config.outputRate, "the learning rate's factor of the output layer"_message);
}

}  // namespace

void checkNetwork(const NetworkConfig& config) {
  checkCount(config.inputs, maximumParameters, "inputs of the network"_message);
  const auto depth = static_cast<Index>(config.hidden.size());
  if (depth > maximumHidden) {
    throw InvalidArgument("hidden layers must be 0 … {most}, got {got}"_message,
                          {{"most", maximumHidden}, {"got", depth}});
  }
  for (std::size_t l = 0; l < config.hidden.size(); ++l) {
    checkLayer(config.hidden[l], l + 1);
  }
  checkOutput(config);
  checkNotNegative(config.penalty.l1, "L1 penalty λ"_message);
  checkNotNegative(config.penalty.l2, "L2 penalty λ"_message);
  checkNotNegative(config.inputNoise, "standard deviation of the input noise"_message);
  const Index count = parameterCount(config);
  if (count > maximumParameters) {
    throw InvalidArgument("parameters of the network must be at most {most}, got {got}"_message,
                          {{"most", maximumParameters}, {"got", count}});
  }
}

std::vector<LayerPlace> layerPlaces(const NetworkConfig& config) {
  std::vector<LayerPlace> places;
  Index inputs = config.inputs;
  Index begin = 0;
  const auto add = [&](Index units) {
    places.push_back({.inputs = inputs, .units = units, .weights = begin, .biases = begin + units * inputs});
    begin += places.back().size();
    inputs = units;
  };
  for (const LayerConfig& layer : config.hidden) add(layer.units);
  add(config.outputs);
  return places;
}

Index parameterCount(const NetworkConfig& config) {
  const LayerPlace last = layerPlaces(config).back();
  return last.weights + last.size();
}

}  // namespace descenso
