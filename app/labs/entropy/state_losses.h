// A loss over what a network says, its slope, and what gradient descent makes of both.
#pragma once

#include <string_view>
#include <vector>

#include "app/labs/entropy/config.h"
#include "engine/information/likelihood.h"

namespace descenso {

/// From the score z of the point to where it stands on the axis, and back; the same where the axis is that of scores.
/// Predictions of 0 and 1 become scores at the ends of what can be set.
double onLossAxis(const LossesConfig& config, double score);
double scoreOnAxis(const LossesConfig& config, double at);
/// The axis as far as it means something: [0, 1] for probabilities.
struct LossRange {
  double low = 0;
  double high = 1;
};
LossRange lossRange(const LossesConfig& config);

/// −ln likelihood at a place of the axis, and its derivative there.
LossSlope likelihoodLossAt(const LossesConfig& config, double at);
/// The squared error of the same prediction.
LossSlope squaredLossAt(const LossesConfig& config, double at);
/// Whether the slides print another loss for this task over this axis (E16, E18), and that one.
bool hasPrintedLoss(const LossesConfig& config);
double printedLossAt(const LossesConfig& config, double at);
/// The erratum about the task's loss: "E16", "E17", "E18".
std::string_view lossErratum(OutputTask task);

/// z ← z − α ∂ℓ/∂z from the point on, with either loss; lossSteps + 1 places each.
struct DescentResult {
  std::vector<double> scores{};
  std::vector<double> losses{};
};
struct LossesResult {
  double prediction = 0;  ///< σ(z), the right class's share of softmax, or z
  DescentResult likelihood{};
  DescentResult squared{};
  double product = 1;  ///< likelihood of the examples
  double sum = 0;      ///< −ln of it, added up
};
LossesResult lossesResult(const LossesConfig& config);

/// What a classifier said, by the names of its classes.
struct DecisionCase {
  OutputTask task;
  std::vector<std::string_view> classes;  ///< translated under "entropy.outcome.NAME"; of two, that of label 0 first
  Vector outputs;                         ///< one for two classes
};
DecisionCase decisionCase(const LossesConfig& config);
/// Place in its `classes`.
Index decided(const DecisionCase& decision, double threshold);

}  // namespace descenso
