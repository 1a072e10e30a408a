#include "engine/optimizers/quasi_newton.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr double lossRounding = 1e-16;  // of a loss, relative
constexpr double smallestCosine = 1e-12;

}  // namespace

void QuasiNewton::reset(Index dimension) {
  for (Vector* term : {&g_, &p_, &rate_, &delta_, &change_}) term->setZero(dimension);
  search_.decrease = decrease;
  search_.curvature = std::max(curvature, decrease);  // else no step may exist
  search_.mostEvaluations = mostEvaluations;
  search_.reset(dimension);
  resetMemory(dimension);
  isFresh_ = true;
  isStuck_ = false;
}

void QuasiNewton::step(Objective& objective, VectorRef phi) {
  rate_.setZero();
  delta_.setZero();
  if (isStuck_) return;
  g_ = objective.gradient(phi);
  if (g_.isZero(0)) {
    p_.setZero();
    return;
  }
  aim();
  if (-p_.dot(g_) <= lossRounding * std::abs(objective.loss(phi))) {
    isStuck_ = true;
    return;
  }
  std::optional<double> rate = search(objective, phi);
  if (!rate && !isFresh_) {
    restart();
    aim();
    rate = search(objective, phi);
  }
  if (!rate) {
    isStuck_ = true;
    return;
  }
  rate_.setConstant(*rate);
  delta_ = *rate * p_;
  phi += delta_;
  change_ = search_.gradient() - g_;
  if (delta_.dot(change_) > smallestCosine * delta_.norm() * change_.norm()) {
    learn(delta_, change_);
    isFresh_ = false;
  }
}

void QuasiNewton::aim() {
  findDirection(g_, p_);
  if (p_.dot(g_) < 0) return;
  restart();
  p_ = -g_;
}

std::optional<double> QuasiNewton::search(Objective& objective, VectorRef phi) {
  // The length of −g says nothing about how far to go: begin with a step of at most 1.
  const double first = isFresh_ ? std::min(1.0, 1 / p_.norm()) : 1.0;
  return search_.run(objective, phi, p_, first);
}

void QuasiNewton::restart() {
  forget();
  isFresh_ = true;
}

std::vector<Term> QuasiNewton::terms() const {
  return {{"g", "g", "∇L({phi-})", &g_},
          {"p", "p", "−B · {g}", &p_},
          {"rate", "α", "argmin L({phi-} + α · {p})", &rate_},
          {"delta", "Δφ", "{rate} · {p}", &delta_}};
}

}  // namespace descenso
