#include "app/labs/optimizer/state_map.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr Index finest = 256;
constexpr Index coarsest = 24;
constexpr double evaluationsAtOnce = 4e7;       // of one example's loss: some tens of milliseconds
constexpr double evaluationsWhilePanning = 8e6;

Index side(const Problem& problem, double evaluations) {
  const double examples = std::max(1.0, static_cast<double>(problem.exampleCount()));
  return std::clamp(static_cast<Index>(std::sqrt(evaluations / examples)), coarsest, finest);
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

LossMap::LossMap(std::shared_ptr<const Problem> problem, const Box& range)
    : problem_(std::move(problem)), range_(range) {
  const Index nodes = side(*problem_, evaluationsAtOnce);
  grid_ = std::make_shared<LossGrid>(lossGrid(*problem_, range_, nodes, nodes));
  stationaryPoints_ = findStationaryPoints(*problem_, range_);
}

std::shared_ptr<const LossGrid> LossMap::gridFor(const Box& view) {
  if (isSharp(range_, view)) return grid_;
  if (viewGrid_ && isSharp(viewGrid_->box, view)) return viewGrid_;
  const Index nodes = side(*problem_, evaluationsWhilePanning);
  // With room around the view, so that small movements need nothing new.
  viewGrid_ = std::make_shared<LossGrid>(lossGrid(*problem_, grown(view, 0.25), nodes, nodes));
  return viewGrid_;
}

}  // namespace descenso
