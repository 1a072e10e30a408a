#include "app/labs/optimizer/state_map.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr Index finest = 256;
constexpr Index coarsest = 24;
constexpr double evaluationsAtOnce = 4e7;  // of one example's loss: some tens of milliseconds
constexpr double evaluationsWhilePanning = 8e6;
constexpr double manyExamples = 3000;   // from here on the map is made in the background
constexpr double magnifiedPart = 0.12;  // of the map's sides, to each side of the minimum
constexpr double tooMany = 50'000;      // to make another map while panning

double examplesOf(const Problem& problem) { return std::max(1.0, static_cast<double>(problem.wholeCost())); }

Index side(const Problem& problem, double evaluations) {
  return std::clamp(static_cast<Index>(std::sqrt(evaluations / examplesOf(problem))), coarsest, finest);
}

Box grown(const Box& box, double part) {
  const Point2 margin = part * box.size();
  return {box.low - margin, box.high + margin};
}

/// Whether a grid over `box` shows `view` without being seen through a magnifying glass.
bool isSharp(const Box& box, const Box& view) {
  const Point2 part = view.size().cwiseQuotient(box.size());
  return box.contains(view.low) && box.contains(view.high) && part.minCoeff() > 0.4;
}

/// The box around an ellipse of equal loss, ½ φᵀ H φ = const: its half sides are to each other as √(H⁻¹)ᵢᵢ.
Box partAround(const Problem& problem, const std::vector<StationaryPoint>& points, const Box& range) {
  const auto lowest = std::find_if(points.begin(), points.end(),
                                   [](const auto& point) { return point.type == StationaryType::minimum; });
  const Point2 middle = lowest == points.end() ? Point2((range.low + range.high) / 2) : lowest->phi;
  Point2 half = magnifiedPart * range.size();
  Matrix hessian(2, 2);
  if (lowest != points.end()) problem.hessian(middle, Batch::whole(), hessian);
  const double determinant = lowest == points.end() ? 0 : hessian(0, 0) * hessian(1, 1) - hessian(0, 1) * hessian(1, 0);
  if (determinant > 0 && std::isfinite(determinant)) {
    const Point2 ellipse(std::sqrt(hessian(1, 1) / determinant), std::sqrt(hessian(0, 0) / determinant));
    if (ellipse.allFinite()) half = ellipse * half.cwiseQuotient(ellipse).minCoeff();
  }
  return {middle - half, middle + half};
}

}  // namespace

LossMap::LossMap(std::shared_ptr<const Problem> problem, const Box& range, Pace pace)
    : problem_(std::move(problem)), range_(range), pending_(std::make_shared<Result>()) {
  if (pace == Pace::responsive && examplesOf(*problem_) >= manyExamples) {
    worker_ = std::jthread([kept = problem_, box = range_, result = pending_] { compute(*kept, box, *result); });
  } else {
    compute(*problem_, range_, *pending_);
    collect();
  }
}

void LossMap::compute(const Problem& problem, const Box& range, Result& result) {
  const Index nodes = side(problem, evaluationsAtOnce);
  result.grid = std::make_shared<LossGrid>(lossGrid(problem, range, nodes, nodes));
  result.stationaryPoints = findStationaryPoints(problem, range);
  result.aroundMinimum = partAround(problem, result.stationaryPoints, range);
  result.isDone = true;
}

bool LossMap::collect() {
  if (!pending_ || !pending_->isDone) return false;
  grid_ = std::move(pending_->grid);
  stationaryPoints_ = std::move(pending_->stationaryPoints);
  aroundMinimum_ = pending_->aroundMinimum;
  pending_.reset();
  return true;
}

std::shared_ptr<const LossGrid> LossMap::gridFor(const Box& view, bool isInset) {
  if (!grid_ || isSharp(range_, view) || examplesOf(*problem_) >= tooMany) return grid_;
  std::shared_ptr<const LossGrid>& viewGrid = viewGrids_[isInset ? 1 : 0];
  if (viewGrid && isSharp(viewGrid->box, view)) return viewGrid;
  const Index nodes = side(*problem_, evaluationsWhilePanning);
  // With room around the view, so that small movements need nothing new.
  viewGrid = std::make_shared<LossGrid>(lossGrid(*problem_, grown(view, 0.25), nodes, nodes));
  return viewGrid;
}

}  // namespace descenso
