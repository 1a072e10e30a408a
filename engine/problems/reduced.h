// A sum of squares turned into the mean that a course document defines its loss by.
#pragma once

#include <memory>

#include "engine/problems/problem.h"

namespace descenso {

/// How the examples' squared errors r² become the loss of a batch of m examples. The course documents disagree, and the
/// same α then means a step of another length.
enum class Reduction {
  sum,       ///< Σ r²
  mean,      ///< Σ r² / m
  halfMean,  ///< Σ r² / (2 m)
  halfSum,   ///< Σ r² / 2: its gradient Σ r ∂f/∂φ is the one printed without 1/m beside the loss Σ r² / (2 m)
};

/// The factor that turns the sum over `count` examples into the loss.
double reductionFactor(Reduction reduction, Index count);

/// Another problem's loss and derivatives, scaled by the number of examples of each batch. The model is the same.
class Reduced final : public Problem {
 public:
  /// `sum` must be a plain sum over its examples.
  Reduced(std::shared_ptr<const Problem> sum, Reduction reduction) : sum_(std::move(sum)), reduction_(reduction) {}

  Index dimension() const override { return sum_->dimension(); }
  Index exampleCount() const override { return sum_->exampleCount(); }
  Index wholeCost() const override { return sum_->wholeCost(); }
  const DataSet* data() const override { return sum_->data(); }

  double loss(ConstVectorRef phi, const Batch& batch) const override;
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override;
  void hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const override;
  void lossRow(std::span<const double> first, double second, std::span<double> out) const override;
  double exampleWeight(Index count) const override {
    return reductionFactor(reduction_, count) / reductionFactor(reduction_, 1);
  }
  bool predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const override;

 private:
  double factor(const Batch& batch) const;

  std::shared_ptr<const Problem> sum_;
  Reduction reduction_;
};

}  // namespace descenso
