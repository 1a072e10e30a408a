// What follows from scores: probabilities, loss, gradient, and one update of the weights that the scores come from.
#pragma once

#include <optional>

#include "app/labs/entropy/config.h"

namespace descenso {

/// How far the transport has come: all that stands before is shown, too.
enum class SoftmaxStep { data, products, scores, exponentials, sum, probabilities, loss, slopes, gradient, update };

struct IrisResult {
  SoftmaxPass pass;
  SoftmaxModel next;     ///< after one update
  SoftmaxPass nextPass;  ///< through that
};

struct SoftmaxResult {
  double temperature = 1;  ///< 1 for the flower
  Index target = 0;
  Vector scores{};
  SoftmaxSteps steps{};
  Vector label{};   ///< y, 1 at the target
  double loss = 0;  ///< −ln p of the target, in nats
  Vector slopes{};  ///< ∂L/∂s = (p − y) / T
  Matrix jacobian{};
  std::optional<IrisResult> iris{};  ///< only for the flower
};
SoftmaxResult softmaxResult(const SoftmaxConfig& config);

/// Free scores are there at once, and nothing but they is learned: they begin later and end earlier.
SoftmaxStep softmaxProgress(ScoreSource source, long step);
long lastSoftmaxStep(ScoreSource source);

}  // namespace descenso
