#include "engine/analysis/verdict.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "engine/analysis/curvature.h"
#include "engine/analysis/loss_growth.h"

namespace descenso {
namespace {

constexpr double nearlyNothing = 1e-6;                                   // of the change of the loss since the start
constexpr double rounding = 4 * std::numeric_limits<double>::epsilon();  // of the loss
constexpr Index watched = 8;         // updates that must all turn back, or hardly gain
constexpr double hardlyLess = 0.95;  // a bounce that shrinks more than this over the watched updates is settling
constexpr double farUp = 10;         // times as high as what counts as grown
constexpr double hardlyMore = 0.01;  // of what is left to gain, in the watched updates

/// The Hessian at one point of the run, with the size of its eigenvalues.
struct Bend {
  explicit Bend(const Run& run, Index step) : curvature(curvatureAt(run.problem(), run.timeline().at(step).phi)) {
    const Vector absolute = curvature.eigenvalues.cwiseAbs();
    // Along a direction without curvature nothing is left to gain but by a slope, of which rounding leaves some.
    sizes = absolute.cwiseMax(flatCurvature * absolute.maxCoeff());
  }
  bool isKnown() const { return curvature.definiteness != Definiteness::undefined && sizes.maxCoeff() > 0; }

  double gainLeft(ConstVectorRef gradient) const {
    return (curvature.axes.transpose() * gradient).cwiseAbs2().cwiseQuotient(sizes).sum() / 2;
  }
  double lastChange(ConstVectorRef move) const {
    return (curvature.axes.transpose() * move).cwiseAbs2().cwiseProduct(sizes).sum() / 2;
  }

  Curvature curvature;
  Vector sizes;
};

Vector move(const Timeline& timeline, Index step) { return timeline.at(step).phi - timeline.at(step - 1).phi; }

bool isAtRest(const Timeline& timeline, Index step, const Bend& bend) {
  const StepRecord record = timeline.at(step);
  if (!bend.isKnown()) return record.gradient.isZero(0);
  const double left = bend.gainLeft(record.gradient);
  const double enough = nearlyNothing * (std::abs(record.loss - timeline.at(0).loss) + left) +  //
                        rounding * std::abs(record.loss);
  return left <= enough && (step == 0 || bend.lastChange(move(timeline, step)) <= enough);
}

Behaviour restAt(const Bend& bend) {
  switch (bend.curvature.definiteness) {
    case Definiteness::indefinite:
      return Behaviour::atSaddle;
    case Definiteness::negative:
    case Definiteness::negativeSemidefinite:
      return Behaviour::atMaximum;
    default:
      return Behaviour::converged;
  }
}

bool turnsBack(const Timeline& timeline, Index step) { return move(timeline, step).dot(move(timeline, step - 1)) < 0; }

bool isBouncing(const Timeline& timeline, Index step) {
  if (step <= watched) return false;
  for (Index k = step - watched + 1; k <= step; ++k) {
    if (!turnsBack(timeline, k)) return false;
  }
  const auto losses = timeline.losses();
  const auto seen = losses.subspan(0, static_cast<std::size_t>(step) + 1);
  const double covered = losses[0] - *std::min_element(seen.begin(), seen.end());
  const double fallen = timeline.at(step - watched).loss - timeline.at(step).loss;
  return fallen <= (1 - hardlyLess) * covered &&
         move(timeline, step).norm() >= hardlyLess * move(timeline, step - watched).norm();
}

/// Only of a run that goes steadily down: one that is pushed about by its batches is not slow.
bool isSlow(const Timeline& timeline, Index step, const Bend& bend) {
  if (step < watched || !bend.isKnown() || !isConvex(bend.curvature.definiteness)) return false;
  for (Index k = step - watched + 1; k <= step; ++k) {
    if (timeline.at(k).loss > timeline.at(k - 1).loss) return false;
  }
  const double gained = timeline.at(step - watched).loss - timeline.at(step).loss;
  return gained < hardlyMore * bend.gainLeft(timeline.at(step).gradient);
}

/// Since when the loss has grown, if it has stayed so for a while or is far up: a run that batches push about is above
/// its start now and then.
std::optional<Index> growingSince(const Timeline& timeline, Index step) {
  LossGrowth growth;
  growth.restart(timeline.at(0).loss);
  if (step > 0) growth.promise(timeline.at(0).gradient, move(timeline, 1));
  std::optional<Index> since;
  for (Index k = 0; k <= step; ++k) {
    const double loss = timeline.at(k).loss;
    growth.add(loss);
    if (!growth.isGrown(loss))
      since.reset();
    else if (!since)
      since = k;
  }
  const bool isGrowing = since && (step - *since + 1 >= watched || growth.isGrown(timeline.at(step).loss, farUp));
  return isGrowing ? since : std::nullopt;
}

template <class Holds>
Verdict sinceWhen(Behaviour behaviour, Index step, Holds holds) {
  while (step > 0 && holds(step - 1)) --step;
  return {behaviour, step};
}

/// By the Hessian where it rests now, which costs one for all steps; then, so that every step says the same, by that of
/// each.
Verdict restingSince(const Run& run, Index step, const Bend& now) {
  const Timeline& timeline = run.timeline();
  const Behaviour behaviour = restAt(now);
  const auto rests = [&](Index k) {
    const Bend bend(run, k);
    return restAt(bend) == behaviour && isAtRest(timeline, k, bend);
  };
  Index since = sinceWhen(behaviour, step, [&](Index k) { return isAtRest(timeline, k, now); }).since;
  while (since < step && !rests(since)) ++since;
  return sinceWhen(behaviour, since, rests);
}

}  // namespace

Verdict judge(const Run& run, Index step) {
  const Timeline& timeline = run.timeline();
  const Index k = std::clamp<Index>(step, 0, timeline.lastStep());
  if (run.status() == RunStatus::diverged && k == timeline.lastStep()) {
    return {Behaviour::diverged, run.divergence().step};
  }
  const Bend now(run, k);
  if (isAtRest(timeline, k, now)) return restingSince(run, k, now);
  const auto bouncing = [&](Index i) { return isBouncing(timeline, i); };
  if (const std::optional<Index> since = growingSince(timeline, k)) return {Behaviour::growing, *since};
  if (bouncing(k)) return sinceWhen(Behaviour::bouncing, k, bouncing);
  return {isSlow(timeline, k, now) ? Behaviour::slow : Behaviour::descending, 0};
}

}  // namespace descenso
