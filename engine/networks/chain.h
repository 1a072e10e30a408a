// A chain of L scalar neurons, aₗ = f(wₗ aₗ₋₁ + b), and how the gradient gets from its end to its beginning: a product
// of slopes and weights, which vanishes or explodes with L.
// Source: Hochreiter 1991, Untersuchungen zu dynamischen neuronalen Netzen; Bengio, Simard & Frasconi 1994, Learning
// long-term dependencies with gradient descent is difficult.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/networks/activation.h"

namespace descenso {

struct ChainConfig {
  long layers = 10;  ///< L, 1 … maximumChain
  ActivationKind activation = ActivationKind::sigmoid;
  double parameter = 0.01;  ///< of the activation, where it has one
  double weight = 1;        ///< of every layer, as in a recurrent network …
  double spread = 0;        ///< … plus so many times a standard normal number of the layer's own
  std::uint64_t seed = 1;
  double bias = 0;
  double input = 1;      ///< x = a₀
  double lossSlope = 1;  ///< 𝓛′ at the output
  bool operator==(const ChainConfig&) const = default;
};

inline constexpr long maximumChain = 100;

enum class ChainTrend {
  vanishing,  ///< the product goes to 0
  steady,     ///< it stays
  exploding,  ///< it goes to ∞
};

/// Everything of layer l stands at l − 1.
struct Chain {
  std::vector<double> weights;
  std::vector<double> sums;        ///< z
  std::vector<double> outputs;     ///< a
  std::vector<double> slopes;      ///< f′(z)
  std::vector<double> factors;     ///< by which the gradient changes from aₗ to aₗ₋₁: wₗ f′(zₗ)
  std::vector<double> products;    ///< ∂J/∂zₗ = 𝓛′ ∏ₖ₌ₗ₊₁ᴸ wₖ ∏ₖ₌ₗᴸ f′(zₖ)
  std::vector<double> magnitudes;  ///< log₁₀ |products|, also where these leave the numbers; −∞ for 0
  std::vector<double> gradients;   ///< ∂J/∂wₗ = aₗ₋₁ ∂J/∂zₗ

  double steepest = 0;  ///< sup |f′|
  std::vector<double> bound;  ///< log₁₀ of |𝓛′| ∏ₖ₌ₗ₊₁ᴸ |wₖ| (sup |f′|)^(L−l+1), which no product exceeds

  /// |factor| of a layer far along a chain that goes on for ever with the configured weight: what decides the trend.
  double limitFactor = 0;
  ChainTrend trend = ChainTrend::steady;
};

/// Throws std::invalid_argument for anything out of range or not finite.
void checkChain(const ChainConfig& config);
Chain chain(const ChainConfig& config);

/// log₁₀ |∂J/∂w₁| of chains of 1, 2 … maximumChain layers, otherwise alike; `bound` as above, times |x|.
struct ChainGrowth {
  std::vector<double> magnitudes;
  std::vector<double> bound;
};
ChainGrowth chainGrowth(const ChainConfig& config);

}  // namespace descenso
