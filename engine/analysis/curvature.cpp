#include "engine/analysis/curvature.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/math/message.h"

namespace descenso {
namespace {

/// An eigenvector has no sign of its own: its largest component is made positive.
void orient(Matrix& axes) {
  for (Index j = 0; j < axes.cols(); ++j) {
    Index largest = 0;
    axes.col(j).cwiseAbs().maxCoeff(&largest);
    if (axes(largest, j) < 0) axes.col(j) *= -1;
  }
}

}  // namespace

SymmetricPair symmetricPair(double h00, double h01, double h11) {
  const double mean = (h00 + h11) / 2;
  const double half = (h00 - h11) / 2;
  const double radius = std::hypot(half, h01);
  if (!std::isfinite(mean) || !std::isfinite(radius)) {
    return {Point2::Constant(notANumber), Point2::Constant(notANumber)};
  }
  Point2 axis(h01, -half - radius);
  if (half < 0) axis = Point2(radius - half, -h01);
  if (axis.squaredNorm() == 0) axis = Point2(1, 0);
  return {{mean - radius, mean + radius}, axis.normalized()};
}

Definiteness definitenessOf(ConstVectorRef eigenvalues) {
  if (!eigenvalues.allFinite()) return Definiteness::undefined;
  const double zero = flatCurvature * eigenvalues.cwiseAbs().maxCoeff();
  const double low = eigenvalues.minCoeff();
  const double high = eigenvalues.maxCoeff();
  if (zero == 0) return Definiteness::flat;
  if (low < -zero) {
    if (high > zero) return Definiteness::indefinite;
    return high < -zero ? Definiteness::negative : Definiteness::negativeSemidefinite;
  }
  return low > zero ? Definiteness::positive : Definiteness::positiveSemidefinite;
}

HessianTest hessianTest(double h00, double h01, double h11) { return {h00 * h11 - h01 * h01, h00 + h11}; }

double Curvature::stabilityLimit() const {
  if (definiteness == Definiteness::undefined) return notANumber;
  const double largest = eigenvalues[eigenvalues.size() - 1];
  return largest > 0 ? 2 / largest : std::numeric_limits<double>::infinity();
}

double Curvature::conditionNumber() const {
  if (definiteness == Definiteness::undefined) return notANumber;
  if (definiteness != Definiteness::positive) return std::numeric_limits<double>::infinity();
  return eigenvalues[eigenvalues.size() - 1] / eigenvalues[0];
}

Curvature curvatureAt(const Problem& problem, ConstVectorRef phi) {
  const Index n = problem.dimension();
  Curvature curvature{.hessian = Matrix(n, n),
                      .eigenvalues = Vector::Constant(n, notANumber),
                      .axes = Matrix::Constant(n, n, notANumber)};
  problem.hessian(phi, Batch::whole(), curvature.hessian);
  if (!curvature.hessian.allFinite()) return curvature;
  const Eigen::SelfAdjointEigenSolver<Matrix> solver(curvature.hessian);
  curvature.eigenvalues = solver.eigenvalues();
  curvature.axes = solver.eigenvectors();
  orient(curvature.axes);
  curvature.definiteness = definitenessOf(curvature.eigenvalues);
  return curvature;
}

Definiteness CurvatureGrid::at(Index column, Index row) const {
  return definitenessOf(Point2(smallest[place(column, row)], largest[place(column, row)]));
}

CurvatureGrid curvatureGrid(const Problem& problem, const Box& box, Index width, Index height) {
  if (problem.dimension() != 2) throw InvalidArgument("a curvature grid needs a problem of two parameters"_message);
  if (width < 2 || height < 2) throw InvalidArgument("a curvature grid needs at least 2 nodes along each side"_message);
  CurvatureGrid grid{.box = box, .width = width, .height = height, .smallest = {}, .largest = {}};
  grid.smallest.reserve(static_cast<std::size_t>(width * height));
  grid.largest.reserve(static_cast<std::size_t>(width * height));
  const Point2 cell = box.size().cwiseQuotient(Point2(width - 1, height - 1));
  Vector phi(2);
  Matrix hessian(2, 2);
  for (Index row = 0; row < height; ++row) {
    for (Index column = 0; column < width; ++column) {
      phi = box.low + cell.cwiseProduct(Point2(column, row));
      problem.hessian(phi, Batch::whole(), hessian);
      const Point2 eigenvalues = symmetricPair(hessian(0, 0), hessian(0, 1), hessian(1, 1)).eigenvalues;
      grid.smallest.push_back(eigenvalues.x());
      grid.largest.push_back(eigenvalues.y());
    }
  }
  return grid;
}

}  // namespace descenso
