#include "engine/networks/softmax.h"

#include <cmath>
#include <string>

#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {

SoftmaxSteps softmaxSteps(ConstVectorRef scores, double temperature) {
  if (scores.size() == 0) throw InvalidArgument("softmax needs at least one score"_message);
  for (Index i = 0; i < scores.size(); ++i)
    if (!std::isfinite(scores[i]))
      throw InvalidArgument("scores must be finite, got {got} at place {place}"_message,
                            {{"got", scores[i]}, {"place", i + 1}});
  if (!(temperature > 0) || !std::isfinite(temperature))
    throw InvalidArgument("a temperature must be finite and above 0, got {got}"_message, {{"got", temperature}});
  SoftmaxSteps steps{.highest = scores.maxCoeff()};
  // Divided before they are subtracted where that keeps the difference of huge scores finite.
  steps.shifted = (scores.array() / 2 - steps.highest / 2) / temperature * 2;
  // Eigen's own exponential stops at e^−708, where std::exp goes on to 0.
  steps.exponentials = steps.shifted.unaryExpr([](double shifted) { return std::exp(shifted); });
  steps.sum = steps.exponentials.sum();
  steps.probabilities = steps.exponentials / steps.sum;
  return steps;
}

Vector softmax(ConstVectorRef scores, double temperature) { return softmaxSteps(scores, temperature).probabilities; }

double logSumExp(ConstVectorRef scores, double temperature) {
  const SoftmaxSteps steps = softmaxSteps(scores, temperature);
  return steps.highest / temperature + std::log(steps.sum);
}

Matrix softmaxJacobian(ConstVectorRef probabilities, double temperature) {
  Matrix jacobian = -(probabilities * probabilities.transpose()) / temperature;
  jacobian.diagonal() += probabilities / temperature;
  return jacobian;
}

}  // namespace descenso
