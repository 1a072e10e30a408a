// A computational graph as large as they may be: laid out when a formula was typed; computed, walked down a hundred
// updates and checked while a number is dragged.
#include <benchmark/benchmark.h>

#include "engine/graphs/graph_paths.h"
#include "engine/graphs/graph_walk.h"
#include "engine/graphs/layered_layout.h"
#include "tests/support/large_graph.h"

namespace descenso {
namespace {

void layOutOf200(benchmark::State& state) {
  const ComputationGraph graph = readGraph(tests::largeGraphText(static_cast<std::uint64_t>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(layOut(graph).crossings);
}
BENCHMARK(layOutOf200)->Unit(benchmark::kMillisecond)->DenseRange(1, 3);

/// One sum of 199 terms, whose layer is as large as a layer can be; a chain of 99 products.
void layOutOfAText(benchmark::State& state, const std::string& joint, int inputs) {
  std::string text = "x0";
  for (int i = 1; i < inputs; ++i) text += joint + "x" + std::to_string(i);
  const ComputationGraph graph = readGraph(text);
  for (auto _ : state) benchmark::DoNotOptimize(layOut(graph).crossings);
}
BENCHMARK_CAPTURE(layOutOfAText, sum, "+", 199)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(layOutOfAText, chain, "*", 100)->Unit(benchmark::kMillisecond);

/// Two layers of 60 that read each other crosswise.
void layOutOfALattice(benchmark::State& state) {
  std::string text;
  for (int i = 0; i < 60; ++i) {
    text += "a" + std::to_string(i) + "=x" + std::to_string(i % 12) + "*x" + std::to_string(i / 5) + ";";
  }
  for (int i = 0; i < 60; ++i) {
    text += "b" + std::to_string(i) + "=a" + std::to_string(i * 7 % 60) + "-a" + std::to_string(i * 13 % 60) + ";";
  }
  const ComputationGraph graph = readGraph(text);
  for (auto _ : state) benchmark::DoNotOptimize(layOut(graph).crossings);
}
BENCHMARK(layOutOfALattice)->Unit(benchmark::kMillisecond);

struct Dragged {
  ComputationGraph graph = readGraph(tests::largeGraphText(1));
  std::vector<double> inputs = std::vector<double>(graph.inputs().size(), 0.1);
  std::vector<bool> learned = std::vector<bool>(graph.inputs().size(), true);
  GraphValues values;
};

void dragAnInput(benchmark::State& state) {
  Dragged dragged;
  GraphDescent descent;
  for (auto _ : state) {
    dragged.inputs[0] += 1e-6;
    descend(dragged.graph, dragged.inputs, dragged.learned, dragged.graph.output(), 0.01, 100, descent, dragged.values);
    benchmark::DoNotOptimize(descent.costs.back());
  }
}
BENCHMARK(dragAnInput)->Unit(benchmark::kMillisecond);

void checkAllInputs(benchmark::State& state) {
  Dragged dragged;
  computeGraph(dragged.graph, dragged.inputs, dragged.graph.output(), dragged.values);
  for (auto _ : state) {
    for (const int input : dragged.graph.inputs())
      benchmark::DoNotOptimize(checkNode(dragged.graph, dragged.inputs, dragged.values, input).error);
  }
}
BENCHMARK(checkAllInputs)->Unit(benchmark::kMillisecond);

void countAllPaths(benchmark::State& state) {
  const Dragged dragged;
  for (auto _ : state) benchmark::DoNotOptimize(countPaths(dragged.graph, dragged.graph.output()).sweep);
}
BENCHMARK(countAllPaths)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace descenso

BENCHMARK_MAIN();
