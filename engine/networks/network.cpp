#include "engine/networks/network.h"

#include <cmath>
#include <stdexcept>
#include <string>

#include "engine/math/format.h"

namespace descenso {
namespace {

void check(bool isRight, const std::string& what, const std::string& right, const std::string& got) {
  if (!isRight) throw std::invalid_argument(what + " must be " + right + ", got " + got);
}

void checkCount(Index count, Index most, const std::string& what) {
  check(count >= 1 && count <= most, what, "1 … " + std::to_string(most), std::to_string(count));
}

/// NaN and infinities are refused too.
void checkNotNegative(double value, const std::string& what) {
  check(value >= 0 && std::isfinite(value), what, "a number from 0 on", numberText(value));
}

void checkLayer(const LayerConfig& layer, const std::string& name) {
  checkCount(layer.units, maximumUnits, "units of " + name);
  check(std::isfinite(layer.parameter), "the activation's parameter of " + name, "finite", numberText(layer.parameter));
  check(layer.dropout >= 0 && layer.dropout < 1, "dropout of " + name, "in [0, 1)", numberText(layer.dropout));
  checkNotNegative(layer.rate, "the learning rate's factor of " + name);
}

void checkOutput(const NetworkConfig& config) {
  checkCount(config.outputs, maximumUnits, "outputs of the network");
  if (config.loss == LossKind::crossEntropy && config.output == OutputKind::linear) {
    throw std::invalid_argument("cross-entropy needs a sigmoid or softmax output, got a linear one");
  }
  if (config.output == OutputKind::softmax && config.outputs < 2) {
    throw std::invalid_argument("softmax needs at least 2 outputs, got 1; one output can be a sigmoid");
  }
  checkNotNegative(config.outputRate, "the learning rate's factor of the output layer");
}

}  // namespace

void checkNetwork(const NetworkConfig& config) {
  checkCount(config.inputs, maximumParameters, "inputs of the network");
  const auto depth = static_cast<Index>(config.hidden.size());
  check(depth <= maximumHidden, "hidden layers", "0 … " + std::to_string(maximumHidden), std::to_string(depth));
  for (std::size_t l = 0; l < config.hidden.size(); ++l) {
    checkLayer(config.hidden[l], "hidden layer " + std::to_string(l + 1));
  }
  checkOutput(config);
  checkNotNegative(config.penalty.l1, "L1 penalty λ");
  checkNotNegative(config.penalty.l2, "L2 penalty λ");
  checkNotNegative(config.inputNoise, "standard deviation of the input noise");
  const Index count = parameterCount(config);
  check(count <= maximumParameters, "parameters of the network", "at most " + std::to_string(maximumParameters),
        std::to_string(count));
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
