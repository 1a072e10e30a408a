// What a drag in the activation lab computes again: the field of a neuron, neurons that learn, a chain of every length,
// softmax with its Jacobian, the lines of two layers.
#include <benchmark/benchmark.h>

#include "app/labs/activation/state.h"
#include "engine/networks/neuron_field.h"
#include "engine/networks/softmax.h"

namespace descenso {
namespace {

void fieldOfANeuron(benchmark::State& state, ActivationKind kind) {
  PlanarNeuron neuron{.activation = kind, .parameter = activation(kind).parameter};
  for (auto _ : state) {
    neuron.shift = neuron.shift > 2 ? -2 : neuron.shift + 1e-3;
    benchmark::DoNotOptimize(neuronField(neuron, {{-5, -5}, {5, 5}}, 192).high);
  }
}
BENCHMARK_CAPTURE(fieldOfANeuron, relu, ActivationKind::relu)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(fieldOfANeuron, sigmoid, ActivationKind::sigmoid)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(fieldOfANeuron, tanh, ActivationKind::tanh)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(fieldOfANeuron, gelu, ActivationKind::gelu)->Unit(benchmark::kMicrosecond);

template <class Change, class Ask>
void dragIn(benchmark::State& state, ActivationStage stage, Change change, Ask ask) {
  ActivationLab lab;
  double moved = 0.1;
  for (auto _ : state) {
    moved = moved > 0.8 ? 0.1 : moved + 1e-3;
    ActivationConfig config = lab.config();
    config.stage = stage;
    change(config, moved);
    lab.configure(std::move(config));
    benchmark::DoNotOptimize(ask(lab));
  }
}

/// With the gradient of all lengths up to 100.
void weightOfAChain(benchmark::State& state) {
  dragIn(
      state, ActivationStage::chain, [](ActivationConfig& config, double to) { config.chain.weight = to; },
      [](ActivationLab& lab) {
        lab.playback().seek(maximumChain);
        return lab.growth().magnitudes.back() + lab.chain()->products.front();
      });
}
BENCHMARK(weightOfAChain)->Unit(benchmark::kMicrosecond);

/// All updates of both neurons, as many as they may be.
void rateOfAStudy(benchmark::State& state) {
  const auto kind = static_cast<NeuronStudyKind>(state.range(0));
  dragIn(
      state, ActivationStage::learning,
      [&](ActivationConfig& config, double to) {
        config.study = usualStudy(kind);
        config.study.rate = to;
      },
      [](ActivationLab& lab) { return lab.study().at(0, 10).loss; });
}
BENCHMARK(rateOfAStudy)->Unit(benchmark::kMicrosecond)->DenseRange(0, 3);

void scoreOfSoftmax(benchmark::State& state) {
  dragIn(
      state, ActivationStage::softmax,
      [](ActivationConfig& config, double to) {
        config.softmax.scores.resize(mostScores);
        config.softmax.scores[1] = to;
      },
      [](ActivationLab& lab) {
        const std::vector<double>& scores = lab.config().softmax.scores;
        const Vector p = softmax(VectorView(scores.data(), std::ssize(scores)), 1);
        return softmaxJacobian(p, 1).sum();
      });
}
BENCHMARK(scoreOfSoftmax)->Unit(benchmark::kMicrosecond);

void weightOfTwoLayers(benchmark::State& state) {
  dragIn(
      state, ActivationStage::layers,
      [](ActivationConfig& config, double to) {
        config.layers.units.resize(mostHiddenUnits);
        config.layers.units[2].w1 = to;
        config.layers.between = ActivationKind::gelu;
      },
      [](ActivationLab& lab) {
        double sum = 0;
        for (int i = 0; i < 2000; ++i) sum += lab.secondLayer(0.01 * i) + lab.secondSlope(0.01 * i);
        return sum;
      });
}
BENCHMARK(weightOfTwoLayers)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace descenso

BENCHMARK_MAIN();
