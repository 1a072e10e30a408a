#include "engine/optimizers/normalized.h"

#include "engine/optimizers/declarations.h"

namespace descenso {

void NormalizedGradient::reset(Index dimension) {
  for (Vector* term : {&g_, &v_, &delta_}) term->setZero(dimension);
}

void NormalizedGradient::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  if (norm == Norm::coordinate) {
    v_ = g_.cwiseAbs2();
  } else {
    v_.setConstant(g_.squaredNorm());
  }
  delta_ = -alpha * g_.array() / (v_.array().sqrt() + epsilon);
  phi += delta_;
}

std::vector<Term> NormalizedGradient::terms() const {
  return {{"g", "g", "∇L({phi-})", &g_},
          {"v", norm == Norm::coordinate ? "v" : "‖g‖²", norm == Norm::coordinate ? "{g}²" : "Σᵢ gᵢ²", &v_},
          {"delta", "Δφ", "−{alpha} · {g} / (√{v} + {epsilon})", &delta_}};
}

OptimizerEntry NormalizedGradient::entry() {
  using Self = NormalizedGradient;
  return {
      .name = "normalized",
      .citation = "Prince 2023, Understanding Deep Learning, ch. 6, eq. 6.13 and 6.14",
      .slot = 12,
      .group = Group::gradient,
      .takesBatches = true,
      .hyperparameters = {bind<&Self::alpha>(learningRate(0.05)), bind<&Self::epsilon>(stabiliser(1e-8)),
                          bind<&Self::norm>({.name = "norm", .symbol = "", .choices = {"coordinate", "euclidean"}})},
      .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Self>(); }};
}

}  // namespace descenso
