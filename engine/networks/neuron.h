// One neuron a = f(wᵀx + b) that learns numbers from examples: small enough to see every one of its parameters move.
#pragma once

#include <memory>

#include "engine/data/examples.h"
#include "engine/networks/activation.h"
#include "engine/problems/problem.h"

namespace descenso {

struct NeuronConfig {
  ActivationKind activation = ActivationKind::sigmoid;
  double parameter = 0.01;  ///< of the activation, where it has one and it is not learned
  bool hasBias = true;
  bool learnsParameter = false;  ///< α is learned like a weight (He et al. 2015), for an activation that has one
  bool operator==(const NeuronConfig&) const = default;
};

/// L = ½ ⟨(a − t)²⟩, the mean over the batch. φ holds the weights, then b, then α, as far as they are learned.
class NeuronProblem final : public Problem {
 public:
  /// Throws std::invalid_argument for examples with classes, and for an α to be learned that the activation lacks.
  NeuronProblem(NeuronConfig config, std::shared_ptr<const Examples> examples);

  const NeuronConfig& config() const { return config_; }
  const Examples& examples() const { return *examples_; }

  Index dimension() const override;
  Index exampleCount() const override { return examples_->size(); }
  double loss(ConstVectorRef phi, const Batch& batch) const override;
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override;
  /// Differences of gradients.
  void hessian(ConstVectorRef phi, const Batch& batch, MatrixRef hessian) const override;
  double exampleWeight(Index count) const override { return 1 / static_cast<double>(count); }

  /// z = wᵀx + b.
  double sum(ConstVectorRef phi, ConstVectorRef input) const;
  /// a = f(z).
  double output(ConstVectorRef phi, ConstVectorRef input) const;
  /// f′(z).
  double slope(ConstVectorRef phi, ConstVectorRef input) const;
  /// α in force.
  double parameter(ConstVectorRef phi) const;

 private:
  /// The loss; its gradient is added to `gradient`, if there is one.
  double pass(ConstVectorRef phi, const Batch& batch, VectorRef* gradient) const;

  NeuronConfig config_;
  const Activation& f_;
  std::shared_ptr<const Examples> examples_;
};

}  // namespace descenso
