#include "engine/optimizers/gd.h"

namespace descenso {

void GradientDescent::reset(Index dimension) {
  g_.setZero(dimension);
  delta_.setZero(dimension);
}

void GradientDescent::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  delta_ = -alpha * g_;
  phi += delta_;
}

std::vector<Term> GradientDescent::terms() const {
  return {{"g", "g", "∇L({phi-})", &g_},  //
          {"delta", "Δφ", "−{alpha} · {g}", &delta_}};
}

OptimizerEntry GradientDescent::entry() {
  return {.name = "gd",
          .citation = "Cauchy 1847; Prince 2023, Understanding Deep Learning, ch. 6",
          .slot = 0,
          .hyperparameters = {bind<&GradientDescent::alpha>({.name = "alpha",
                                                             .symbol = "α",
                                                             .minimum = 1e-5,
                                                             .maximum = 10,
                                                             .fallback = 0.1,
                                                             .scale = Scale::logarithmic})},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<GradientDescent>(); }};
}

}  // namespace descenso
