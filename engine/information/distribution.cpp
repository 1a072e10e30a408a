#include "engine/information/distribution.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

void checkWeights(ConstVectorRef weights) {
  if (weights.size() == 0) throw InvalidArgument("a distribution needs at least one outcome"_message);
  for (Index i = 0; i < weights.size(); ++i)
    if (!std::isfinite(weights[i]) || weights[i] < 0)
      throw InvalidArgument("a probability must be finite and not negative, got {got} at place {place}"_message,
                            {{"got", weights[i]}, {"place", i + 1}});
}

}  // namespace

void checkDistribution(ConstVectorRef p) {
  checkWeights(p);
  const double sum = p.sum();
  if (!(std::abs(sum - 1) <= sumTolerance))
    throw InvalidArgument("probabilities must add up to 1, got {got}"_message, {{"got", sum}});
}

Vector normalised(ConstVectorRef weights) {
  checkWeights(weights);
  const double largest = weights.maxCoeff();
  if (largest == 0) throw InvalidArgument("at least one probability must be above 0, got none"_message);
  const Vector scaled = weights / largest;  // their sum is finite
  return scaled / scaled.sum();
}

Vector withProbability(ConstVectorRef p, Index i, double probability) {
  if (p.size() == 1) return Vector::Ones(1);
  const double wanted = std::isnan(probability) ? p[i] : std::clamp(probability, 0.0, 1.0);
  Vector moved = p;
  moved[i] = 0;
  const double others = moved.sum();
  if (others > 0)
    moved *= (1 - wanted) / others;
  else
    moved.setConstant((1 - wanted) / static_cast<double>(p.size() - 1));
  moved[i] = wanted;
  return moved;
}

}  // namespace descenso
