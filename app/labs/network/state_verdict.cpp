#include "app/labs/network/state_verdict.h"

#include <cmath>
#include <vector>

namespace descenso {
namespace {

// Parts of the baseline.
constexpr double highLoss = 0.5;   // a training loss above this has learned little
constexpr double widestGap = 0.1;  // the other loss may lie so far above it
constexpr double gapTimes = 1.5;   // or so many times the training loss

}  // namespace

FitVerdict judgeFit(double trainLoss, double otherLoss, double baseline) {
  if (!std::isfinite(trainLoss) || !std::isfinite(otherLoss) || !(baseline > 0)) return FitVerdict::unknown;
  if (trainLoss > highLoss * baseline) return FitVerdict::under;  // whatever the gap: nothing is known by heart
  const bool isFarOff = otherLoss - trainLoss > widestGap * baseline && otherLoss > gapTimes * trainLoss;
  return isFarOff ? FitVerdict::over : FitVerdict::justRight;
}

double baselineLoss(const NetworkConfig& network, const Examples& examples) {
  const double half = network.loss == LossKind::halfSquared ? 0.5 : 1;
  if (!examples.isClassified()) {
    const auto numbers = examples.targets.reshaped(examples.targetCount(), examples.size());
    return half * (numbers.colwise() - numbers.rowwise().mean()).colwise().squaredNorm().mean();
  }
  std::vector<double> shares(static_cast<std::size_t>(examples.classCount()));
  for (const int each : examples.classes)
    shares[static_cast<std::size_t>(each)] += 1 / static_cast<double>(examples.size());
  double entropy = 0;
  double spread = 0;
  for (const double share : shares) {
    if (share > 0) entropy -= share * std::log(share);
    spread += share * (1 - share);
  }
  if (network.loss == LossKind::crossEntropy) return entropy;
  return half * (network.output == OutputKind::softmax ? spread : spread / 2);
}

}  // namespace descenso
