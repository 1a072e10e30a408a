#include "engine/optimizers/momentum.h"

namespace descenso {

void Momentum::reset(Index dimension) {
  g_.setZero(dimension);
  m_.setZero(dimension);
  delta_.setZero(dimension);
}

void Momentum::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  if (form == Form::book) {
    m_ = beta * m_ + (1 - beta) * g_;
  } else {
    m_ = beta * m_ + g_;
  }
  delta_ = -alpha * m_;
  phi += delta_;
}

std::vector<Term> Momentum::terms() const {
  return {{"g", "g", "∇L({phi-})", &g_},
          {"m", "m", form == Form::book ? "{beta} · {m-} + (1 − {beta}) · {g}" : "{beta} · {m-} + {g}", &m_},
          {"delta", "Δφ", "−{alpha} · {m}", &delta_}};
}

OptimizerEntry Momentum::entry() {
  return {.name = "momentum",
          .citation = "Polyak 1964; Prince 2023, Understanding Deep Learning, ch. 6",
          .slot = 1,
          .hyperparameters = {bind<&Momentum::alpha>({.name = "alpha",
                                                      .symbol = "α",
                                                      .minimum = 1e-5,
                                                      .maximum = 10,
                                                      .fallback = 0.1,
                                                      .scale = Scale::logarithmic}),
                              bind<&Momentum::beta>(
                                  {.name = "beta", .symbol = "β", .maximum = 1, .fallback = 0.9, .openMaximum = true}),
                              bind<&Momentum::form>({.name = "form", .symbol = "", .choices = {"book", "heavy-ball"}})},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Momentum>(); }};
}

}  // namespace descenso
