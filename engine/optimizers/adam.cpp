#include "engine/optimizers/adam.h"

#include <cmath>

#include "engine/optimizers/moments_kernel.h"

namespace descenso {
namespace {

/// Below, what is written down in step is as fast.
constexpr Index fewestInOnePass = 32;

}  // namespace

void Adam::reset(Index dimension) {
  moments_.reset(dimension);
  for (Vector* term : {&g_, &rate_, &delta_}) term->setZero(dimension);
}

void Adam::step(Objective& objective, VectorRef phi) {
  const Vector& g = objective.gradient(phi);
  if (g.size() >= fewestInOnePass) {
    stepInOnePass(g, phi);
    return;
  }
  g_ = g;
  moments_.update(g_, beta, gamma);
  const bool isCorrected = biasCorrection && !usesHat();
  const Vector& m = isCorrected ? moments_.mHat : moments_.m;
  const Vector& v = isCorrected ? moments_.vHat : moments_.v;
  if (usesHat()) {
    const auto k = static_cast<double>(moments_.k);
    rate_.setConstant(alpha * std::sqrt(1 - std::pow(gamma, k)) / (1 - std::pow(beta, k)));
  } else {
    rate_.setConstant(alpha);
  }
  if (epsilonPlace == EpsilonPlace::inside) {
    delta_ = -rate_.array() * m.array() / (v.array() + epsilon).sqrt();
  } else {
    delta_ = -rate_.array() * m.array() / (v.array().sqrt() + epsilon);
  }
  phi += delta_;
}

void Adam::stepInOnePass(const Vector& g, VectorRef phi) {
  const auto k = static_cast<double>(++moments_.k);
  AdamUpdate update{.beta = beta, .gamma = gamma, .rate = alpha, .epsilon = epsilon};
  update.isEpsilonInside = epsilonPlace == EpsilonPlace::inside;
  const double mScale = 1 / (1 - std::pow(beta, k));
  const double vScale = 1 / (1 - std::pow(gamma, k));
  if (usesHat()) {
    update.rate = alpha * mScale / std::sqrt(vScale);
  } else if (biasCorrection) {
    update.mScale = mScale;
    update.vScale = vScale;
  }
  updateAdam(update, static_cast<std::size_t>(g.size()), g.data(), moments_.m.data(), moments_.v.data(), phi.data(),
             keepsTerms ? delta_.data() : nullptr);
  if (!keepsTerms) return;
  g_ = g;
  moments_.mHat = mScale * moments_.m;
  moments_.vHat = vScale * moments_.v;
  rate_.setConstant(update.rate);
}

std::vector<Term> Adam::terms() const {
  std::vector<Term> terms{{"g", "g", "∇L({phi-})", &g_},
                          {"m", "m", "{beta} · {m-} + (1 − {beta}) · {g}", &moments_.m},
                          {"v", "v", "{gamma} · {v-} + (1 − {gamma}) · {g}²", &moments_.v}};
  if (biasCorrection) {
    addCorrectedTerms(terms);
  } else {
    const bool isInside = epsilonPlace == EpsilonPlace::inside;
    terms.push_back({"delta", "Δφ",
                     isInside ? "−{alpha} · {m} / √({v} + {epsilon})" : "−{alpha} · {m} / (√{v} + {epsilon})",
                     &delta_});
  }
  return terms;
}

void Adam::addCorrectedTerms(std::vector<Term>& terms) const {
  if (usesHat()) {
    terms.push_back({"rate", "α̂", "{alpha} · √(1 − {gamma}^{k}) / (1 − {beta}^{k})", &rate_});
    terms.push_back({"delta", "Δφ", "−{rate} · {m} / (√{v} + {epsilon})", &delta_});
    return;
  }
  terms.push_back({"mHat", "m̂", "{m} / (1 − {beta}^{k})", &moments_.mHat});
  terms.push_back({"vHat", "v̂", "{v} / (1 − {gamma}^{k})", &moments_.vHat});
  const bool isInside = epsilonPlace == EpsilonPlace::inside;
  terms.push_back({"delta", "Δφ",
                   isInside ? "−{alpha} · {mHat} / √({vHat} + {epsilon})" : "−{alpha} · {mHat} / (√{vHat} + {epsilon})",
                   &delta_});
}

OptimizerEntry Adam::entry() {
  return {.name = "adam",
          .citation = "Kingma & Ba 2015, Adam: a method for stochastic optimization, algorithm 1",
          .slot = 5,
          .group = Group::gradient,
          .takesBatches = true,
          .hyperparameters = {bind<&Adam::alpha>(learningRate(0.1)), bind<&Adam::beta>(firstMoment(0.9)),
                              bind<&Adam::gamma>(secondMoment(0.99)), bind<&Adam::epsilon>(stabiliser(1e-8)),
                              bind<&Adam::biasCorrection>(
                                  {.name = "bias-correction", .symbol = "", .fallback = 1, .choices = {"off", "on"}}),
                              bind<&Adam::epsilonPlace>(stabiliserPlace(EpsilonPlace::outside, true))},
          .printed = {{.hyperparameter = "bias-correction", .choice = 0, .erratum = "E21"}},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Adam>(); }};
}

}  // namespace descenso
