#include "engine/optimizers/rmsprop.h"

namespace descenso {

void RmsProp::reset(Index dimension) {
  for (Vector* term : {&g_, &v_, &delta_}) term->setZero(dimension);
}

void RmsProp::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  v_ = gamma * v_ + (1 - gamma) * g_.cwiseAbs2();
  if (epsilonPlace == EpsilonPlace::outside) {
    delta_ = -alpha * g_.array() / (v_.array().sqrt() + epsilon);
  } else {
    delta_ = -alpha * g_.array() / (v_.array() + epsilon).sqrt();
  }
  phi += delta_;
}

std::vector<Term> RmsProp::terms() const {
  const bool isOutside = epsilonPlace == EpsilonPlace::outside;
  return {{"g", "g", "∇L({phi-})", &g_},
          {"v", "v", "{gamma} · {v-} + (1 − {gamma}) · {g}²", &v_},
          {"delta", "Δφ", isOutside ? "−{alpha} · {g} / (√{v} + {epsilon})" : "−{alpha} · {g} / √({v} + {epsilon})",
           &delta_}};
}

OptimizerEntry RmsProp::entry() {
  return {.name = "rmsprop",
          .citation = "Tieleman & Hinton 2012, Neural networks for machine learning, lecture 6.5",
          .slot = 4,
          .group = Group::gradient,
          .takesBatches = true,
          .hyperparameters = {bind<&RmsProp::alpha>(learningRate(0.05)), bind<&RmsProp::gamma>(secondMoment(0.9)),
                              bind<&RmsProp::epsilon>(stabiliser(1e-8)),
                              bind<&RmsProp::epsilonPlace>(stabiliserPlace(EpsilonPlace::inside))},
          .printed = {{.hyperparameter = "epsilon-place", .choice = 1, .erratum = "E35"}},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<RmsProp>(); }};
}

}  // namespace descenso
