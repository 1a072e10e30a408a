#include "engine/networks/network_problem.h"

#include <algorithm>
#include <numeric>
#include <string>

#include "engine/math/finite_differences.h"
#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/networks/pass.h"
#include "engine/networks/penalty.h"
#include "engine/networks/targets.h"

namespace descenso {
namespace {

const NetworkConfig& checkedConfig(const NetworkConfig& config) {
  checkNetwork(config);
  return config;
}

}  // namespace

NetworkProblem::NetworkProblem(NetworkConfig config, std::shared_ptr<const Examples> examples)
    : config_(std::move(config)),
      examples_(std::move(examples)),
      plan_(std::make_unique<const NetworkPlan>(checkedConfig(config_))),
      places_(layerPlaces(config_)) {
  if (!examples_) throw InvalidArgument("a network needs examples to learn from, got none"_message);
  checkFit(config_, *examples_);
  all_.resize(static_cast<std::size_t>(examples_->size()));
  std::iota(all_.begin(), all_.end(), 0);
}

NetworkProblem::~NetworkProblem() = default;

Index NetworkProblem::dimension() const { return places_.back().weights + places_.back().size(); }

Index NetworkProblem::exampleCount() const { return examples_->size(); }

bool NetworkProblem::draws() const {
  return config_.inputNoise > 0 ||
         std::any_of(config_.hidden.begin(), config_.hidden.end(), [](const auto& layer) { return layer.dropout > 0; });
}

/// Calls visit(pass, count, isFirst) for each block of the batch, whose inputs and targets are then in place.
template <class Visit>
void NetworkProblem::forEachBlock(ConstVectorRef phi, const Batch& batch, Visit visit) const {
  const std::span<const int> chosen = batch.isWhole ? std::span<const int>(all_) : batch.examples;
  Pass pass(*plan_, phi.data());
  for (std::size_t begin = 0; begin < chosen.size(); begin += kernels::blockColumns) {
    const auto block = chosen.subspan(begin, std::min<std::size_t>(kernels::blockColumns, chosen.size() - begin));
    gatherInputs(*examples_, block, pass.inputs());
    gatherTargets(*examples_, block, config_.outputs, pass.targets());
    visit(pass, static_cast<int>(block.size()), begin == 0);
  }
}

double NetworkProblem::loss(ConstVectorRef phi, const Batch& batch) const {
  Random noise = noiseOf(config_.seed, batch.draw);
  double sum = 0;
  forEachBlock(phi, batch, [&](Pass& pass, int count, bool) {
    pass.forward(count, batch.draw != 0 ? &noise : nullptr);
    sum += pass.loss(count);
  });
  return sum * exampleWeight(countOf(batch)) + penaltyOf(config_.penalty, places_, phi);
}

double NetworkProblem::lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const {
  Random noise = noiseOf(config_.seed, batch.draw);
  const double weight = exampleWeight(countOf(batch));
  double sum = 0;
  forEachBlock(phi, batch, [&](Pass& pass, int count, bool isFirst) {
    pass.forward(count, batch.draw != 0 ? &noise : nullptr);
    sum += pass.backward(count, weight, isFirst, gradient.data());
  });
  addPenaltySlope(config_.penalty, places_, phi, gradient);
  return sum * weight + penaltyOf(config_.penalty, places_, phi);
}

void NetworkProblem::hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const {
  hessian =
      numericalJacobian([&](ConstVectorRef at, VectorRef gradient) { lossAndGradient(at, batch, gradient); }, phi);
  hessian = ((hessian + hessian.transpose()) / 2).eval();
}

double NetworkProblem::exampleWeight(Index count) const { return 1 / static_cast<double>(count); }

Index NetworkProblem::countOf(const Batch& batch) const {
  return batch.isWhole ? exampleCount() : std::ssize(batch.examples);
}

void NetworkProblem::shrink(double alpha, VectorRef phi) const {
  if (config_.penalty.l1 == 0 || config_.penalty.l1Step != L1Step::proximal) return;
  for (std::size_t l = 0; l < places_.size(); ++l) {
    const double rate = l < config_.hidden.size() ? config_.hidden[l].rate : config_.outputRate;
    shrinkWeights(places_[l], alpha * rate * config_.penalty.l1, phi);
  }
}

}  // namespace descenso
