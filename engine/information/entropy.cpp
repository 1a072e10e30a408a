#include "engine/information/entropy.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <string>

#include "engine/information/distribution.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr auto naturally = InformationUnit::nats;

void checkPair(ConstVectorRef p, ConstVectorRef q) {
  checkDistribution(p);
  checkDistribution(q);
  if (p.size() != q.size())
    throw InvalidArgument("both distributions must have the same outcomes, got {first} and {second}"_message,
                          {{"first", p.size()}, {"second", q.size()}});
}

/// p log(p/q), never less than 0 − what rounding makes of it.
double divergence(double p, double q) {
  if (p == 0) return 0;
  return q == 0 ? std::numeric_limits<double>::infinity() : p * (std::log(p) - std::log(q));
}

}  // namespace

double nats(InformationUnit unit) { return unit == InformationUnit::bits ? std::numbers::ln2 : 1; }

double surprise(double p, InformationUnit unit) {
  if (p == 0) return std::numeric_limits<double>::infinity();
  const double value = unit == InformationUnit::bits ? -std::log2(p) : -std::log(p);
  return value + 0.0;  // of p = 1 it is 0, not −0
}

double weightedSurprise(double weight, double p, InformationUnit unit) {
  return weight == 0 ? 0 : weight * surprise(p, unit);
}

double entropy(ConstVectorRef p, InformationUnit unit) {
  checkDistribution(p);
  double sum = 0;
  for (Index i = 0; i < p.size(); ++i) sum += weightedSurprise(p[i], p[i], unit);
  return sum;
}

double crossEntropy(ConstVectorRef p, ConstVectorRef q, InformationUnit unit) {
  checkPair(p, q);
  double sum = 0;
  for (Index i = 0; i < p.size(); ++i) sum += weightedSurprise(p[i], q[i], unit);
  return sum;
}

double kullbackLeibler(ConstVectorRef p, ConstVectorRef q, InformationUnit unit) {
  checkPair(p, q);
  double sum = 0;
  for (Index i = 0; i < p.size(); ++i) sum += divergence(p[i], q[i]);
  return std::max(0.0, sum) / nats(unit);
}

double jensenShannon(ConstVectorRef p, ConstVectorRef q, InformationUnit unit) {
  checkPair(p, q);
  const Vector middle = (p + q) / 2;
  return (kullbackLeibler(p, middle, unit) + kullbackLeibler(q, middle, unit)) / 2;
}

double perplexity(ConstVectorRef p) { return std::exp(entropy(p, naturally)); }

}  // namespace descenso
