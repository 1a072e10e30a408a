#include "engine/networks/neuron_studies.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/math/random.h"

namespace descenso {
namespace {

constexpr Index lineExamples = 21;  // on [−1, 1]
constexpr Index cloudExamples = 16;
constexpr double cloudSpread = 1.5;  // of what the zigzag's inputs are squashed from
constexpr double stepPlace = 0.2;    // where the step that is to be learned stands

Examples named(std::vector<std::string> inputs, Index count) {
  Examples examples;
  examples.name = std::string("neuron");
  examples.inputs.resize(static_cast<Index>(inputs.size()), count);
  examples.targets.resize(count);
  examples.inputNames = std::move(inputs);
  examples.targetName = std::string("t");
  return examples;
}

/// t = target(x) on an even grid.
template <class Target>
std::shared_ptr<const Examples> onLine(Target target) {
  Examples examples = named({"x"}, lineExamples);
  for (Index i = 0; i < lineExamples; ++i) {
    const double x = -1 + 2 * static_cast<double>(i) / static_cast<double>(lineExamples - 1);
    examples.inputs(0, i) = x;
    examples.targets[i] = target(x);
  }
  return std::make_shared<const Examples>(std::move(examples));
}

/// Two inputs f(u₁), f(u₂), and what the wanted weights make of them.
std::shared_ptr<const Examples> squashed(ActivationKind kind, std::uint64_t seed) {
  const Activation& f = activation(kind);
  Examples examples = named({"x₁", "x₂"}, cloudExamples);
  Random random(seed);
  for (Index i = 0; i < cloudExamples; ++i) {
    for (Index k = 0; k < 2; ++k) examples.inputs(k, i) = f.value(cloudSpread * random.normal(), f.parameter);
    examples.targets[i] = NeuronStudy::wantedWeights().dot(examples.inputs.col(i));
  }
  return std::make_shared<const Examples>(std::move(examples));
}

struct StudiedNeuron {
  ActivationKind told;
  NeuronConfig neuron;
  std::shared_ptr<const Examples> examples;
  Vector start;
};

Vector startOf(const NeuronStudyConfig& config, bool learnsParameter) {
  if (learnsParameter) return Eigen::Vector3d(config.startWeight, config.startBias, config.slope);
  return Eigen::Vector2d(config.startWeight, config.startBias);
}

std::array<StudiedNeuron, 2> studiedNeurons(const NeuronStudyConfig& config) {
  const auto ofKind = [&](ActivationKind kind, std::shared_ptr<const Examples> examples, bool learnsParameter = false) {
    return StudiedNeuron{kind,
                         {.activation = kind, .parameter = config.slope, .learnsParameter = learnsParameter},
                         std::move(examples),
                         startOf(config, learnsParameter)};
  };
  const auto ofInputs = [&](ActivationKind kind) {
    return StudiedNeuron{
        kind, {.activation = ActivationKind::identity, .hasBias = false}, squashed(kind, config.seed), Vector::Zero(2)};
  };
  switch (config.kind) {
    case NeuronStudyKind::dead: {
      const auto examples = onLine([](double x) { return 1 + x; });
      return {ofKind(ActivationKind::relu, examples), ofKind(ActivationKind::leakyRelu, examples)};
    }
    case NeuronStudyKind::step: {
      const auto examples = onLine([](double x) { return x > stepPlace ? 1.0 : 0.0; });
      return {ofKind(ActivationKind::step, examples), ofKind(ActivationKind::sigmoid, examples)};
    }
    case NeuronStudyKind::prelu: {
      const auto examples = onLine([&](double x) { return x > 0 ? x : config.wantedSlope * x; });
      return {ofKind(ActivationKind::prelu, examples, true), ofKind(ActivationKind::leakyRelu, examples)};
    }
    case NeuronStudyKind::zigzag:
      break;
  }
  return {ofInputs(ActivationKind::sigmoid), ofInputs(ActivationKind::tanh)};
}

void refuseOutside(const char* name, double value, double low, double high) {
  if (!(value >= low && value <= high))
    throw InvalidArgument("{name} must be in [{low}, {high}], got {got}"_message,
                          {{"name", name}, {"low", low}, {"high", high}, {"got", value}});
}

}  // namespace

std::span<const std::string_view> neuronStudyNames() {
  static constexpr std::array<std::string_view, 4> names = {"dead", "step", "prelu", "zigzag"};
  return names;
}

NeuronStudyConfig usualStudy(NeuronStudyKind kind) {
  switch (kind) {
    case NeuronStudyKind::step:
      return {.kind = kind, .rate = 5, .startBias = 0.5, .steps = 200};
    case NeuronStudyKind::prelu:
      return {.kind = kind, .rate = 0.5, .startWeight = 0.5, .startBias = 0.3, .slope = 0.25, .steps = 400};
    case NeuronStudyKind::zigzag:
      return {.kind = kind, .rate = 0.8, .steps = 80};
    case NeuronStudyKind::dead:
      break;
  }
  return {.kind = kind};
}

void checkStudy(const NeuronStudyConfig& config) {
  refuseOutside("rate", config.rate, 1e-5, 10);
  refuseOutside("startWeight", config.startWeight, -20, 20);
  refuseOutside("startBias", config.startBias, -20, 20);
  refuseOutside("slope", config.slope, -2, 2);
  refuseOutside("wantedSlope", config.wantedSlope, -2, 2);
  refuseOutside("steps", static_cast<double>(config.steps), 1, static_cast<double>(maximumStudySteps));
}

NeuronStudy::NeuronStudy(const NeuronStudyConfig& config) : config_(config) {
  checkStudy(config);
  const bool byExample = config.kind == NeuronStudyKind::zigzag;
  RunOptions options{.steps = config.steps};
  // All weights of one example's gradient have the sign of its error, where its inputs are positive; a mean over
  // several examples may mix them.
  if (byExample) options.batches = makeBatches({.size = 1, .seed = config.seed}, cloudExamples, config.steps);
  for (const StudiedNeuron& each : studiedNeurons(config)) {
    told_.push_back(each.told);
    runs_.emplace_back(std::make_shared<const NeuronProblem>(each.neuron, each.examples),
                       OptimizerConfig{byExample ? "sgd" : "gd", {config.rate}}, each.start, options);
    runs_.back().reserve(config.steps);
    runs_.back().advanceTo(config.steps);
  }
}

// From (0, 0) it is into quadrant IV.
Point2 NeuronStudy::wantedWeights() { return {2, -1.5}; }

StepRecord NeuronStudy::at(std::size_t i, Index step) const {
  const Timeline& timeline = runs_[i].timeline();
  return timeline.at(std::clamp<Index>(step, 0, timeline.lastStep()));
}

bool isDead(const NeuronProblem& neuron, ConstVectorRef phi) {
  for (Index i = 0; i < neuron.exampleCount(); ++i)
    if (neuron.slope(phi, neuron.examples().inputs.col(i)) != 0) return false;
  return true;
}

bool sharesOneSign(ConstVectorRef delta) { return (delta.array() >= 0).all() || (delta.array() <= 0).all(); }

}  // namespace descenso
