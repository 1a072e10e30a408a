#include "engine/analysis/basin_reach.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace descenso {
namespace {

constexpr double deepPart = 0.25;         // of the radius
constexpr double roundingOfLoss = 1e-12;  // relative

double distanceToNearestOther(const std::vector<StationaryPoint>& minima, std::size_t i, const Point2& scale) {
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t k = 0; k < minima.size(); ++k) {
    if (k != i) nearest = std::min(nearest, (minima[k].phi - minima[i].phi).cwiseProduct(scale).norm());
  }
  return nearest;
}

/// Eigenvalues of the Hessian over parameters in units of the box, ascending.
Point2 scaledCurvature(const Problem& problem, const Point2& phi, const Point2& size) {
  Matrix h(2, 2);
  problem.hessian(phi, Batch::whole(), h);
  h = size.asDiagonal() * h * size.asDiagonal();
  const double mean = (h(0, 0) + h(1, 1)) / 2;
  const double radius = std::hypot((h(0, 0) - h(1, 1)) / 2, h(0, 1));
  return {mean - radius, mean + radius};
}

}  // namespace

BasinReach::BasinReach(const Problem& problem, const Box& box, const std::vector<StationaryPoint>& minima,
                       double radius)
    : scale_(box.size().cwiseInverse()) {
  for (std::size_t i = 0; i < minima.size(); ++i) {
    const StationaryPoint& minimum = minima[i];
    const double own = std::min(radius, distanceToNearestOther(minima, i, scale_) / 2);
    const Point2 curvature = scaledCurvature(problem, minimum.phi, box.size());
    const double rounding = roundingOfLoss * std::abs(minimum.loss);
    const double inner = deepPart * own;
    bowls_.push_back({.center = minimum.phi.cwiseProduct(scale_),
                      .squaredRadius = own * own,
                      .highest = minimum.loss + curvature.y() * own * own / 2 + rounding,
                      .deep = minimum.loss + curvature.x() * inner * inner / 2 + rounding});
  }
}

int BasinReach::around(const Point2& phi) const {
  const Point2 at = phi.cwiseProduct(scale_);
  for (std::size_t i = 0; i < bowls_.size(); ++i) {
    if ((at - bowls_[i].center).squaredNorm() < bowls_[i].squaredRadius) return static_cast<int>(i);
  }
  return -1;
}

bool BasinReach::agrees(int minimum, double loss) const {
  return loss <= bowls_[static_cast<std::size_t>(minimum)].highest;
}

bool BasinReach::isDeep(int minimum, double loss) const {
  return loss <= bowls_[static_cast<std::size_t>(minimum)].deep;
}

}  // namespace descenso
