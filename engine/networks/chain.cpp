#include "engine/networks/chain.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/math/random.h"
#include "engine/networks/activation_study.h"

namespace descenso {
namespace {

constexpr int layersToSettle = 1000;  // before the factor far along is taken …
constexpr int layersAveraged = 1000;  // … as the geometric mean of so many
constexpr double asGoodAsOne = 1e-9;  // of the factor, for what is rounded
constexpr double mostNumber = 1e6;    // of input, bias and 𝓛′
constexpr double mostWeight = 10;

/// The weights of layer after layer.
class ChainWeights {
 public:
  explicit ChainWeights(const ChainConfig& config) : config_(config), random_(config.seed) {}
  double next() { return config_.weight + (config_.spread > 0 ? config_.spread * random_.normal() : 0); }

 private:
  const ChainConfig& config_;
  Random random_;
};

/// What grows or shrinks without end has the slope of far out, or of beside 0.
double amongTheNumbers(double a) {
  constexpr double large = 1e100;
  return a == 0 ? 0 : std::copysign(std::clamp(std::abs(a), 1 / large, large), a);
}

/// log₁₀ of the factor far along the chain.
double limitMagnitude(const ChainConfig& config, const Activation& f) {
  ChainWeights weights(config);
  double a = config.input;
  double sum = 0;
  for (int i = 0; i < layersToSettle + layersAveraged; ++i) {
    const double weight = weights.next();
    const double z = weight * a + config.bias;
    a = amongTheNumbers(f.value(z, config.parameter));
    if (i >= layersToSettle) sum += std::log10(std::abs(weight * f.slope(z, config.parameter)));
  }
  return sum / layersAveraged;
}

void refuseBeyond(const Message& name, double value, double most) {
  if (!(std::abs(value) <= most))
    throw InvalidArgument("{name} must be in [−{most}, {most}], got {got}"_message,
                          {{"name", name}, {"most", most}, {"got", value}});
}

void backward(const ChainConfig& config, Chain& chain) {
  double product = config.lossSlope;
  double magnitude = std::log10(std::abs(config.lossSlope));
  double bound = magnitude;
  const double steepest = std::log10(chain.steepest);
  for (std::size_t l = chain.sums.size(); l-- > 0;) {
    product *= chain.slopes[l];
    magnitude += std::log10(std::abs(chain.slopes[l]));
    bound += steepest;
    chain.products[l] = product;
    chain.magnitudes[l] = magnitude;
    chain.bound[l] = bound;
    chain.gradients[l] = (l == 0 ? config.input : chain.outputs[l - 1]) * product;
    chain.factors[l] = chain.weights[l] * chain.slopes[l];
    product *= chain.weights[l];
    magnitude += std::log10(std::abs(chain.weights[l]));
    bound += std::log10(std::abs(chain.weights[l]));
  }
}

}  // namespace

void checkChain(const ChainConfig& config) {
  if (config.layers < 1 || config.layers > maximumChain)
    throw InvalidArgument("a chain has 1 to {most} layers, got {got}"_message,
                          {{"most", maximumChain}, {"got", config.layers}});
  refuseBeyond("weight"_message, config.weight, mostWeight);
  refuseBeyond("spread"_message, config.spread, mostWeight);
  refuseBeyond("parameter"_message, config.parameter, mostWeight);
  refuseBeyond("bias"_message, config.bias, mostNumber);
  refuseBeyond("input"_message, config.input, mostNumber);
  refuseBeyond("the slope of the loss"_message, config.lossSlope, mostNumber);
  if (config.spread < 0) throw InvalidArgument("the spread of a chain's weights must not be negative"_message);
}

Chain chain(const ChainConfig& config) {
  checkChain(config);
  const Activation& f = activation(config.activation);
  const auto layers = static_cast<std::size_t>(config.layers);
  Chain chain;
  for (auto* each : {&chain.factors, &chain.products, &chain.magnitudes, &chain.gradients, &chain.bound})
    each->resize(layers);
  ChainWeights weights(config);
  double a = config.input;
  for (std::size_t l = 0; l < layers; ++l) {
    const double weight = weights.next();
    const double z = weight * a + config.bias;
    a = f.value(z, config.parameter);
    chain.weights.push_back(weight);
    chain.sums.push_back(z);
    chain.outputs.push_back(a);
    chain.slopes.push_back(f.slope(z, config.parameter));
  }
  chain.steepest = steepestSlope(f, config.parameter);
  backward(config, chain);
  chain.limitFactor = std::pow(10, limitMagnitude(config, f));
  if (std::abs(chain.limitFactor - 1) > asGoodAsOne)
    chain.trend = chain.limitFactor < 1 ? ChainTrend::vanishing : ChainTrend::exploding;
  return chain;
}

// The weights of a longer chain begin like those of a shorter one.
ChainGrowth chainGrowth(const ChainConfig& config) {
  ChainConfig longest = config;
  longest.layers = maximumChain;
  const Chain whole = chain(longest);
  ChainGrowth growth;
  double magnitude = std::log10(std::abs(config.input * config.lossSlope));
  double bound = magnitude;
  for (std::size_t l = 0; l < whole.slopes.size(); ++l) {
    const double weight = l == 0 ? 0 : std::log10(std::abs(whole.weights[l]));
    magnitude += weight + std::log10(std::abs(whole.slopes[l]));
    bound += weight + std::log10(whole.steepest);
    growth.magnitudes.push_back(magnitude);
    growth.bound.push_back(bound);
  }
  return growth;
}

}  // namespace descenso
