// The arithmetic of dense layers, on a block of examples at a time.
//
// A block is an array with a row for each input (or unit) and blockColumns numbers in each row, one an example: the
// first `count` are examples, the rest is padding that holds finite numbers. All arrays of blocks are aligned to
// blockAlignment bytes. Functions of the same names in namespace kernels::plain do the same in Eigen's words.
#pragma once

#include <cstddef>

#include "engine/networks/activation.h"
#include "engine/networks/output.h"

namespace descenso::kernels {

inline constexpr int blockColumns = 32;
inline constexpr std::size_t blockAlignment = 64;

/// A layer of one network with the numbers of one φ: weights row after row.
struct Layer {
  const double* weights = nullptr;
  const double* biases = nullptr;
  int inputs = 0;
  int units = 0;
  ActivationKind activation = ActivationKind::identity;
  double parameter = 0;
};

struct Output {
  OutputKind kind = OutputKind::linear;
  LossKind loss = LossKind::halfSquared;
  int units = 0;
  ActivationKind activation = ActivationKind::identity;  ///< of a linear output
};

/// Whether f′(z) can be told from f(z): such a layer need not keep its slopes.
constexpr bool isSlopeOfOutput(ActivationKind kind) {
  return kind == ActivationKind::identity || kind == ActivationKind::sigmoid || kind == ActivationKind::tanh ||
         kind == ActivationKind::relu;
}

/// Examples stand in columns of `inputs` numbers, one after the other: those at `chosen` become a block. The padding
/// becomes 0.
void gather(const double* examples, int inputs, const int* chosen, int count, double* block);

/// out = f(W in + b), and slopes = f′(W in + b) unless `slopes` is null.
void forward(const Layer& layer, const double* in, int count, double* out, double* slopes);

/// The sum of the examples' losses. `out` is what forward gave for the last layer, for sigmoid and softmax with the
/// identity: scores. Unless `deltas` is null it becomes scale · ∂loss/∂z, its padding 0; `slopes` are those of a linear
/// output whose slopes cannot be told from it. `spare` has room for a block of the outputs.
double outputLoss(const Output& output, const double* out, const double* slopes, const double* targets, int count,
                  double scale, double* deltas, double* spare);

/// Scores become what the network says.
void say(const Output& output, double* scores, int count);

/// weights(u, i) += Σ deltas(u, s) in(i, s) and biases(u) += Σ deltas(u, s) over the examples s, or = where `isFirst`.
/// `spare` has room for inputs rounded up to 8, times blockColumns, numbers.
void addGradient(const Layer& layer, const double* deltas, const double* in, int count, bool isFirst, double* spare,
                 double* weights, double* biases);

/// deltasBefore = (Wᵀ deltas) f′, where f is the activation of the layer before, told from its outputs `before` or, if
/// not null, given as `slopesBefore`.
void pullBack(const Layer& layer, const double* deltas, ActivationKind activationBefore, const double* before,
              const double* slopesBefore, int count, double* deltasBefore);

namespace plain {

void gather(const double* examples, int inputs, const int* chosen, int count, double* block);
void forward(const Layer& layer, const double* in, int count, double* out, double* slopes);
double outputLoss(const Output& output, const double* out, const double* slopes, const double* targets, int count,
                  double scale, double* deltas, double* spare);
void say(const Output& output, double* scores, int count);
void addGradient(const Layer& layer, const double* deltas, const double* in, int count, bool isFirst, double* spare,
                 double* weights, double* biases);
void pullBack(const Layer& layer, const double* deltas, ActivationKind activationBefore, const double* before,
              const double* slopesBefore, int count, double* deltasBefore);

}  // namespace plain
}  // namespace descenso::kernels
