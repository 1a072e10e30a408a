#include "engine/optimizers/gd_decay.h"

#include "engine/optimizers/declarations.h"

namespace descenso {

void DecayingGradientDescent::reset(Index dimension) {
  for (Vector* term : {&g_, &rate_, &n_, &delta_}) term->setZero(dimension);
}

void DecayingGradientDescent::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  const double sign = form == Form::corrected ? 1 : -1;
  rate_ = alpha / (1 + sign * decayRate * n_.array());
  n_.array() += 1;
  delta_ = -rate_.cwiseProduct(g_);
  phi += delta_;
}

std::vector<Term> DecayingGradientDescent::terms() const {
  const bool isCorrected = form == Form::corrected;
  return {{"g", "g", "∇L({phi-})", &g_},
          {"rate", "αₙ", isCorrected ? "{alpha} / (1 + {decay-rate} · {n-})" : "{alpha} / (1 − {decay-rate} · {n-})",
           &rate_},
          {"n", "n", "{n-} + 1", &n_},
          {"delta", "Δφ", "−{rate} · {g}", &delta_}};
}

OptimizerEntry DecayingGradientDescent::entry() {
  using Self = DecayingGradientDescent;
  return {
      .name = "gd-decay",
      .citation = "Robbins & Monro 1951, A stochastic approximation method",
      .slot = 8,
      .group = Group::gradient,
      .hyperparameters = {bind<&Self::alpha>(learningRate(0.1)),
                          bind<&Self::decayRate>({.name = "decay-rate", .symbol = "γ", .maximum = 1, .fallback = 0.05}),
                          bind<&Self::form>(formOf({"corrected", "as-printed"}))},
      .printed = {{.hyperparameter = "form", .choice = 1, .erratum = "E30"}},
      .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Self>(); }};
}

}  // namespace descenso
