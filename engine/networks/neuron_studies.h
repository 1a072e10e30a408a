// Neurons that learn the same side by side, to see what their activations do to learning.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "engine/networks/neuron.h"
#include "engine/training/run.h"

namespace descenso {

enum class NeuronStudyKind {
  dead,    ///< a ReLU whose sum is below 0 for all examples, beside a leaky one
  step,    ///< the step function, whose slope is 0 everywhere, beside the sigmoid
  prelu,   ///< a ReLU that learns its slope left of 0, beside one with a fixed slope
  zigzag,  ///< two weights over inputs that are sigmoids and so positive, beside inputs that are tanh
};
/// "dead", "step", "prelu", "zigzag".
std::span<const std::string_view> neuronStudyNames();

struct NeuronStudyConfig {
  NeuronStudyKind kind = NeuronStudyKind::dead;
  double rate = 0.5;         ///< α of gradient descent, that of the optimizers
  double startWeight = 1;    ///< of dead, step and prelu
  double startBias = -10;    ///< of the same
  double slope = 0.1;        ///< left of 0, of the leaky neuron; at the start of PReLU and, fixed, of the one beside it
  double wantedSlope = 0.6;  ///< left of 0, of what the PReLU is to learn
  Index steps = 400;         ///< 1 … maximumStudySteps
  std::uint64_t seed = 1;    ///< of the zigzag's examples and their order
  bool operator==(const NeuronStudyConfig&) const = default;
};

inline constexpr Index maximumStudySteps = 1000;

/// What a study begins with, in which what is to be seen is seen.
NeuronStudyConfig usualStudy(NeuronStudyKind kind);

/// Throws std::invalid_argument for anything out of range.
void checkStudy(const NeuronStudyConfig& config);

class NeuronStudy {
 public:
  /// Makes all its updates. Throws std::invalid_argument.
  explicit NeuronStudy(const NeuronStudyConfig& config);

  const NeuronStudyConfig& config() const { return config_; }
  /// Two; every record is kept. One that diverged has fewer.
  const std::vector<Run>& runs() const { return runs_; }
  /// Their neurons.
  const NeuronProblem& neuron(std::size_t i) const { return static_cast<const NeuronProblem&>(runs_[i].problem()); }
  /// The activation that tells them apart: of the neuron, or of the zigzag's inputs.
  ActivationKind told(std::size_t i) const { return told_[i]; }
  /// Where the zigzag leads to in the end: the weights that its examples are made with.
  static Point2 wantedWeights();
  /// The record of a run at `step`, or its last one.
  StepRecord at(std::size_t i, Index step) const;

 private:
  NeuronStudyConfig config_;
  std::vector<ActivationKind> told_;
  std::vector<Run> runs_;
};

/// Of ReLU: whether its slope, and with it the gradient, is 0 for every example.
bool isDead(const NeuronProblem& neuron, ConstVectorRef phi);

/// Whether no two components of an update have different signs: of two weights, whether it leads into quadrant I or III
/// (or along an axis).
bool sharesOneSign(ConstVectorRef delta);

}  // namespace descenso
