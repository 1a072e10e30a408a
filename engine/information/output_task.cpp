#include "engine/information/output_task.h"

#include <array>

#include "engine/math/message.h"

namespace descenso {

std::span<const TaskRule> outputTasks() {
  static constexpr std::array<TaskRule, 3> rules = {{
      {.task = OutputTask::binary,
       .name = "binary",
       .output = OutputKind::sigmoid,
       .loss = LossKind::crossEntropy,
       .likelihood = Likelihood::bernoulli,
       .activation = "a = σ(z)",
       .lossFormula = "ℓ = −[y ln a + (1 − y) ln(1 − a)]",
       .decision = "h = [a ≥ t]"},
      {.task = OutputTask::multiclass,
       .name = "multiclass",
       .output = OutputKind::softmax,
       .loss = LossKind::crossEntropy,
       .likelihood = Likelihood::categorical,
       .activation = "a = softmax(z)",
       .lossFormula = "ℓ = −Σⱼ yⱼ ln aⱼ",
       .decision = "h = arg maxⱼ aⱼ"},
      {.task = OutputTask::regression,
       .name = "regression",
       .output = OutputKind::linear,
       .loss = LossKind::squaredError,
       .likelihood = Likelihood::normal,
       .activation = "a = z",
       .lossFormula = "ℓ = (y − a)²",
       .decision = "h = a"},
  }};
  return rules;
}

const TaskRule& ruleOf(OutputTask task) { return outputTasks()[static_cast<std::size_t>(task)]; }

int decideBinary(double a, double threshold) { return a >= threshold ? 1 : 0; }

Index decideClass(ConstVectorRef outputs) {
  if (outputs.size() == 0) throw InvalidArgument("a decision needs at least one output"_message);
  Index best = 0;
  outputs.maxCoeff(&best);
  return best;
}

}  // namespace descenso
