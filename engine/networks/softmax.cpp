#include "engine/networks/softmax.h"

#include <cmath>
#include <stdexcept>
#include <string>

#include "engine/math/format.h"

namespace descenso {

Vector softmax(ConstVectorRef scores, double temperature) {
  if (scores.size() == 0) throw std::invalid_argument("softmax needs at least one score");
  if (!scores.allFinite()) throw std::invalid_argument("softmax needs finite scores");
  if (!(temperature > 0) || !std::isfinite(temperature))
    throw std::invalid_argument("a temperature must be above 0, got " + numberText(temperature));
  // The largest score becomes e⁰; what is far below it may vanish, and nothing overflows.
  const Vector powers = ((scores.array() - scores.maxCoeff()) / temperature).exp();
  return powers / powers.sum();
}

Matrix softmaxJacobian(ConstVectorRef probabilities, double temperature) {
  Matrix jacobian = -probabilities * probabilities.transpose();
  jacobian.diagonal() += probabilities;
  return jacobian / temperature;
}

}  // namespace descenso
