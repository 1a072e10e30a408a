// A parabola fitted to points: L(w) = Σᵢ (w₁ xᵢ² + w₂ xᵢ + w₃ − yᵢ)², three parameters.
#pragma once

#include <Eigen/Core>
#include <memory>

#include "engine/problems/problem.h"

namespace descenso {

/// Over all data the sum costs nothing per example: with the design matrix A = Q R it is
///     ‖R w − z‖² + ρ,   z = Qᵀy, ρ = ‖y − Q z‖²,
/// whose parts are never negative, so that nothing cancels, also where A has no full rank (few or repeated x).
class QuadraticRegression final : public Problem {
 public:
  /// Throws std::invalid_argument unless there is at least one example and as many targets as inputs, all finite.
  explicit QuadraticRegression(std::shared_ptr<const DataSet> data);

  Index dimension() const override { return 3; }
  Index exampleCount() const override { return data_->size(); }
  Index wholeCost() const override { return 0; }
  const DataSet* data() const override { return data_.get(); }

  double loss(ConstVectorRef phi, const Batch& batch) const override;
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override;
  void hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const override;
  bool predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const override;

 private:
  std::shared_ptr<const DataSet> data_;
  Eigen::Matrix3d r_ = Eigen::Matrix3d::Zero();  ///< upper triangular
  Eigen::Vector3d z_ = Eigen::Vector3d::Zero();
  double residual_ = 0;  ///< ρ
};

}  // namespace descenso
