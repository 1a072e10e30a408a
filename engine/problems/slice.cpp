#include "engine/problems/slice.h"

#include <string>

#include "engine/math/message.h"

namespace descenso {

Slice::Slice(std::shared_ptr<const Problem> whole, std::array<Index, 2> free, Vector values)
    : whole_(std::move(whole)), free_(free), values_(std::move(values)) {
  const Index count = whole_->dimension();
  if (count > maximumSlicedParameters) {
    throw InvalidArgument("a slice must be of a problem of at most {most} parameters, got {got}"_message,
                          {{"most", maximumSlicedParameters}, {"got", count}});
  }
  if (values_.size() != count) {
    throw InvalidArgument("a slice must have a value for each of {count} parameters, got {got}"_message,
                          {{"count", count}, {"got", values_.size()}});
  }
  if (!values_.allFinite()) throw InvalidArgument("the fixed parameters of a slice must be finite numbers"_message);
  for (const Index index : free) {
    if (index < 0 || index >= count) {
      throw InvalidArgument("the free parameters of a slice must be in [0, {count}), got {got}"_message,
                            {{"count", count}, {"got", index}});
    }
  }
  if (free[0] == free[1]) throw InvalidArgument("the free parameters of a slice must be two different ones"_message);
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
