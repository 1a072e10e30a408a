#include "engine/analysis/stationary_points.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/analysis/curvature.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr Index gridNodes = 64;  // a side, of the places where a search may begin
constexpr double reach = 1.5;    // a node begins a search if Newton's step from it is at most this many cells
constexpr int newtonSteps = 30;
constexpr Index sampleSize = 2000;  // examples that the search looks at first, where there are many more
constexpr std::size_t mostDegenerate = 8;
constexpr double nowhere = std::numeric_limits<double>::infinity();

SymmetricPair curvatureOf(const Matrix& h) { return symmetricPair(h(0, 0), h(0, 1), h(1, 1)); }

/// One search on one batch of one problem.
class Search {
 public:
  Search(const Problem& problem, const Box& box, const Batch& batch)
      : problem_(problem), box_(box), batch_(batch), cell_(box.size() / static_cast<double>(gridNodes - 1)) {}

  std::vector<Point2> seeds() {
    std::vector<Point2> found;
    for (Index row = 0; row < gridNodes; ++row) {
      for (Index column = 0; column < gridNodes; ++column) {
        const Point2 node = box_.low + Point2(column, row).cwiseProduct(cell_);
        const Point2 step = newtonStep(node);
        if (inCells(step) <= reach) found.push_back(node);
      }
    }
    return found;
  }

  /// Where Newton's method ends near `phi`, or nothing.
  std::optional<Point2> refine(Point2 phi) {
    double before = 0;
    for (int i = 0; i < newtonSteps; ++i) {
      const Point2 step = newtonStep(phi);
      const double length = inCells(step);
      if (!(length <= 2 * reach)) return std::nullopt;
      phi += step;
      if (length < 1e-13 || (length < 1e-8 && i > 0 && length >= before)) return phi;
      before = length;
    }
    return std::nullopt;
  }

  /// The stationary points inside the box that are reached from `seeds`.
  std::vector<StationaryPoint> pointsFrom(const std::vector<Point2>& seeds) {
    std::vector<StationaryPoint> points;
    for (const Point2& seed : seeds) {
      const std::optional<Point2> phi = refine(seed);
      if (phi && box_.contains(*phi)) addOnce(points, describe(*phi));
    }
    return points;
  }

 private:
  StationaryPoint describe(const Point2& phi) {
    const double loss = problem_.loss(phi, batch_);
    problem_.hessian(phi, batch_, hessian_);
    const Point2 eigenvalues = curvatureOf(hessian_).eigenvalues;
    return {phi, loss, eigenvalues, classify(eigenvalues)};
  }

  /// Adds `point` unless it is there already. The points of a valley, which has no end, count as one.
  void addOnce(std::vector<StationaryPoint>& points, const StationaryPoint& point) {
    std::size_t degenerate = 0;
    for (const StationaryPoint& known : points) {
      if (inCells(known.phi - point.phi) < 1e-4) return;
      if (known.type != StationaryType::degenerate || point.type != StationaryType::degenerate) continue;
      if (++degenerate == mostDegenerate || isStationary((known.phi + point.phi) / 2)) return;
    }
    points.push_back(point);
  }

  bool isStationary(const Point2& phi) { return inCells(newtonStep(phi)) < 1e-6; }

  double inCells(const Point2& step) const { return step.cwiseQuotient(cell_).norm(); }

  /// −H⁺ g: along a direction without curvature there is nothing to go by, so the step has no part in it.
  Point2 newtonStep(const Point2& phi) {
    problem_.lossAndGradient(phi, batch_, gradient_);
    problem_.hessian(phi, batch_, hessian_);
    const SymmetricPair curvature = curvatureOf(hessian_);
    if (!curvature.eigenvalues.allFinite()) return Point2::Constant(nowhere);  // a hole
    const double largest = curvature.eigenvalues.cwiseAbs().maxCoeff();
    largestCurvature_ = std::max(largestCurvature_, largest);
    if (!(largest > 1e-12 * largestCurvature_)) return Point2::Constant(nowhere);  // a plateau
    Point2 step(0, 0);
    const auto add = [&](double eigenvalue, const Point2& direction) {
      const double slope = direction.dot(gradient_);
      if (std::abs(eigenvalue) > flatCurvature * largest) {
        step -= slope / eigenvalue * direction;
      } else if (std::abs(slope) > flatCurvature * largest * cell_.norm()) {
        step.setConstant(nowhere);  // an even slope
      }
    };
    add(curvature.eigenvalues.x(), curvature.axis);
    add(curvature.eigenvalues.y(), curvature.secondAxis());
    return step;
  }

  const Problem& problem_;
  Box box_;
  Batch batch_;
  Point2 cell_;
  Vector gradient_ = Vector::Zero(2);
  Matrix hessian_ = Matrix::Zero(2, 2);
  double largestCurvature_ = 0;
};

/// Evenly spread indices of `sampleSize` of the examples.
std::vector<int> sampleOf(Index count) {
  std::vector<int> sample(static_cast<std::size_t>(sampleSize));
  for (Index i = 0; i < sampleSize; ++i) {
    sample[static_cast<std::size_t>(i)] = static_cast<int>(i * count / sampleSize);
  }
  return sample;
}

}  // namespace

std::vector<StationaryPoint> findStationaryPoints(const Problem& problem, const Box& box) {
  if (problem.dimension() != 2) throw InvalidArgument("stationary points need a problem of two parameters"_message);
  std::vector<StationaryPoint> points;
  if (problem.wholeCost() > 2 * sampleSize) {
    const std::vector<int> sample = sampleOf(problem.exampleCount());
    Search quick(problem, box, Batch::of(sample));
    std::vector<Point2> nearly;
    for (const StationaryPoint& point : quick.pointsFrom(quick.seeds())) nearly.push_back(point.phi);
    points = Search(problem, box, Batch::whole()).pointsFrom(nearly);
  } else {
    Search search(problem, box, Batch::whole());
    points = search.pointsFrom(search.seeds());
  }
  std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.loss < b.loss; });
  return points;
}

StationaryType classify(const Point2& eigenvalues) {
  const double zero = flatCurvature * eigenvalues.cwiseAbs().maxCoeff();
  if (!(eigenvalues.cwiseAbs().minCoeff() > zero)) return StationaryType::degenerate;
  if (eigenvalues.x() > 0) return StationaryType::minimum;
  return eigenvalues.y() < 0 ? StationaryType::maximum : StationaryType::saddle;
}

Point2 hessianEigenvalues(const Problem& problem, const Point2& phi) {
  Matrix hessian(2, 2);
  problem.hessian(phi, Batch::whole(), hessian);
  return curvatureOf(hessian).eigenvalues;
}

std::optional<StationaryPoint> nearestLow(const std::vector<StationaryPoint>& points, const Point2& phi,
                                          const Box& box) {
  std::optional<StationaryPoint> nearest;
  const auto distance = [&](const StationaryPoint& p) { return (p.phi - phi).cwiseQuotient(box.size()).norm(); };
  for (const StationaryPoint& point : points) {
    if (point.type != StationaryType::minimum && !point.isValley()) continue;
    if (!nearest || distance(point) < distance(*nearest)) nearest = point;
  }
  return nearest;
}

}  // namespace descenso
