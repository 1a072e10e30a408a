#include "engine/optimizers/nesterov.h"

#include "engine/optimizers/declarations.h"

namespace descenso {

void Nesterov::reset(Index dimension) {
  for (Vector* term : {&lookAhead_, &slope_, &bend_, &g_, &m_, &delta_}) term->setZero(dimension);
}

void Nesterov::step(Objective& objective, VectorRef phi) {
  if (form == Form::pytorch) {
    g_ = objective.gradient(phi);
    m_ = beta * m_ + g_;
    delta_ = -alpha * (g_ + beta * m_);
  } else {
    if (form == Form::taylor) {
      slope_ = objective.gradient(phi);
      bend_.noalias() = objective.hessian(phi) * m_;
      g_ = slope_ - alpha * bend_;
    } else {
      lookAhead_ = phi - (form == Form::book ? alpha * beta : alpha) * m_;
      g_ = objective.gradient(lookAhead_);
    }
    m_ = beta * m_ + (1 - beta) * g_;
    delta_ = -alpha * m_;
  }
  phi += delta_;
}

std::vector<Term> Nesterov::terms() const {
  if (form == Form::pytorch) {
    return {{"g", "g", "∇L({phi-})", &g_},
            {"m", "m", "{beta} · {m-} + {g}", &m_},
            {"delta", "Δφ", "−{alpha} · ({g} + {beta} · {m})", &delta_}};
  }
  if (form == Form::taylor) {
    return {{"slope", "∇L", "∇L({phi-})", &slope_},
            {"bend", "Hm", "H · {m-}", &bend_},
            {"g", "g", "{slope} − {alpha} · {bend}", &g_},
            {"m", "m", "{beta} · {m-} + (1 − {beta}) · {g}", &m_},
            {"delta", "Δφ", "−{alpha} · {m}", &delta_}};
  }
  return {{"lookAhead", "φ̃", form == Form::book ? "{phi-} − {alpha} · {beta} · {m-}" : "{phi-} − {alpha} · {m-}",
           &lookAhead_},
          {"g", "g", "∇L({lookAhead})", &g_},
          {"m", "m", "{beta} · {m-} + (1 − {beta}) · {g}", &m_},
          {"delta", "Δφ", "−{alpha} · {m}", &delta_}};
}

OptimizerEntry Nesterov::entry() {
  return {.name = "nesterov",
          .citation = "Nesterov 1983; Prince 2023, Understanding Deep Learning, ch. 6",
          .slot = 2,
          .group = Group::gradient,
          .takesBatches = true,
          .hyperparameters = {bind<&Nesterov::alpha>(learningRate(0.1)), bind<&Nesterov::beta>(firstMoment(0.9)),
                              bind<&Nesterov::form>(formOf({"book", "slide", "pytorch", "taylor"}))},
          .printed = {{.hyperparameter = "form", .choice = 1, .erratum = "E64"}},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Nesterov>(); }};
}

}  // namespace descenso
