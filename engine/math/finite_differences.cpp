#include "engine/math/finite_differences.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

// Balances the h⁴ of the truncation against the ε/h of the rounding.
double stepFor(double value) { return 2e-3 * std::max(1.0, std::abs(value)); }

}  // namespace

Vector numericalGradient(const ScalarFunction& f, ConstVectorRef phi) {
  Vector point = phi;
  Vector gradient(phi.size());
  for (Index j = 0; j < phi.size(); ++j) {
    const double h = stepFor(phi[j]);
    const auto difference = [&](double width) {
      point[j] = phi[j] + width;
      const double above = f(point);
      point[j] = phi[j] - width;
      const double below = f(point);
      point[j] = phi[j];
      return (above - below) / (2 * width);
    };
    gradient[j] = (4 * difference(h / 2) - difference(h)) / 3;
  }
  return gradient;
}

Matrix numericalJacobian(const VectorFunction& f, ConstVectorRef phi) {
  Vector point = phi;
  Vector above(phi.size());
  Vector below(phi.size());
  Matrix jacobian(phi.size(), phi.size());
  for (Index j = 0; j < phi.size(); ++j) {
    const double h = stepFor(phi[j]);
    const auto difference = [&](double width) -> Vector {
      point[j] = phi[j] + width;
      f(point, above);
      point[j] = phi[j] - width;
      f(point, below);
      point[j] = phi[j];
      return (above - below) / (2 * width);
    };
    jacobian.col(j) = (4 * difference(h / 2) - difference(h)) / 3;
  }
  return jacobian;
}

}  // namespace descenso
