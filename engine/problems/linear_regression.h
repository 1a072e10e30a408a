// A line fitted to points: L[φ] = Σᵢ (φ₀ + φ₁ xᵢ − yᵢ)².
// Source: Prince 2023, Understanding Deep Learning, ch. 2 and 6.
#pragma once

#include <memory>

#include "engine/problems/problem.h"

namespace descenso {

/// Over all data the sum costs nothing per example: with the means x̄, ȳ and the least-squares slope b it is
///     n (φ₀ + φ₁ x̄ − ȳ)² + Sxx (φ₁ − b)² + R,
/// whose parts are never negative, so that nothing cancels.
class LinearRegression final : public Problem {
 public:
  /// Throws std::invalid_argument unless there is at least one example and as many targets as inputs, all finite.
  explicit LinearRegression(std::shared_ptr<const DataSet> data);

  Index dimension() const override { return 2; }
  Index exampleCount() const override { return data_->size(); }
  Index wholeCost() const override { return 0; }
  const DataSet* data() const override { return data_.get(); }

  double loss(ConstVectorRef phi, const Batch& batch) const override;
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override;
  void hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const override;
  void lossRow(std::span<const double> first, double second, std::span<double> out) const override;
  bool predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const override;

 private:
  double wholeLoss(double intercept, double slope) const;

  std::shared_ptr<const DataSet> data_;
  double count_ = 0;
  double meanX_ = 0;
  double meanY_ = 0;
  double spreadX_ = 0;    ///< Sxx = Σ (xᵢ − x̄)²
  double bestSlope_ = 0;  ///< 0 where all x are the same
  double residual_ = 0;   ///< R = Σ (yᵢ − ȳ − b (xᵢ − x̄))²
};

}  // namespace descenso
