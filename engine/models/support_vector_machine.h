// Support vector machine with a Gaussian kernel K(x, x′) = exp(−γ |x − x′|²), trained by LIBSVM.
// Source: Cortes & Vapnik 1995, Support-vector networks; Chang & Lin 2011, LIBSVM.
#pragma once

#include <vector>

#include "engine/models/model.h"

namespace descenso {

struct SupportVectorConfig {
  double gamma = 1;  ///< > 0; the kernel's width is 1/√(2γ)
  double c = 1;      ///< > 0, of Σ ξ: the more, the fewer examples may lie within the margin
  bool operator==(const SupportVectorConfig&) const = default;
};

/// Of two classes the only output is the decision value f(x) = Σ βᵢ K(xᵢ, x) + b: above 0 it says class 1; the margin
/// lies between −1 and 1. Of k > 2 classes each two have such an f, and outputs are each class's share of these votes.
class SupportVectorMachine final : public Model {
 public:
  /// Trains; takes seconds for 10 000 examples, more with a large C. Throws std::invalid_argument for γ and C that are
  /// not positive and for examples of fewer than two classes.
  SupportVectorMachine(const Examples& examples, const SupportVectorConfig& config);

  /// Indices of the examples whose β is not 0, ascending.
  const std::vector<int>& supportVectors() const { return supportVectors_; }
  /// βᵢ for each example, 0 where it is no support vector: one row for each pair of classes, in the order (0, 1),
  /// (0, 2) … (1, 2) …
  const Matrix& coefficients() const { return coefficients_; }
  /// b for each pair of classes.
  const Vector& offsets() const { return offsets_; }

  Index inputCount() const override { return vectors_.rows(); }
  Index outputCount() const override { return classCount_ == 2 ? 1 : classCount_; }
  /// A dual coefficient for each example, and for each further class: n (k − 1), as the course counts (CLS-14), without
  /// the offsets.
  Index parameterCount() const override { return coefficients_.cols() * (classCount_ - 1); }
  void predict(const Eigen::Ref<const Matrix>& inputs, MatrixRef outputs) const override;
  int classSaid(std::span<const double> outputs) const override;
  /// The margins of two classes; shares of votes for more.
  std::array<double, 2> sureOutputs() const override { return {classCount_ == 2 ? -1.0 : 0.0, 1}; }
  std::vector<int> supports() const override { return supportVectors_; }

 private:
  double gamma_;
  Index classCount_;
  std::vector<int> supportVectors_;
  Matrix coefficients_;
  Vector offsets_;
  Matrix vectors_;  ///< inputs of the support vectors, a column for each
  Matrix weights_;  ///< their coefficients: the columns of coefficients_ that are not 0
};

}  // namespace descenso
