#include "app/labs/optimizer/state_map.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr Index finest = 256;
constexpr Index coarsest = 24;
constexpr double evaluationsAtOnce = 4e7;  // of one example's loss: some tens of milliseconds
constexpr double evaluationsWhilePanning = 8e6;
constexpr double manyExamples = 3000;  // from here on the map is made in the background
constexpr double tooMany = 50'000;     // to make another map while panning

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
  result.isDone = true;
}

bool LossMap::collect() {
  if (!pending_ || !pending_->isDone) return false;
  grid_ = std::move(pending_->grid);
  stationaryPoints_ = std::move(pending_->stationaryPoints);
  pending_.reset();
  return true;
}

std::shared_ptr<const LossGrid> LossMap::gridFor(const Box& view) {
  if (!grid_ || isSharp(range_, view) || examplesOf(*problem_) >= tooMany) return grid_;
  if (viewGrid_ && isSharp(viewGrid_->box, view)) return viewGrid_;
  const Index nodes = side(*problem_, evaluationsWhilePanning);
  // With room around the view, so that small movements need nothing new.
  viewGrid_ = std::make_shared<LossGrid>(lossGrid(*problem_, grown(view, 0.25), nodes, nodes));
  return viewGrid_;
}

}  // namespace descenso
