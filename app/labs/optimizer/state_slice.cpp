#include "app/labs/optimizer/state_slice.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr double before = 0.25;  // of the step, shown on the other side of its start
constexpr double beyond = 2.5;
constexpr double farthestWhole = 4;          // steps: a first bracket up to there is shown whole
constexpr double evaluationsOfACurve = 3e6;  // of one example's loss
constexpr Index mostPoints = 251;
constexpr Index fewestPoints = 26;

Index termOf(const Run& run, std::string_view name) {
  const auto& terms = run.terms();
  const auto found = std::find_if(terms.begin(), terms.end(), [&](const Term& term) { return term.name == name; });
  return found == terms.end() ? -1 : found - terms.begin();
}

void trace(const Problem& problem, StepSlice& slice) {
  const double examples = std::max(1.0, static_cast<double>(problem.wholeCost()));
  const Index count = std::clamp(static_cast<Index>(evaluationsOfACurve / examples), fewestPoints, mostPoints);
  double last = beyond;
  const double whole = slice.brackets.empty() ? 0 : slice.brackets.front().d.at / slice.end;
  if (whole <= farthestWhole) last = std::max(last, whole);
  Vector phi(slice.from.size());
  for (Index i = 0; i < count; ++i) {
    const double part = static_cast<double>(i) / static_cast<double>(count - 1);
    slice.t.push_back(slice.end * (-before + part * (before + last)));
    phi = slice.from + slice.t.back() * slice.direction;
    slice.loss.push_back(problem.loss(phi, Batch::whole()));
  }
}

}  // namespace

Index slicedUpdate(const Run& run, Index step) {
  return std::min(std::max<Index>(step, 0) + 1, run.timeline().lastStep());
}

std::optional<StepSlice> stepSlice(const Run& run, Index step, const Run* replay) {
  const Index update = slicedUpdate(run, step);
  const Index delta = termOf(run, "delta");
  if (update < 1 || delta < 0) return std::nullopt;
  const StepRecord start = run.timeline().at(update - 1);
  const StepRecord end = run.timeline().at(update);
  StepSlice slice{.update = update, .from = start.phi, .direction = end.term(delta)};
  slice.isLineSearch = run.entry().group == Group::lineSearch;
  if (slice.isLineSearch) {
    slice.direction = -end.term(termOf(run, "g"));
    slice.end = end.term(termOf(run, "rate"))[0];
    if (replay) slice.brackets.assign(replay->optimizer().brackets().begin(), replay->optimizer().brackets().end());
  }
  const bool isStill = !(slice.end > 0) || slice.direction.isZero(0) || !slice.direction.allFinite();
  if (isStill) return std::nullopt;
  slice.startLoss = start.loss;
  slice.endLoss = end.loss;
  slice.slope = start.gradient.dot(slice.direction);
  trace(run.problem(), slice);
  return slice;
}

}  // namespace descenso
