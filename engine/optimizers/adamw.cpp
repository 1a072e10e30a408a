#include "engine/optimizers/adamw.h"

#include "engine/optimizers/declarations.h"

namespace descenso {

void AdamW::reset(Index dimension) {
  moments_.reset(dimension);
  for (Vector* term : {&g_, &penalised_, &shrink_, &delta_}) term->setZero(dimension);
}

void AdamW::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  penalised_ = g_;
  if (form == Form::l2) penalised_ += decay * phi;
  if (form == Form::decoupled) shrink_ = -alpha * decay * phi;
  if (form == Form::decoupledPaper) shrink_ = -scheduleFactor * decay * phi;
  moments_.update(penalised_, beta, gamma);
  delta_ = shrink_.array() - alpha * moments_.mHat.array() / (moments_.vHat.array().sqrt() + epsilon);
  phi += delta_;
}

std::vector<Term> AdamW::terms() const {
  const bool isL2 = form == Form::l2;
  std::vector<Term> terms{{"g", "g", "∇L({phi-})", &g_}};
  if (isL2) terms.push_back({"gPenalised", "g′", "{g} + {decay} · {phi-}", &penalised_});
  terms.push_back({"m", "m",
                   isL2 ? "{beta} · {m-} + (1 − {beta}) · {gPenalised}" : "{beta} · {m-} + (1 − {beta}) · {g}",
                   &moments_.m});
  terms.push_back({"v", "v",
                   isL2 ? "{gamma} · {v-} + (1 − {gamma}) · {gPenalised}²" : "{gamma} · {v-} + (1 − {gamma}) · {g}²",
                   &moments_.v});
  terms.push_back({"mHat", "m̂", "{m} / (1 − {beta}^{k})", &moments_.mHat});
  terms.push_back({"vHat", "v̂", "{v} / (1 − {gamma}^{k})", &moments_.vHat});
  if (!isL2) {
    terms.push_back(
        {"shrink", "s", form == Form::decoupled ? "−{alpha} · {decay} · {phi-}" : "−η · {decay} · {phi-}", &shrink_});
  }
  terms.push_back(
      {"delta", "Δφ",
       isL2 ? "−{alpha} · {mHat} / (√{vHat} + {epsilon})" : "{shrink} − {alpha} · {mHat} / (√{vHat} + {epsilon})",
       &delta_});
  return terms;
}

OptimizerEntry AdamW::entry() {
  return {.name = "adamw",
          .citation = "Loshchilov & Hutter 2019, Decoupled weight decay regularization, algorithm 2",
          .slot = 13,
          .group = Group::gradient,
          .takesBatches = true,
          .hyperparameters = {bind<&AdamW::alpha>(learningRate(0.1)), bind<&AdamW::beta>(firstMoment(0.9)),
                              bind<&AdamW::gamma>(secondMoment(0.99)), bind<&AdamW::epsilon>(stabiliser(1e-8)),
                              bind<&AdamW::decay>({.name = "decay", .symbol = "λ", .maximum = 1, .fallback = 0.01}),
                              bind<&AdamW::form>(formOf({"decoupled", "decoupled-paper", "l2"}))},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<AdamW>(); }};
}

}  // namespace descenso
