// Where the gradient vanishes, found by Newton's method from many starts and classified by the Hessian.
#pragma once

#include <optional>
#include <vector>

#include "engine/problems/problem.h"

namespace descenso {

enum class StationaryType { minimum, saddle, maximum, degenerate };

struct StationaryPoint {
  Point2 phi;
  double loss = 0;
  Point2 eigenvalues;  ///< of the Hessian, ascending
  StationaryType type = StationaryType::degenerate;

  /// A valley: a line of points, of which the loss falls from none to either side.
  bool isValley() const { return type == StationaryType::degenerate && eigenvalues.y() > -eigenvalues.x(); }

  /// 2/λmax: gradient descent near this minimum or valley is stable only below it. Source: course map, section 2; LeCun
  /// et al. 1998.
  double stabilityLimit() const { return 2 / eigenvalues.y(); }
};

/// All stationary points inside `box`, by ascending loss; of a valley, where they form a line, one. Two parameters.
/// Of more than 4000 examples a sample says where to look, so that a point which only exists with all of them may be
/// missed.
std::vector<StationaryPoint> findStationaryPoints(const Problem& problem, const Box& box);

/// Classifies by the signs of the eigenvalues; |λ| below 1e-9 of the larger counts as zero.
StationaryType classify(const Point2& eigenvalues);

/// Eigenvalues of the Hessian over all data at φ, ascending.
Point2 hessianEigenvalues(const Problem& problem, const Point2& phi);

/// The minimum or valley nearest to φ, in units of the box's size; of a valley counts the point that is known. Nothing
/// if there is none.
std::optional<StationaryPoint> nearestLow(const std::vector<StationaryPoint>& points, const Point2& phi,
                                          const Box& box);

}  // namespace descenso
