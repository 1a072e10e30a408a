#include "engine/optimizers/steepest.h"

#include "engine/optimizers/declarations.h"

namespace descenso {

void SteepestDescent::reset(Index dimension) {
  for (Vector* term : {&g_, &rate_, &delta_, &trial_}) term->setZero(dimension);
  brackets_.clear();
  brackets_.reserve(static_cast<std::size_t>(mostIterations) + 1);
}

void SteepestDescent::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  if (g_.isZero(0)) {  // there is no direction to look along
    brackets_.clear();
    rate_.setZero();
    delta_.setZero();
    return;
  }
  const auto along = [&](double alpha) {
    trial_ = phi - alpha * g_;
    return objective.loss(trial_);
  };
  rate_.setConstant(bracketedMinimum(along, rule(), brackets_));
  delta_ = -rate_.cwiseProduct(g_);
  phi += delta_;
}

BracketRule SteepestDescent::rule() const {
  BracketRule rule{.farthest = maximumDistance, .threshold = threshold, .mostNarrowings = mostIterations};
  if (form == Form::notebook) {
    rule.b = 0.33;
    rule.c = 0.66;
  }
  return rule;
}

std::vector<Term> SteepestDescent::terms() const {
  return {{"g", "g", "∇L({phi-})", &g_},
          {"rate", "α", "argmin L({phi-} − α · {g})", &rate_},
          {"delta", "Δφ", "−{rate} · {g}", &delta_}};
}

OptimizerEntry SteepestDescent::entry() {
  using Self = SteepestDescent;
  return {.name = "steepest",
          .citation = "Cauchy 1847; Prince 2023, Understanding Deep Learning, ch. 6, notebook 6.2",
          .slot = 14,
          .group = Group::lineSearch,
          .hyperparameters = {bind<&Self::maximumDistance>({.name = "maximum-distance",
                                                            .symbol = "d",
                                                            .minimum = 1e-4,
                                                            .maximum = 100,
                                                            .fallback = 1,
                                                            .scale = Scale::logarithmic}),
                              bind<&Self::threshold>({.name = "threshold",
                                                      .symbol = "|b−c|",
                                                      .minimum = 1e-12,
                                                      .maximum = 1,
                                                      .fallback = 1e-5,
                                                      .scale = Scale::logarithmic}),
                              bind<&Self::mostIterations>({.name = "most-iterations",
                                                           .symbol = "n",
                                                           .minimum = 1,
                                                           .maximum = 100,
                                                           .fallback = 15,
                                                           .isWhole = true}),
                              bind<&Self::form>(formOf({"thirds", "notebook"}))},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Self>(); }};
}

}  // namespace descenso
