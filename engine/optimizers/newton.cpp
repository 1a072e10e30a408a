#include "engine/optimizers/newton.h"

#include <algorithm>
#include <cmath>

#include "engine/math/symmetric_eigen.h"
#include "engine/optimizers/declarations.h"

namespace descenso {
namespace {

constexpr double smallestRatio = 1e-8;  // of an eigenvalue to the largest one
constexpr double smallestCurvature = 1e-12;
constexpr int mostHalvings = 40;
constexpr double rounding = 1e-14;  // a rise by this part of the loss is none

}  // namespace

void Newton::reset(Index dimension) {
  for (Vector* term : {&g_, &p_, &rate_, &delta_, &trial_, &coordinates_}) term->setZero(dimension);
  h_.setIdentity(dimension, dimension);
  lu_.compute(h_);
  vectors_.setIdentity(dimension, dimension);
}

void Newton::step(Objective& objective, VectorRef phi) {
  g_ = objective.gradient(phi);
  h_ = objective.hessian(phi);
  if (g_.isZero(0)) {  // also where H is singular
    p_.setZero();
    delta_.setZero();
    return;
  }
  if (safeguard) {
    findSafeDirection();
    rate_.setConstant(safeRate(objective, phi));
    delta_ = rate_.cwiseProduct(p_);
  } else {
    lu_.compute(h_);
    p_ = lu_.solve(g_);
    p_ = -p_;
    delta_ = alpha * p_;
  }
  phi += delta_;
}

void Newton::findSafeDirection() {
  if (!h_.allFinite()) {
    p_ = -g_;
    return;
  }
  diagonalise(h_, vectors_);
  const double largest = h_.diagonal().cwiseAbs().maxCoeff();
  const double floor = std::max(smallestRatio * largest, smallestCurvature);
  coordinates_.noalias() = vectors_.transpose() * g_;
  coordinates_.array() /= -h_.diagonal().array().abs().max(floor);
  p_.noalias() = vectors_ * coordinates_;
}

double Newton::safeRate(Objective& objective, VectorRef phi) {
  const double before = objective.loss(phi);
  const double highest = before + rounding * std::abs(before);
  double rate = alpha;
  for (int halvings = 0; halvings < mostHalvings; ++halvings, rate /= 2) {
    trial_ = phi + rate * p_;
    if (objective.loss(trial_) <= highest) return rate;
  }
  return 0;
}

std::vector<Term> Newton::terms() const {
  if (!safeguard) {
    return {{"g", "g", "∇L({phi-})", &g_},  //
            {"p", "p", "−H⁻¹ · {g}", &p_},
            {"delta", "Δφ", "{alpha} · {p}", &delta_}};
  }
  return {{"g", "g", "∇L({phi-})", &g_},
          {"p", "p", "−|H|⁻¹ · {g}", &p_},
          {"rate", "αₙ", "{alpha} / 2ⁿ", &rate_},
          {"delta", "Δφ", "{rate} · {p}", &delta_}};
}

OptimizerEntry Newton::entry() {
  return {.name = "newton",
          .citation = "Nocedal & Wright 2006, Numerical optimization, ch. 3; Dauphin et al. 2014",
          .slot = 6,
          .group = Group::curvature,
          .hyperparameters = {bind<&Newton::alpha>(learningRate(1)),
                              bind<&Newton::safeguard>(
                                  {.name = "safeguard", .symbol = "", .fallback = 1, .choices = {"off", "on"}})},
          .make = []() -> std::unique_ptr<Optimizer> { return std::make_unique<Newton>(); }};
}

}  // namespace descenso
