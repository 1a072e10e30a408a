#include "engine/analysis/gradient_check.h"

#include "engine/math/finite_differences.h"

namespace descenso {
namespace {

double largestError(const Matrix& analytic, const Matrix& numerical) {
  return ((analytic - numerical).array().abs() / numerical.array().abs().max(1.0)).maxCoeff();
}

}  // namespace

GradientCheck checkGradient(const Problem& problem, ConstVectorRef phi) {
  const Batch all = Batch::whole();
  const auto loss = [&](ConstVectorRef at) { return problem.loss(at, all); };
  const auto slope = [&](ConstVectorRef at, VectorRef out) { problem.lossAndGradient(at, all, out); };

  Vector gradient(problem.dimension());
  Matrix hessian(problem.dimension(), problem.dimension());
  problem.lossAndGradient(phi, all, gradient);
  problem.hessian(phi, all, hessian);
  return {largestError(gradient, numericalGradient(loss, phi)), largestError(hessian, numericalJacobian(slope, phi))};
}

}  // namespace descenso
