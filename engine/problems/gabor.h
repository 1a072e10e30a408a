// The Gabor model fitted to points: f[x, φ] = sin u · exp(−u²/D) with u = φ₀ + 0.06 φ₁ x, L[φ] = Σᵢ (f[xᵢ, φ] − yᵢ)².
// Source: Prince 2023, Understanding Deep Learning, ch. 6, where D = 32.
#pragma once

#include <memory>
#include <vector>

#include "engine/problems/gabor_plain.h"
#include "engine/problems/problem.h"

namespace descenso {

class Gabor final : public Problem {
 public:
  /// Throws std::invalid_argument unless there is at least one example, all are finite, and the denominator is 8 or 32.
  explicit Gabor(std::shared_ptr<const DataSet> data, double denominator = 32);

  Index dimension() const override { return 2; }
  Index exampleCount() const override { return data_->size(); }
  const DataSet* data() const override { return data_.get(); }

  double loss(ConstVectorRef phi, const Batch& batch) const override;
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override;
  void hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const override;
  void lossRow(std::span<const double> first, double second, std::span<double> out) const override;
  bool predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const override;

 private:
  GaborExamples all() const;
  /// Calls visit(GaborExamples) for pieces of the batch that together hold its examples in order.
  template <class Visit>
  void forEachPiece(const Batch& batch, Visit visit) const;

  std::shared_ptr<const DataSet> data_;
  double denominator_;
  double largestQ_ = 0;
  std::vector<double> q_;  ///< 0.06 x, padded for the kernel
  std::vector<double> y_;  ///< padded
};

}  // namespace descenso
