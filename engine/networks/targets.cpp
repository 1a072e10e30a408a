#include "engine/networks/targets.h"

#include <algorithm>
#include <string>

#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/networks/kernels/block.h"

namespace descenso {
namespace {

void checkClasses(const NetworkConfig& config, const Examples& examples) {
  const Index classes = examples.classCount();
  const bool isOneForTwo = config.outputs == 1 && classes <= 2;
  if (config.outputs == classes || isOneForTwo) return;
  if (classes == 2) {
    throw InvalidArgument("a network for 2 classes must have 2 outputs or one, got {got}"_message,
                          {{"got", config.outputs}});
  }
  throw InvalidArgument("a network for {classes} classes must have {classes} outputs, got {got}"_message,
                        {{"classes", classes}, {"got", config.outputs}});
}

void checkNumbers(const NetworkConfig& config, const Examples& examples) {
  if (const Index numbers = examples.targetCount(); config.outputs != numbers) {
    throw InvalidArgument(
        numbers == 1 ? "a network that predicts a number must have one output, got {got}"_message
                     : "a network that predicts {numbers} numbers must have as many outputs, got {got}"_message,
        {{"numbers", numbers}, {"got", config.outputs}});
  }
  if (config.loss != LossKind::crossEntropy) return;
  for (const double target : examples.targets) {
    if (!(target >= 0 && target <= 1)) {
      throw InvalidArgument("cross-entropy needs targets in [0, 1], got {got}"_message, {{"got", target}});
    }
  }
}

}  // namespace

void checkFit(const NetworkConfig& config, const Examples& examples) {
  if (examples.size() < 1) throw InvalidArgument("a network needs examples to learn from, got none"_message);
  if (config.inputs != examples.inputCount()) {
    throw InvalidArgument("the network must have {inputs} inputs, as the examples have, got {got}"_message,
                          {{"inputs", examples.inputCount()}, {"got", config.inputs}});
  }
  examples.isClassified() ? checkClasses(config, examples) : checkNumbers(config, examples);
}

void gatherInputs(const Examples& examples, std::span<const int> chosen, double* block) {
  kernels::gather(examples.inputs.data(), static_cast<int>(examples.inputCount()), chosen.data(),
                  static_cast<int>(chosen.size()), block);
}

void gatherTargets(const Examples& examples, std::span<const int> chosen, Index outputs, double* block) {
  std::fill_n(block, outputs * kernels::blockColumns, 0.0);
  for (std::size_t s = 0; s < chosen.size(); ++s) {
    const auto example = static_cast<std::size_t>(chosen[s]);
    if (!examples.isClassified()) {
      for (Index k = 0; k < outputs; ++k)
        block[s + static_cast<std::size_t>(k) * kernels::blockColumns] = examples.target(chosen[s], k);
    } else if (outputs == 1) {
      block[s] = examples.classes[example];
    } else {
      block[s + static_cast<std::size_t>(examples.classes[example]) * kernels::blockColumns] = 1;
    }
  }
}

}  // namespace descenso
