// What a network's last layer says, and how far that is from what it should say.
#pragma once

namespace descenso {

/// What the last layer's scores z become, and what a loss compares with the target.
enum class OutputKind {
  linear,   ///< z itself
  sigmoid,  ///< one probability
  softmax,  ///< a probability for each class
};

/// Of one example, with output o and target t.
enum class LossKind {
  crossEntropy,  ///< of a sigmoid −t ln o − (1 − t) ln(1 − o), of a softmax −ln o_t
  squaredError,  ///< Σ (o − t)²
  halfSquared,   ///< ½ Σ (o − t)²
};

}  // namespace descenso
