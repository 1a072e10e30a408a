#include "engine/optimizers/adam.h"

#include <cmath>

namespace descenso {

void Adam::reset(Index dimension) {
  k_ = 0;
  for (Vector* term : {&g_, &m_, &v_, &mHat_, &vHat_, &delta_}) term->setZero(dimension);
}

void Adam::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  ++k_;
  m_ = beta * m_ + (1 - beta) * g_;
  v_ = gamma * v_ + (1 - gamma) * g_.cwiseAbs2();
  if (biasCorrection) {
    mHat_ = m_ / (1 - std::pow(beta, k_));
    vHat_ = v_ / (1 - std::pow(gamma, k_));
  } else {
    mHat_ = m_;
    vHat_ = v_;
  }
  if (epsilonPlace == EpsilonPlace::outside) {
    delta_ = -alpha * mHat_.array() / (vHat_.array().sqrt() + epsilon);
  } else {
    delta_ = -alpha * mHat_.array() / (vHat_.array() + epsilon).sqrt();
  }
  phi += delta_;
}

std::vector<Term> Adam::terms() const {
  std::vector<Term> terms{{"g", "g", "∇L({phi-})", &g_},
                          {"m", "m", "{beta} · {m-} + (1 − {beta}) · {g}", &m_},
                          {"v", "v", "{gamma} · {v-} + (1 − {gamma}) · {g}²", &v_}};
  const bool isOutside = epsilonPlace == EpsilonPlace::outside;
  if (biasCorrection) {
    terms.push_back({"mHat", "m̂", "{m} / (1 − {beta}^{k})", &mHat_});
    terms.push_back({"vHat", "v̂", "{v} / (1 − {gamma}^{k})", &vHat_});
    terms.push_back(
        {"delta", "Δφ",
         isOutside ? "−{alpha} · {mHat} / (√{vHat} + {epsilon})" : "−{alpha} · {mHat} / √({vHat} + {epsilon})",
         &delta_});
  } else {
    terms.push_back({"delta", "Δφ",
                     isOutside ? "−{alpha} · {m} / (√{v} + {epsilon})" : "−{alpha} · {m} / √({v} + {epsilon})",
                     &delta_});
  }
  return terms;
}

OptimizerEntry Adam::entry() {
  return {
      .name = "adam",
      .citation = "Kingma & Ba 2015, Adam: a method for stochastic optimization, algorithm 1",
      .slot = 5,
      .hyperparameters =
          {bind<&Adam::alpha>({.name = "alpha",
                               .symbol = "α",
                               .minimum = 1e-5,
                               .maximum = 10,
                               .fallback = 0.1,
                               .scale = Scale::logarithmic}),
           bind<&Adam::beta>({.name = "beta", .symbol = "β", .maximum = 1, .fallback = 0.9, .openMaximum = true}),
           bind<&Adam::gamma>({.name = "gamma", .symbol = "γ", .maximum = 1, .fallback = 0.99, .openMaximum = true}),
           bind<&Adam::epsilon>({.name = "epsilon",
                                 .symbol = "ε",
                                 .minimum = 1e-16,
                                 .maximum = 1,
                                 .fallback = 1e-8,
                                 .scale = Scale::logarithmic}),
           bind<&Adam::biasCorrection>(
               {.name = "bias-correction", .symbol = "", .fallback = 1, .choices = {"off", "on"}}),
           bind<&Adam::epsilonPlace>({.name = "epsilon-place", .symbol = "", .choices = {"outside", "inside"}})},
      .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Adam>(); }};
}

}  // namespace descenso
