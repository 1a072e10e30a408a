#include "engine/problems/reduced.h"

namespace descenso {

double reductionFactor(Reduction reduction, Index count) {
  const auto m = static_cast<double>(count);
  switch (reduction) {
    case Reduction::mean:
      return 1 / m;
    case Reduction::halfMean:
      return 1 / (2 * m);
    case Reduction::halfSum:
      return 0.5;
    default:
      return 1;
  }
}

double Reduced::factor(const Batch& batch) const {
  return reductionFactor(reduction_, batch.isWhole ? exampleCount() : std::ssize(batch.examples));
}

double Reduced::loss(ConstVectorRef phi, const Batch& batch) const { return factor(batch) * sum_->loss(phi, batch); }

double Reduced::lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const {
  const double loss = sum_->lossAndGradient(phi, batch, gradient);
  gradient *= factor(batch);
  return factor(batch) * loss;
}

void Reduced::hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const {
  sum_->hessian(phi, batch, hessian);
  hessian *= factor(batch);
}

void Reduced::lossRow(std::span<const double> first, double second, std::span<double> out) const {
  sum_->lossRow(first, second, out);
  const double scale = factor(Batch::whole());
  for (double& loss : out) loss *= scale;
}

bool Reduced::predict(ConstVectorRef phi, std::span<const double> x, std::span<double> y) const {
  return sum_->predict(phi, x, y);
}

}  // namespace descenso
