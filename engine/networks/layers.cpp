// What is known of each layer from numbers of all: norms, rates, and where finite numbers ended.
#include <algorithm>
#include <cmath>

#include "engine/networks/network_problem.h"

namespace descenso {
namespace {

std::optional<NonFinite> lostParameters(const std::vector<LayerPlace>& layers, ConstVectorRef phi,
                                        NonFinite::Quantity quantity) {
  for (std::size_t l = 0; l < layers.size(); ++l) {
    if (!phi.segment(layers[l].weights, layers[l].size()).allFinite()) return NonFinite{l, quantity};
  }
  return std::nullopt;
}

bool isFinite(const Vector& sums) { return sums.allFinite(); }

/// The first layer in which any example has sums that are not finite.
std::optional<NonFinite> lostSums(const NetworkProblem& problem, ConstVectorRef phi) {
  std::optional<std::size_t> first;
  for (Index e = 0; e < problem.exampleCount(); ++e) {
    const std::vector<Vector> sums = activationsAt(problem.config(), phi, problem.examples().inputs.col(e)).sums;
    const auto lost = static_cast<std::size_t>(std::find_if_not(sums.begin(), sums.end(), isFinite) - sums.begin());
    if (lost < sums.size() && (!first || lost < *first)) first = lost;
  }
  if (!first) return std::nullopt;
  return NonFinite{*first, NonFinite::Quantity::sums};
}

}  // namespace

std::vector<double> gradientNorms(const NetworkConfig& config, ConstVectorRef gradient) {
  std::vector<double> norms;
  for (const LayerPlace& layer : layerPlaces(config)) {
    norms.push_back(gradient.segment(layer.weights, layer.units * layer.inputs).norm());
  }
  return norms;
}

std::shared_ptr<const Vector> learningRates(const NetworkConfig& config) {
  const std::vector<LayerPlace> places = layerPlaces(config);
  Vector rates(parameterCount(config));
  for (std::size_t l = 0; l < places.size(); ++l) {
    const double rate = l < config.hidden.size() ? config.hidden[l].rate : config.outputRate;
    rates.segment(places[l].weights, places[l].size()).setConstant(rate);
  }
  if ((rates.array() == 1).all()) return nullptr;
  return std::make_shared<const Vector>(std::move(rates));
}

std::optional<NonFinite> firstNonFinite(const NetworkProblem& problem, ConstVectorRef phi) {
  const std::vector<LayerPlace> places = layerPlaces(problem.config());
  if (auto lost = lostParameters(places, phi, NonFinite::Quantity::parameters)) return lost;
  if (auto lost = lostSums(problem, phi)) return lost;
  Vector gradient(phi.size());
  const double loss = problem.lossAndGradient(phi, Batch::whole(), gradient);
  if (!std::isfinite(loss)) return NonFinite{places.size() - 1, NonFinite::Quantity::loss};
  for (std::size_t l = places.size(); l-- > 0;) {  // on the way back the last layer comes first
    if (!gradient.segment(places[l].weights, places[l].size()).allFinite()) {
      return NonFinite{l, NonFinite::Quantity::gradient};
    }
  }
  return std::nullopt;
}

}  // namespace descenso
