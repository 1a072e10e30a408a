// One example through softmax(W x + b), with every number on the way: forward to the loss, back to the gradient, and
// one update (multinomial logistic regression; McFadden 1974).
#pragma once

#include <cstdint>

#include "engine/networks/softmax.h"

namespace descenso {

struct SoftmaxModel {
  Matrix weights{};  ///< W, classes × inputs
  Vector biases{};   ///< b, one a class

  Index classes() const { return weights.rows(); }
  Index inputs() const { return weights.cols(); }
  Index parameters() const { return weights.size() + biases.size(); }
  bool operator==(const SoftmaxModel&) const = default;
};

struct SoftmaxPass {
  Matrix products{};       ///< Wₖⱼ xⱼ, classes × inputs
  Vector scores{};         ///< s = their sums + b
  SoftmaxSteps softmax{};  ///< from s to p
  double loss = 0;         ///< −Σ y ln p, in nats
  Vector scoreSlopes{};    ///< ∂L/∂s = p − y
  Matrix weightSlopes{};   ///< ∂L/∂W = (p − y) xᵀ
  Vector biasSlopes{};     ///< ∂L/∂b = p − y
};

/// `target` is the class from 0. Throws std::invalid_argument for sizes that do not fit, for numbers that are not
/// finite, and for a class that there is not.
SoftmaxPass passThrough(const SoftmaxModel& model, ConstVectorRef x, Index target);

/// W − α ∂L/∂W, b − α ∂L/∂b
SoftmaxModel updated(const SoftmaxModel& model, const SoftmaxPass& pass, double alpha);

/// The course's worked example: iris, three classes, four inputs.
SoftmaxModel irisModel();
Vector irisFlower();
/// The same with weights and biases drawn evenly from [−scale, scale], rounded to one decimal as they are written.
SoftmaxModel randomModel(Index classes, Index inputs, std::uint64_t seed, double scale = 2.5);

}  // namespace descenso
