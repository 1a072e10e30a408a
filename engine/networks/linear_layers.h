// Layers without a non-linearity: two of them say nothing that one could not say.
#pragma once

#include "engine/math/types.h"

namespace descenso {

/// y = W x + b.
struct LinearLayer {
  Matrix weights;
  Vector bias;

  Vector operator()(ConstVectorRef x) const { return weights * x + bias; }
};

/// The one layer that says what `second` says of what `first` says: W₂W₁ x + W₂b₁ + b₂.
/// Throws std::invalid_argument where the shapes do not fit.
LinearLayer stacked(const LinearLayer& first, const LinearLayer& second);

}  // namespace descenso
