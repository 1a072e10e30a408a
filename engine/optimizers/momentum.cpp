#include "engine/optimizers/momentum.h"

#include <utility>

#include "engine/optimizers/declarations.h"

namespace descenso {

void Momentum::reset(Index dimension) {
  isFirst_ = true;
  for (Vector* term : {&g_, &m_, &delta_}) term->setZero(dimension);
}

void Momentum::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  const bool isFirst = std::exchange(isFirst_, false);
  if (isFirst && form == Form::pytorch) {
    m_ = g_;
  } else if (form == Form::heavyBall) {
    m_ = beta * m_ + g_;
  } else {
    m_ = beta * m_ + (1 - beta) * g_;
  }
  delta_ = -alpha * m_;
  phi += delta_;
}

std::vector<Term> Momentum::terms() const {
  const std::string_view m = form == Form::book        ? "{beta} · {m-} + (1 − {beta}) · {g}"
                             : form == Form::heavyBall ? "{beta} · {m-} + {g}"
                                                       : "{beta} · {m-} + (1 − {beta}) · {g}; m₁ = {g}";
  return {{"g", "g", "∇L({phi-})", &g_}, {"m", "m", m, &m_}, {"delta", "Δφ", "−{alpha} · {m}", &delta_}};
}

OptimizerEntry Momentum::entry() {
  return {.name = "momentum",
          .citation = "Polyak 1964; Prince 2023, Understanding Deep Learning, ch. 6",
          .slot = 1,
          .group = Group::gradient,
          .takesBatches = true,
          .hyperparameters = {bind<&Momentum::alpha>(learningRate(0.1)), bind<&Momentum::beta>(firstMoment(0.9)),
                              bind<&Momentum::form>(formOf({"book", "heavy-ball", "pytorch"}))},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Momentum>(); }};
}

}  // namespace descenso
