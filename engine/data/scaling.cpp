#include "engine/data/scaling.h"

#include <cmath>

namespace descenso {

Scaling scalingOf(ConstVectorRef numbers) {
  const double mean = numbers.mean();
  const double variance = (numbers.array() - mean).square().mean();
  const double unit = numbers.cwiseAbs().maxCoeff();
  if (!std::isfinite(variance) && std::isfinite(unit) && unit > 1) {  // squares overflow: in this unit they do not
    const Scaling scaled = scalingOf(numbers / unit);
    return {unit * scaled.mean, unit * scaled.deviation};
  }
  // Equal numbers may differ from their rounded mean by as much as the rounding.
  const bool isSpread = std::sqrt(variance) > 1e-14 * std::abs(mean);
  return {mean, isSpread ? std::sqrt(variance) : 1};
}

DataSet standardised(const DataSet& data) {
  const Scaling scaling = scalingOf(data.x);
  DataSet result = data;
  for (double& x : result.x) x = scaling(x);
  return result;
}

}  // namespace descenso
