#include "engine/information/likelihood.h"

#include <cmath>
#include <numbers>
#include <string>

#include "engine/information/distribution.h"
#include "engine/information/entropy.h"
#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/networks/activation.h"
#include "engine/networks/softmax.h"

namespace descenso {
namespace {

constexpr auto natural = InformationUnit::nats;
const double halfLogTwoPi = std::log(2 * std::numbers::pi) / 2;

double sigma(double z) { return activation(ActivationKind::sigmoid).value(z, 0); }
double sigmaSlope(double z) { return activation(ActivationKind::sigmoid).slope(z, 0); }

void checkGradient(ConstVectorRef y, std::span<double> gradient) {
  if (!gradient.empty() && static_cast<Index>(gradient.size()) != y.size())
    throw InvalidArgument("the gradient must have {places} places, got {got}"_message,
                          {{"places", y.size()}, {"got", gradient.size()}});
}

void checkProbabilities(std::span<const double> probabilities) {
  for (const double p : probabilities)
    if (!(p >= 0 && p <= 1)) throw InvalidArgument("a probability must be in [0, 1], got {got}"_message, {{"got", p}});
}

}  // namespace

LossSlope bernoulliLoss(double y, double p) {
  if (!(p >= 0 && p <= 1)) return {notANumber, notANumber};
  const double loss = weightedSurprise(y, p, natural) + weightedSurprise(1 - y, 1 - p, natural);
  // At the ends, the slope towards what happened.
  const double slope = (y == 0 ? 0 : -y / p) + (y == 1 ? 0 : (1 - y) / (1 - p));
  return {loss, slope};
}

LossSlope bernoulliLossOfScore(double y, double z) {
  // ln(1 + eᶻ) − y z, with the larger of 0 and z taken out before the exponential.
  const double beyond = std::log1p(std::exp(-std::abs(z)));
  const double straight = z > 0 ? (1 - y) * z : -y * z;
  return {straight + beyond, sigma(z) - y};
}

LossSlope normalLoss(double y, double mu) { return {(y - mu) * (y - mu) / 2 + halfLogTwoPi, mu - y}; }

LossSlope squaredError(double y, double o) { return {(y - o) * (y - o), 2 * (o - y)}; }

LossSlope squaredErrorOfScore(double y, double z) {
  const LossSlope outer = squaredError(y, sigma(z));
  return {outer.loss, outer.slope * sigmaSlope(z)};
}

double categoricalLoss(ConstVectorRef y, ConstVectorRef p, std::span<double> gradient) {
  checkGradient(y, gradient);
  const double loss = crossEntropy(y, p, natural);
  for (std::size_t j = 0; j < gradient.size(); ++j) {
    const auto i = static_cast<Index>(j);
    gradient[j] = y[i] == 0 ? 0 : -y[i] / p[i];
  }
  return loss;
}

double categoricalLossOfScores(ConstVectorRef y, ConstVectorRef z, std::span<double> gradient) {
  checkDistribution(y);
  checkGradient(y, gradient);
  if (y.size() != z.size())
    throw InvalidArgument("there must be {scores} scores, got {got}"_message,
                          {{"scores", y.size()}, {"got", z.size()}});
  const SoftmaxSteps steps = softmaxSteps(z);
  const double logSum = std::log(steps.sum);
  double loss = 0;
  for (Index j = 0; j < y.size(); ++j)
    if (y[j] != 0) loss += y[j] * (logSum - steps.shifted[j]);
  for (std::size_t j = 0; j < gradient.size(); ++j)
    gradient[j] = steps.probabilities[static_cast<Index>(j)] - y[static_cast<Index>(j)];
  return loss;
}

double likelihoodOf(std::span<const double> probabilities) {
  checkProbabilities(probabilities);
  double product = 1;
  for (const double p : probabilities) product *= p;
  return product;
}

double negativeLogLikelihood(std::span<const double> probabilities) {
  checkProbabilities(probabilities);
  double sum = 0;
  for (const double p : probabilities) sum += surprise(p, natural);
  return sum;
}

Vector oneHot(Index classes, Index target) {
  if (target < 0 || target >= classes)
    throw InvalidArgument("the class must be in [0, {last}], got {got}"_message,
                          {{"last", classes - 1}, {"got", target}});
  return Vector::Unit(classes, target);
}

}  // namespace descenso
