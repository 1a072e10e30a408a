// A dense network: its layers, and where each weight stands in the one flat vector of parameters.
//
// Layer l computes z = W a + b from the outputs a of the layer before (of the inputs for the first) and a = f(z). The
// vector holds, layer after layer, W row after row (a row holds the weights into one unit), then b.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/math/types.h"
#include "engine/networks/activation.h"
#include "engine/networks/output.h"

namespace descenso {

struct LayerConfig {
  Index units = 4;  ///< 1 … maximumUnits
  ActivationKind activation = ActivationKind::tanh;
  double parameter = 0.01;  ///< of the activation, where it has one
  double dropout = 0;       ///< probability p in [0, 1) with which a unit is left out of an update
  double rate = 1;          ///< of learning, times α
  bool operator==(const LayerConfig&) const = default;
};

enum class L1Step {
  proximal,    ///< after each update w ← sign(w) max(|w| − α λ, 0): exact zeros
  subgradient  ///< λ sign(w) is part of the gradient
};

/// J = mean loss + l1 Σ|w| + l2 Σ w², over the weights, not the biases.
struct Penalty {
  double l1 = 0;
  double l2 = 0;
  L1Step l1Step = L1Step::proximal;
  bool operator==(const Penalty&) const = default;
};

struct NetworkConfig {
  Index inputs = 2;
  std::vector<LayerConfig> hidden{};
  Index outputs = 1;
  OutputKind output = OutputKind::sigmoid;
  ActivationKind outputActivation = ActivationKind::identity;  ///< of a linear output
  double outputParameter = 0.01;                               ///< of that activation, where it has one
  LossKind loss = LossKind::crossEntropy;
  Penalty penalty{};
  double inputNoise = 0;   ///< standard deviation of what is added to the inputs in every update
  std::uint64_t seed = 1;  ///< of masks and noise
  double outputRate = 1;   ///< of learning in the last layer, times α
  bool operator==(const NetworkConfig&) const = default;
};

inline constexpr Index maximumUnits = 1000;
inline constexpr Index maximumHidden = 20;  ///< layers
inline constexpr Index maximumParameters = 2'000'000;

/// Throws std::invalid_argument that names the layer and says what would be right.
void checkNetwork(const NetworkConfig& config);

/// Where a layer's numbers stand in φ.
struct LayerPlace {
  Index inputs = 0;
  Index units = 0;
  Index weights = 0;  ///< of W's first number
  Index biases = 0;   ///< of b's first number
  Index size() const { return units * (inputs + 1); }
};

/// Hidden layers, then the output layer.
std::vector<LayerPlace> layerPlaces(const NetworkConfig& config);
Index parameterCount(const NetworkConfig& config);

enum class Initialisation {
  uniform,  ///< U(−scale, scale)
  xavier,   ///< U(±√(6 / (n_in + n_out))); Glorot & Bengio 2010
  he,       ///< N(0, 2 / n_in); He et al. 2015
  zero,
  equal,  ///< every weight `scale`: the units of a layer stay identical
};
/// "uniform" …
std::string_view nameOf(Initialisation initialisation);

/// φ at the start: weights drawn, biases 0.
Vector initialParameters(const NetworkConfig& config, Initialisation initialisation, double scale, std::uint64_t seed);

/// The outputs of every unit of every layer for one input: for diagrams and read-outs. Layers as in layerPlaces.
struct Activations {
  std::vector<Vector> sums;     ///< z
  std::vector<Vector> outputs;  ///< a; of the last layer: what the network says
};
Activations activationsAt(const NetworkConfig& config, ConstVectorRef phi, ConstVectorRef input);

/// The outputs for many inputs at once: `inputs` has a column for each, `outputs` a column for each with a row for each
/// output. Allocates a few blocks, whatever their number.
void predict(const NetworkConfig& config, ConstVectorRef phi, const Eigen::Ref<const Matrix>& inputs,
             MatrixRef outputs);

/// The outputs of every unit over a rectangle of two inputs: what diagrams show. grids[l][u] is row after row from the
/// low end, width × height numbers. `fixed` holds the other inputs, `first` and `second` which two the rectangle has.
struct FieldQuery {
  Box box;
  Index width = 0;
  Index height = 0;
  Index first = 0;
  Index second = 1;
  Vector fixed{};  ///< of all inputs; empty where there are two
};
using UnitFields = std::vector<std::vector<std::vector<double>>>;
UnitFields unitFields(const NetworkConfig& config, ConstVectorRef phi, const FieldQuery& query);
using OutputFields = std::vector<std::vector<double>>;
/// The outputs alone: fields[o], the same order. In cache-sized blocks; `threads` 0 means one for each processor.
OutputFields outputFields(const NetworkConfig& config, ConstVectorRef phi, const FieldQuery& query,
                          unsigned threads = 1);
/// The same, in memory that is used again.
void updateOutputFields(const NetworkConfig& config, ConstVectorRef phi, const FieldQuery& query, OutputFields& fields,
                        unsigned threads = 1);

}  // namespace descenso
