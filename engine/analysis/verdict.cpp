#include "engine/analysis/verdict.h"

#include <algorithm>

namespace descenso {
namespace {

constexpr double smallGradient = 1e-3;  // of the start's
constexpr double smallMove = 1e-3;      // of 1 + ‖φ‖
constexpr double wellAbove = 2;         // times the loss at the start
constexpr Index watched = 8;            // updates that must all turn back to be called bouncing
constexpr double hardlyLess = 0.95;     // a bounce that shrinks more than this over the watched updates is settling

Vector move(const Timeline& timeline, Index step) { return timeline.at(step).phi - timeline.at(step - 1).phi; }

bool isConverged(const Timeline& timeline, Index step) {
  const StepRecord record = timeline.at(step);
  if (record.gradient.norm() > smallGradient * timeline.at(0).gradient.norm()) return false;
  return step == 0 || (record.phi - timeline.at(step - 1).phi).norm() <= smallMove * (1 + record.phi.norm());
}

bool isGrowing(const Timeline& timeline, Index step) {
  return timeline.at(step).loss > wellAbove * timeline.at(0).loss;
}

bool turnsBack(const Timeline& timeline, Index step) {
  const VectorView before = timeline.at(step - 2).phi;
  const VectorView between = timeline.at(step - 1).phi;
  return (timeline.at(step).phi - between).dot(between - before) < 0;
}

bool isBouncing(const Timeline& timeline, Index step) {
  if (step <= watched) return false;
  for (Index k = step - watched + 1; k <= step; ++k) {
    if (!turnsBack(timeline, k)) return false;
  }
  return timeline.at(step).loss >= hardlyLess * timeline.at(step - watched).loss &&
         move(timeline, step).norm() >= hardlyLess * move(timeline, step - watched).norm();
}

template <class Holds>
Verdict sinceWhen(Behaviour behaviour, Index step, Holds holds) {
  while (step > 0 && holds(step - 1)) --step;
  return {behaviour, step};
}

}  // namespace

Verdict judge(const Run& run, Index step) {
  const Timeline& timeline = run.timeline();
  const Index k = std::clamp<Index>(step, 0, timeline.lastStep());
  if (run.status() == RunStatus::diverged && k == timeline.lastStep()) {
    return {Behaviour::diverged, run.divergence().step};
  }
  const auto converged = [&](Index i) { return isConverged(timeline, i); };
  const auto growing = [&](Index i) { return isGrowing(timeline, i); };
  const auto bouncing = [&](Index i) { return isBouncing(timeline, i); };
  if (converged(k)) return sinceWhen(Behaviour::converged, k, converged);
  if (growing(k)) return sinceWhen(Behaviour::growing, k, growing);
  if (bouncing(k)) return sinceWhen(Behaviour::bouncing, k, bouncing);
  return {Behaviour::descending, 0};
}

}  // namespace descenso
