#include "engine/optimizers/gd.h"

#include "engine/optimizers/declarations.h"

namespace descenso {

void GradientDescent::reset(Index dimension) {
  g_.setZero(dimension);
  delta_.setZero(dimension);
}

void GradientDescent::step(Objective& objective, VectorRef phi) {
  const Vector& g = objective.gradient(phi);
  if (!keepsTerms) {
    phi -= alpha * g;
    return;
  }
  g_ = g;
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
          .group = Group::gradient,
          .hyperparameters = {bind<&GradientDescent::alpha>(learningRate(0.1))},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<GradientDescent>(); }};
}

OptimizerEntry GradientDescent::stochasticEntry() {
  OptimizerEntry sgd = entry();
  sgd.name = "sgd";
  sgd.citation = "Robbins & Monro 1951, A stochastic approximation method";
  sgd.slot = 16;
  sgd.takesBatches = true;
  return sgd;
}

}  // namespace descenso
