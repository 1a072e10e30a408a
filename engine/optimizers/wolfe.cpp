#include "engine/optimizers/wolfe.h"

#include <algorithm>
#include <cmath>

namespace descenso {

void WolfeSearch::reset(Index dimension) {
  trial_.setZero(dimension);
  gradient_.setZero(dimension);
}

std::optional<double> WolfeSearch::run(Objective& objective, ConstVectorRef phi, ConstVectorRef p, double first) {
  evaluations_ = 0;
  start_ = look(objective, phi, p, 0);
  Place before = start_;
  double at = first;
  while (evaluations_ < mostEvaluations) {
    const Place now = look(objective, phi, p, at);
    if (!isLow(now) || (before.at > 0 && now.loss >= before.loss)) return zoom(objective, phi, p, before, now);
    if (isFlat(now)) return now.at;
    if (now.slope >= 0) return zoom(objective, phi, p, now, before);
    at = beyond(before, now);
    before = now;
  }
  return before.at;  // the loss falls for as far as was looked: gradient_ is of the last place
}

/// The wanted step lies between `low`, the best place so far, and `high`.
std::optional<double> WolfeSearch::zoom(Objective& objective, ConstVectorRef phi, ConstVectorRef p, Place low,
                                        Place high) {
  while (evaluations_ < mostEvaluations) {
    const Place now = look(objective, phi, p, within(low, high));
    if (!isLow(now) || now.loss >= low.loss) {
      high = now;
      continue;
    }
    if (isFlat(now)) return now.at;
    if (now.slope * (high.at - low.at) >= 0) high = low;
    low = now;
  }
  if (low.at == 0) return std::nullopt;
  look(objective, phi, p, low.at);
  return low.at;
}

WolfeSearch::Place WolfeSearch::look(Objective& objective, ConstVectorRef phi, ConstVectorRef p, double at) {
  ++evaluations_;
  trial_ = phi + at * p;
  gradient_ = objective.gradient(trial_);
  return {at, objective.loss(trial_), gradient_.dot(p)};
}

bool WolfeSearch::isLow(const Place& place) const {
  return std::isfinite(place.slope) && place.loss <= start_.loss + decrease * place.at * start_.slope;
}

bool WolfeSearch::isFlat(const Place& place) const { return std::abs(place.slope) <= curvature * -start_.slope; }

/// The minimum of the cubic through both places, kept away from them; half-way where there is none.
double WolfeSearch::within(const Place& low, const Place& high) {
  const double width = high.at - low.at;
  const double d1 = low.slope + high.slope - 3 * (high.loss - low.loss) / width;
  const double root = std::sqrt(d1 * d1 - low.slope * high.slope);
  const double d2 = std::copysign(root, width);
  const double cubic = high.at - width * (high.slope + d2 - d1) / (high.slope - low.slope + 2 * d2);
  const double place = (cubic - low.at) / width;
  return low.at + width * (std::isfinite(place) ? std::clamp(place, 0.05, 0.95) : 0.5);
}

/// Where the slope would be 0 if it kept changing as it does, at least a little and at most ten times further.
double WolfeSearch::beyond(const Place& before, const Place& now) {
  const double width = now.at - before.at;
  const double secant = -now.slope / (now.slope - before.slope);
  return now.at + width * (secant > 0 ? std::clamp(secant, 0.1, 9.0) : 2.0);
}

}  // namespace descenso
