#include "engine/data/input_scaling.h"

#include "engine/data/scaling.h"

namespace descenso {

InputScaling InputScaling::none(Index inputs) { return {Vector::Zero(inputs), Vector::Ones(inputs)}; }

InputScaling InputScaling::of(const Examples& examples) {
  InputScaling result = none(examples.inputCount());
  for (Index i = 0; i < examples.inputCount(); ++i) {
    const Scaling scaling = scalingOf(examples.inputs.row(i).transpose());
    result.means[i] = scaling.mean;
    result.deviations[i] = scaling.deviation;
  }
  return result;
}

Examples InputScaling::operator()(const Examples& examples) const {
  Examples result = examples;
  result.inputs.colwise() -= means;
  result.inputs.array().colwise() /= deviations.array();
  return result;
}

Vector InputScaling::operator()(ConstVectorRef input) const { return (input - means).cwiseQuotient(deviations); }

Vector InputScaling::inverse(ConstVectorRef scaled) const { return scaled.cwiseProduct(deviations) + means; }

}  // namespace descenso
