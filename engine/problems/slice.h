// Two parameters of a bigger problem; the others keep the values they are given.
#pragma once

#include <array>
#include <memory>

#include "engine/problems/problem.h"

namespace descenso {

class Slice final : public Problem {
 public:
  /// `values` holds one number for each parameter of `whole`; those at `free` are not used.
  /// Throws std::invalid_argument for other sizes, numbers that are not finite, equal or unknown indices, and a whole
  /// of more than `maximumSlicedParameters`.
  Slice(std::shared_ptr<const Problem> whole, std::array<Index, 2> free, Vector values);

  Index dimension() const override { return 2; }
  Index exampleCount() const override { return whole_->exampleCount(); }
  Index wholeCost() const override { return whole_->wholeCost(); }
  const DataSet* data() const override { return whole_->data(); }

  const Problem& whole() const { return *whole_; }
  /// All parameters of the whole at φ.
  Vector wholePoint(ConstVectorRef phi) const;

  double loss(ConstVectorRef phi, const Batch& batch) const override;
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override;
  void hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const override;
  double exampleWeight(Index count) const override { return whole_->exampleWeight(count); }
  bool predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const override;

 private:
  /// On the stack, so that a step allocates nothing.
  using Buffer = std::array<double, static_cast<std::size_t>(maximumSlicedParameters)>;
  Eigen::Map<Vector> inserted(ConstVectorRef phi, Buffer& buffer) const;

  std::shared_ptr<const Problem> whole_;
  std::array<Index, 2> free_;
  Vector values_;
};

}  // namespace descenso
