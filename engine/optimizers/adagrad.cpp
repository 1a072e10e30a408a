#include "engine/optimizers/adagrad.h"

namespace descenso {

void AdaGrad::reset(Index dimension) {
  g_.setZero(dimension);
  v_.setConstant(dimension, initialAccumulator);
  delta_.setZero(dimension);
}

void AdaGrad::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  v_ += g_.cwiseAbs2();
  if (epsilonPlace == EpsilonPlace::outside) {
    delta_ = -alpha * g_.array() / (v_.array().sqrt() + epsilon);
  } else {
    delta_ = -alpha * g_.array() / (v_.array() + epsilon).sqrt();
  }
  phi += delta_;
}

std::vector<Term> AdaGrad::terms() const {
  const bool isOutside = epsilonPlace == EpsilonPlace::outside;
  return {{"g", "g", "∇L({phi-})", &g_},
          {"v", "v", "{v-} + {g}²", &v_},
          {"delta", "Δφ", isOutside ? "−{alpha} · {g} / (√{v} + {epsilon})" : "−{alpha} · {g} / √({v} + {epsilon})",
           &delta_}};
}

OptimizerEntry AdaGrad::entry() {
  return {.name = "adagrad",
          .citation = "Duchi, Hazan & Singer 2011, Adaptive subgradient methods",
          .slot = 3,
          .group = Group::gradient,
          .takesBatches = true,
          .hyperparameters = {bind<&AdaGrad::alpha>(learningRate(0.5)), bind<&AdaGrad::epsilon>(stabiliser(1e-8)),
                              bind<&AdaGrad::epsilonPlace>(stabiliserPlace(EpsilonPlace::outside)),
                              bind<&AdaGrad::initialAccumulator>(
                                  {.name = "initial-accumulator", .symbol = "v₀", .maximum = 10, .fallback = 0})},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<AdaGrad>(); }};
}

}  // namespace descenso
