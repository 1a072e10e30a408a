// A loss L(φ) with its gradient and Hessian, in total or on a batch.
#pragma once

#include <cstdint>
#include <span>

#include "engine/data/data_set.h"
#include "engine/math/types.h"

namespace descenso {

/// The examples that a loss is summed over: all of them, or those at the given 0-based indices.
struct Batch {
  std::span<const int> examples{};
  bool isWhole = true;
  std::uint64_t draw = 0;  ///< number of the update, for problems that draw something anew in each; 0: nothing is drawn

  static Batch whole() { return {}; }
  static Batch of(std::span<const int> examples) { return {.examples = examples, .isWhole = false}; }
};

class Problem {
 public:
  virtual ~Problem() = default;

  /// Number of parameters: the length of every φ and gradient below.
  virtual Index dimension() const = 0;
  /// 0 for a surface without data: it then has only the whole batch.
  virtual Index exampleCount() const { return 0; }
  /// Examples that a loss over all data goes through: none where sums over them are kept.
  virtual Index wholeCost() const { return exampleCount(); }
  /// The examples, or nullptr.
  virtual const DataSet* data() const { return nullptr; }

  virtual double loss(ConstVectorRef phi, const Batch& batch) const = 0;
  /// Writes ∂L/∂φ and returns L, at the cost of one pass.
  virtual double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const = 0;
  virtual void hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const = 0;

  /// Losses over all data along one row of a map: out[i] = L(first[i], second). Two parameters only.
  virtual void lossRow(std::span<const double> first, double second, std::span<double> out) const;

  /// What an example's loss, as that of a batch of its own, counts for in a batch of `count`: 1 where losses are
  /// summed.
  virtual double exampleWeight(Index count) const;

  /// Whether an answer depends on Batch::draw.
  virtual bool draws() const { return false; }
  /// The part of an update of rate `alpha` that follows the optimizer's own step: a proximal step, where there is one.
  virtual void shrink(double alpha, VectorRef phi) const;

  /// Model outputs f[x, φ] for the fit plot. Returns false where there is no curve to draw.
  virtual bool predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const;
};

/// A problem of more parameters is not sliced, and no formula has more: their values stand on the stack.
inline constexpr Index maximumSlicedParameters = 32;

/// Column k of `out` becomes what the batch's k-th example adds to the batch's gradient at φ: the columns add up to it.
/// `out` has a row for each parameter and a column for each example of the batch (exampleCount() for the whole).
/// Throws std::invalid_argument for another shape, and for a problem without data.
void exampleGradients(const Problem& problem, ConstVectorRef phi, const Batch& batch, MatrixRef out);

/// Throws std::invalid_argument unless every index is in [0, exampleCount()) and there is at least one.
void checkBatch(const Problem& problem, std::span<const int> examples);

}  // namespace descenso
