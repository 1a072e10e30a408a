#include "app/labs/optimizer/state_weights.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

/// m ← βm + gain · g; the first gradient may count otherwise.
struct Average {
  double beta = 0;
  double gain = 1;
  double firstGain = 1;
  bool isAhead = false;   ///< the update takes g + βm instead of m
  bool isWayASum = true;  ///< Δφ = −α times that

  double weight(Index k, Index i) const {
    return (i == 0 ? firstGain : gain) * std::pow(beta, static_cast<double>(k - 1 - i));
  }
  /// Of gᵢ in −Δφ/α of update k.
  double inUpdate(Index k, Index i) const {
    return isAhead ? beta * weight(k, i) + (i == k - 1 ? 1 : 0) : weight(k, i);
  }
};

const Hyperparameter* declared(const Run& run, std::string_view name, double& value) {
  const auto& all = run.entry().hyperparameters;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].name != name) continue;
    value = run.config().values[i];
    return &all[i];
  }
  return nullptr;
}

std::optional<Average> averageOf(const Run& run) {
  const bool hasMoment =
      std::any_of(run.terms().begin(), run.terms().end(), [](const Term& t) { return t.name == "m"; });
  double beta = 0;
  if (!hasMoment || declared(run, "beta", beta) == nullptr) return std::nullopt;
  Average average{.beta = beta, .gain = 1 - beta, .firstGain = 1 - beta};
  average.isWayASum = run.entry().name == "momentum" || run.entry().name == "nesterov";
  double choice = 0;
  const Hyperparameter* form = declared(run, "form", choice);
  const std::string_view name = form ? form->choices[static_cast<std::size_t>(choice)] : std::string_view();
  if (run.entry().name == "momentum" && name == "pytorch") average.firstGain = 1;
  if (name == "heavy-ball" || (run.entry().name == "nesterov" && name == "pytorch")) {
    average.gain = average.firstGain = 1;
    average.isAhead = name == "pytorch";
  }
  return average;
}

/// Σ of all weights: of the geometric series, and the first gradient's share as it is.
double sumOf(const Average& average, Index k) {
  if (k == 0) return 0;
  const auto count = static_cast<double>(k - 1);  // all but g₀
  const double series = average.beta == 1 ? count : (1 - std::pow(average.beta, count)) / (1 - average.beta);
  return average.gain * series + average.weight(k, 0);
}

}  // namespace

std::optional<MomentumWeights> momentumWeights(const Run& run, Index step) {
  const std::optional<Average> average = averageOf(run);
  if (!average) return std::nullopt;
  const Index k = std::clamp<Index>(step, 0, run.timeline().lastStep());
  MomentumWeights weights{.step = k, .first = std::max<Index>(0, k - mostWeights), .momentSum = sumOf(*average, k)};
  double alpha = 0;
  const bool isScheduled = declared(run, "alpha", alpha) != nullptr && alpha > 0;
  const auto part = [&](Index update) { return isScheduled ? run.alphaOf(update) / alpha : 1; };
  for (Index i = weights.first; i < k; ++i) {
    weights.inMoment.push_back(average->weight(k, i));
    if (!average->isWayASum) continue;
    double sum = 0;
    for (Index j = i + 1; j <= k; ++j) sum += average->inUpdate(j, i) * part(j);
    weights.inDisplacement.push_back(sum);
  }
  double moment = 0;  // all weights in m together
  for (Index j = 1; j <= k && average->isWayASum; ++j) {
    moment = average->beta * moment + (j == 1 ? average->firstGain : average->gain);
    weights.displacementSum += (average->isAhead ? average->beta * moment + 1 : moment) * part(j);
  }
  return weights;
}

}  // namespace descenso
