// How many parameters a network has, and the shapes of the matrices that one step multiplies.
#pragma once

#include <span>
#include <vector>

#include "engine/networks/network.h"

namespace descenso {

/// Rows × columns.
struct MatrixShape {
  Index rows = 0;
  Index columns = 0;
  Index size() const { return rows * columns; }
  bool operator==(const MatrixShape&) const = default;
};

/// A dense layer over a batch of b examples, a column for each: Z = W A + b. Its gradients have the shapes of what they
/// belong to.
struct LayerShapes {
  MatrixShape weights;  ///< W: H_l × H_{l−1}
  MatrixShape inputs;   ///< A, of the layer before: H_{l−1} × b
  MatrixShape biases;   ///< b: H_l × 1, added to every column
  MatrixShape outputs;  ///< Z: H_l × b
  /// N_l = H_l (H_{l−1} + 1)
  Index parameters() const { return weights.size() + biases.size(); }
};

inline constexpr Index mostCounted = 1'000'000;  ///< units of a layer whose parameters are only counted, and examples

/// d, H₁ …, outputs.
std::vector<Index> layerSizes(const NetworkConfig& config);

/// Of each layer between the sizes, from the inputs d to the outputs; `batch` examples at a time. Throws
/// std::invalid_argument for fewer than two sizes and for numbers outside 1 … mostCounted.
std::vector<LayerShapes> layerShapes(std::span<const Index> sizes, Index batch);

/// N = Σ H_l (H_{l−1} + 1). Throws as above.
Index denseParameters(std::span<const Index> sizes);

/// Of a convolution: each filter has a weight for every place and channel, and a bias.
Index filterParameters(Index height, Index width, Index channels, Index filters);

}  // namespace descenso
