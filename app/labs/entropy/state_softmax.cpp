#include "app/labs/entropy/state_softmax.h"

#include <algorithm>

#include "engine/information/likelihood.h"

namespace descenso {

SoftmaxResult softmaxResult(const SoftmaxConfig& config) {
  SoftmaxResult result;
  if (config.source == ScoreSource::iris) {
    IrisResult iris{.pass = passThrough(config.model, config.x, config.flower), .next = {}, .nextPass = {}};
    iris.next = updated(config.model, iris.pass, config.alpha);
    iris.nextPass = passThrough(iris.next, config.x, config.flower);
    result.target = config.flower;
    result.scores = iris.pass.scores;
    result.iris = std::move(iris);
  } else {
    result.temperature = config.temperature;
    result.target = config.target;
    result.scores = Eigen::Map<const Vector>(config.scores.data(), std::ssize(config.scores));
  }
  result.label = oneHot(result.scores.size(), result.target);
  result.steps = softmaxSteps(result.scores, result.temperature);
  result.loss = categoricalLossOfScores(result.label, result.scores / result.temperature);
  result.slopes = (result.steps.probabilities - result.label) / result.temperature;
  result.jacobian = softmaxJacobian(result.steps.probabilities, result.temperature);
  return result;
}

long lastSoftmaxStep(ScoreSource source) {
  if (source == ScoreSource::iris) return static_cast<long>(SoftmaxStep::update);
  return static_cast<long>(SoftmaxStep::slopes) - static_cast<long>(SoftmaxStep::scores);
}

SoftmaxStep softmaxProgress(ScoreSource source, long step) {
  const long first = source == ScoreSource::free ? static_cast<long>(SoftmaxStep::scores) : 0;
  return static_cast<SoftmaxStep>(first + std::min(step, lastSoftmaxStep(source)));
}

}  // namespace descenso
