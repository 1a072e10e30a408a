#include "engine/problems/linear_regression.h"

namespace descenso {

LinearRegression::LinearRegression(std::shared_ptr<const DataSet> data) : data_(std::move(data)) {
  checkData(*data_);
  const auto& [name, x, y] = *data_;
  count_ = static_cast<double>(x.size());
  meanX_ = x.mean();
  meanY_ = y.mean();
  const auto dx = x.array() - meanX_;
  const auto dy = y.array() - meanY_;
  spreadX_ = dx.square().sum();
  bestSlope_ = spreadX_ > 0 ? (dx * dy).sum() / spreadX_ : 0;
  residual_ = (dy - bestSlope_ * dx).square().sum();
}

double LinearRegression::wholeLoss(double intercept, double slope) const {
  const double offset = intercept + slope * meanX_ - meanY_;
  const double tilt = slope - bestSlope_;
  return count_ * offset * offset + spreadX_ * tilt * tilt + residual_;
}

double LinearRegression::loss(ConstVectorRef phi, const Batch& batch) const {
  if (batch.isWhole) return wholeLoss(phi[0], phi[1]);
  double sum = 0;
  for (const int i : batch.examples) {
    const double r = phi[0] + phi[1] * data_->x[i] - data_->y[i];
    sum += r * r;
  }
  return sum;
}

double LinearRegression::lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const {
  if (batch.isWhole) {
    gradient[0] = 2 * count_ * (phi[0] + phi[1] * meanX_ - meanY_);
    gradient[1] = meanX_ * gradient[0] + 2 * spreadX_ * (phi[1] - bestSlope_);
    return wholeLoss(phi[0], phi[1]);
  }
  double sum = 0;
  gradient.setZero();
  for (const int i : batch.examples) {
    const double x = data_->x[i];
    const double r = phi[0] + phi[1] * x - data_->y[i];
    sum += r * r;
    gradient[0] += 2 * r;
    gradient[1] += 2 * r * x;
  }
  return sum;
}

void LinearRegression::hessian(ConstVectorRef, const Batch& batch, MatrixRef hessian) const {
  if (batch.isWhole) {
    hessian(0, 0) = 2 * count_;
    hessian(0, 1) = 2 * count_ * meanX_;
    hessian(1, 1) = 2 * (spreadX_ + count_ * meanX_ * meanX_);
  } else {
    hessian.setZero();
    for (const int i : batch.examples) {
      const double x = data_->x[i];
      hessian(0, 0) += 2;
      hessian(0, 1) += 2 * x;
      hessian(1, 1) += 2 * x * x;
    }
  }
  hessian(1, 0) = hessian(0, 1);
}

void LinearRegression::lossRow(std::span<const double> first, double second, std::span<double> out) const {
  for (std::size_t i = 0; i < first.size(); ++i) out[i] = wholeLoss(first[i], second);
}

bool LinearRegression::predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const {
  for (std::size_t i = 0; i < x.size(); ++i) y[i] = phi[0] + phi[1] * x[i];
  return true;
}

}  // namespace descenso
