#include "engine/problems/slice.h"

#include <stdexcept>
#include <string>

namespace descenso {

Slice::Slice(std::shared_ptr<const Problem> whole, std::array<Index, 2> free, Vector values)
    : whole_(std::move(whole)), free_(free), values_(std::move(values)) {
  const Index count = whole_->dimension();
  const std::string range = "[0, " + std::to_string(count) + ")";
  if (count > maximumSlicedParameters) {
    throw std::invalid_argument("a slice must be of a problem of at most " + std::to_string(maximumSlicedParameters) +
                                " parameters, got " + std::to_string(count));
  }
  if (values_.size() != count) {
    throw std::invalid_argument("a slice must have a value for each of " + std::to_string(count) + " parameters, got " +
                                std::to_string(values_.size()));
  }
  if (!values_.allFinite()) throw std::invalid_argument("the fixed parameters of a slice must be finite numbers");
  for (const Index index : free) {
    if (index < 0 || index >= count) {
      throw std::invalid_argument("the free parameters of a slice must be in " + range + ", got " +
                                  std::to_string(index));
    }
  }
  if (free[0] == free[1]) throw std::invalid_argument("the free parameters of a slice must be two different ones");
}

Eigen::Map<Vector> Slice::inserted(ConstVectorRef phi, Buffer& buffer) const {
  Eigen::Map<Vector> point(buffer.data(), values_.size());
  point = values_;
  point[free_[0]] = phi[0];
  point[free_[1]] = phi[1];
  return point;
}

Vector Slice::wholePoint(ConstVectorRef phi) const {
  Buffer buffer;
  return inserted(phi, buffer);
}

double Slice::loss(ConstVectorRef phi, const Batch& batch) const {
  Buffer buffer;
  return whole_->loss(inserted(phi, buffer), batch);
}

double Slice::lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const {
  Buffer buffer;
  Buffer slopes;
  Eigen::Map<Vector> all(slopes.data(), values_.size());
  const double loss = whole_->lossAndGradient(inserted(phi, buffer), batch, all);
  gradient[0] = all[free_[0]];
  gradient[1] = all[free_[1]];
  return loss;
}

void Slice::hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const {
  Buffer buffer;
  std::array<double, static_cast<std::size_t>(maximumSlicedParameters * maximumSlicedParameters)> bends;
  Eigen::Map<Matrix> all(bends.data(), values_.size(), values_.size());
  whole_->hessian(inserted(phi, buffer), batch, all);
  for (Index i = 0; i < 2; ++i) {
    for (Index j = 0; j < 2; ++j) {
      hessian(i, j) = all(free_[static_cast<std::size_t>(i)], free_[static_cast<std::size_t>(j)]);
    }
  }
}

bool Slice::predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const {
  Buffer buffer;
  return whole_->predict(inserted(phi, buffer), x, y);
}

}  // namespace descenso
