#include "engine/networks/penalty.h"

#include <cmath>

namespace descenso {
namespace {

Index weightCount(const LayerPlace& layer) { return layer.units * layer.inputs; }

}  // namespace

double penaltyOf(const Penalty& penalty, const std::vector<LayerPlace>& layers, ConstVectorRef phi) {
  if (penalty.l1 == 0 && penalty.l2 == 0) return 0;
  double sum = 0;
  for (const LayerPlace& layer : layers) {
    const auto w = phi.segment(layer.weights, weightCount(layer));
    if (penalty.l1 != 0) sum += penalty.l1 * w.lpNorm<1>();
    if (penalty.l2 != 0) sum += penalty.l2 * w.squaredNorm();
  }
  return sum;
}

void addPenaltySlope(const Penalty& penalty, const std::vector<LayerPlace>& layers, ConstVectorRef phi,
                     VectorRef gradient) {
  const bool isSmooth = penalty.l1 == 0 || penalty.l1Step == L1Step::proximal;
  if (isSmooth && penalty.l2 == 0) return;
  for (const LayerPlace& layer : layers) {
    const auto w = phi.segment(layer.weights, weightCount(layer)).array();
    auto g = gradient.segment(layer.weights, weightCount(layer)).array();
    g += 2 * penalty.l2 * w;
    if (!isSmooth) g += penalty.l1 * w.sign();
  }
}

void shrinkWeights(const LayerPlace& layer, double threshold, VectorRef phi) {
  for (double& w : phi.segment(layer.weights, weightCount(layer))) {
    w = w > threshold ? w - threshold : w < -threshold ? w + threshold : 0;
  }
}

}  // namespace descenso
