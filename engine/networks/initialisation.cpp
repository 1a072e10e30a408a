// How a network's parameters are drawn before the first update.
// Sources: Glorot & Bengio 2010, Understanding the difficulty of training deep feedforward neural networks, eq. 16;
// He et al. 2015, Delving deep into rectifiers, eq. 10.
#include <cmath>

#include "engine/math/random.h"
#include "engine/networks/network.h"

namespace descenso {
namespace {

double drawn(Random& random, Initialisation initialisation, double scale, const LayerPlace& layer) {
  const auto inputs = static_cast<double>(layer.inputs);
  const auto units = static_cast<double>(layer.units);
  switch (initialisation) {
    case Initialisation::uniform:
      return random.uniform(-scale, scale);
    case Initialisation::xavier:
      return std::sqrt(6 / (inputs + units)) * random.uniform(-1, 1);
    case Initialisation::he:
      return std::sqrt(2 / inputs) * random.normal();
    case Initialisation::zero:
      return 0;
    case Initialisation::equal:
      return scale;
  }
  return 0;
}

}  // namespace

std::string_view nameOf(Initialisation initialisation) {
  constexpr std::string_view names[] = {"uniform", "xavier", "he", "zero", "equal"};
  return names[static_cast<std::size_t>(initialisation)];
}

Vector initialParameters(const NetworkConfig& config, Initialisation initialisation, double scale, std::uint64_t seed) {
  checkNetwork(config);
  Random random(seed);
  Vector phi = Vector::Zero(parameterCount(config));
  for (const LayerPlace& layer : layerPlaces(config)) {
    for (double& weight : phi.segment(layer.weights, layer.units * layer.inputs)) {
      weight = drawn(random, initialisation, scale, layer);
    }
  }
  return phi;
}

}  // namespace descenso
