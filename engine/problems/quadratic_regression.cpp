#include "engine/problems/quadratic_regression.h"

#include <Eigen/QR>
#include <algorithm>

namespace descenso {
namespace {

using Features = Eigen::Vector3d;

Features featuresOf(double x) { return {x * x, x, 1}; }

}  // namespace

QuadraticRegression::QuadraticRegression(std::shared_ptr<const DataSet> data) : data_(std::move(data)) {
  checkData(*data_);
  const Index rows = std::max<Index>(data_->size(), 3);  // a row of zeros changes nothing
  Matrix design = Matrix::Zero(rows, 3);
  Vector targets = Vector::Zero(rows);
  for (Index i = 0; i < data_->size(); ++i) design.row(i) = featuresOf(data_->x[i]);
  targets.head(data_->size()) = data_->y;
  const Eigen::HouseholderQR<Matrix> qr(design);
  targets.applyOnTheLeft(qr.householderQ().adjoint());
  r_ = qr.matrixQR().topRows<3>().triangularView<Eigen::Upper>();
  z_ = targets.head<3>();
  residual_ = targets.tail(rows - 3).squaredNorm();
}

double QuadraticRegression::loss(ConstVectorRef phi, const Batch& batch) const {
  const Eigen::Vector3d w = phi;
  if (batch.isWhole) return (r_ * w - z_).squaredNorm() + residual_;
  double sum = 0;
  for (const int i : batch.examples) {
    const double error = featuresOf(data_->x[i]).dot(w) - data_->y[i];
    sum += error * error;
  }
  return sum;
}

double QuadraticRegression::lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const {
  const Eigen::Vector3d w = phi;
  if (batch.isWhole) {
    const Eigen::Vector3d error = r_ * w - z_;
    gradient = 2 * (r_.transpose() * error).eval();
    return error.squaredNorm() + residual_;
  }
  double sum = 0;
  Eigen::Vector3d slope(0, 0, 0);
  for (const int i : batch.examples) {
    const Features features = featuresOf(data_->x[i]);
    const double error = features.dot(w) - data_->y[i];
    sum += error * error;
    slope += 2 * error * features;
  }
  gradient = slope;
  return sum;
}

void QuadraticRegression::hessian(ConstVectorRef, const Batch& batch, MatrixRef hessian) const {
  Eigen::Matrix3d sum = Eigen::Matrix3d::Zero();
  if (batch.isWhole) {
    sum.noalias() = 2 * r_.transpose() * r_;
  } else {
    for (const int i : batch.examples) {
      const Features features = featuresOf(data_->x[i]);
      sum.noalias() += 2 * features * features.transpose();
    }
  }
  hessian = sum;
}

bool QuadraticRegression::predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const {
  for (std::size_t i = 0; i < x.size(); ++i) y[i] = (phi[0] * x[i] + phi[1]) * x[i] + phi[2];
  return true;
}

}  // namespace descenso
