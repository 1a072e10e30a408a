// How the loss bends: the Hessian's eigenvalues and directions, what they say about convexity and about α.
#pragma once

#include <vector>

#include "engine/problems/problem.h"

namespace descenso {

/// Eigenvalues of a symmetric 2 × 2 matrix, ascending, and the unit direction of the first; the second's is
/// perpendicular. NaN or infinite entries give NaN.
struct SymmetricPair {
  Point2 eigenvalues;
  Point2 axis;

  Point2 secondAxis() const { return {-axis.y(), axis.x()}; }
};
SymmetricPair symmetricPair(double h00, double h01, double h11);

enum class Definiteness {
  positive,              ///< all λ > 0: convex here, a minimum if the gradient vanishes
  positiveSemidefinite,  ///< λ ≥ 0, some 0: convex here, a valley
  flat,                  ///< all λ = 0
  indefinite,            ///< of both signs: a saddle if the gradient vanishes
  negativeSemidefinite,
  negative,
  undefined,  ///< the Hessian is not finite
};

/// An eigenvalue whose size is below this part of the largest one's counts as 0.
inline constexpr double flatCurvature = 1e-9;

/// By the signs of ascending eigenvalues.
Definiteness definitenessOf(ConstVectorRef eigenvalues);
inline bool isConvex(Definiteness d) {
  return d == Definiteness::positive || d == Definiteness::positiveSemidefinite || d == Definiteness::flat;
}

/// The 2 × 2 test of the course. A printed version asks for det > 0 alone, which −φ₀² − φ₁² passes: det 4, yet concave.
struct HessianTest {
  double determinant = 0;
  double trace = 0;

  bool isConvex() const { return determinant >= 0 && trace >= 0; }
  bool isConvexAsPrinted() const { return determinant > 0; }
};
HessianTest hessianTest(double h00, double h01, double h11);

struct Curvature {
  Matrix hessian;
  Vector eigenvalues;  ///< ascending; NaN where the Hessian is not finite
  Matrix axes;         ///< unit eigenvectors in its columns, each with its largest component positive
  Definiteness definiteness = Definiteness::undefined;

  /// 2/λmax: on a quadratic with this Hessian gradient descent is stable only for α below it. ∞ where λmax ≤ 0, NaN
  /// where there is no Hessian. Source: LeCun et al. 1998, Efficient BackProp, section 5.1.
  double stabilityLimit() const;
  /// λmax/λmin of a positive definite Hessian; ∞ otherwise.
  double conditionNumber() const;
};

/// Over all data at φ, for any number of parameters.
Curvature curvatureAt(const Problem& problem, ConstVectorRef phi);

/// The Hessian's eigenvalues on a regular grid, for shading where the loss is not convex.
struct CurvatureGrid {
  Box box;
  Index width = 0;               ///< along the first parameter
  Index height = 0;              ///< along the second
  std::vector<double> smallest;  ///< λmin, row after row from the low end, as LossGrid::values; NaN where there is none
  std::vector<double> largest;   ///< λmax

  std::size_t place(Index column, Index row) const { return static_cast<std::size_t>(row * width + column); }
  Definiteness at(Index column, Index row) const;
};

/// Nodes as those of lossGrid(): both ends included; width, height ≥ 2, a problem of two parameters.
CurvatureGrid curvatureGrid(const Problem& problem, const Box& box, Index width, Index height);

}  // namespace descenso
