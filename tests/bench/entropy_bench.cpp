// What a drag in the lab of entropy and losses computes again: all that its plots show of the stage.
#include <benchmark/benchmark.h>

#include "app/labs/entropy/state.h"

namespace descenso {
namespace {

/// Applies a change to the lab, then asks for everything that follows from it.
template <class Change, class Ask>
void drag(benchmark::State& state, Change change, Ask ask) {
  EntropyLab lab;
  double moved = 0.1;
  for (auto _ : state) {
    moved = moved > 0.8 ? 0.1 : moved + 1e-3;
    EntropyConfig config = lab.config();
    change(config, moved);
    lab.configure(std::move(config));
    benchmark::DoNotOptimize(ask(lab));
  }
}

void dragABar(benchmark::State& state) {
  drag(
      state, [](EntropyConfig& config, double to) { setProbability(config.codes.p, 1, to); },
      [](EntropyLab& lab) { return lab.codes().codes.front().meanP; });
}
BENCHMARK(dragABar)->Unit(benchmark::kMicrosecond);

void dragAScore(benchmark::State& state) {
  drag(
      state,
      [](EntropyConfig& config, double to) {
        config.softmax.scores.resize(mostClasses);
        config.softmax.scores[2] = 10 * to;
      },
      [](EntropyLab& lab) { return lab.softmax().loss; });
}
BENCHMARK(dragAScore)->Unit(benchmark::kMicrosecond);

void changeAWeight(benchmark::State& state) {
  drag(
      state,
      [](EntropyConfig& config, double to) {
        config.softmax.source = ScoreSource::iris;
        config.softmax.model.weights(0, 2) = to;
      },
      [](EntropyLab& lab) { return lab.softmax().iris->nextPass.loss; });
}
BENCHMARK(changeAWeight)->Unit(benchmark::kMicrosecond);

/// With the updates of both losses, of several classes.
void dragThePointOfALoss(benchmark::State& state) {
  drag(
      state,
      [](EntropyConfig& config, double to) {
        config.losses.task = OutputTask::multiclass;
        config.losses.score = 10 * to - 5;
      },
      [](EntropyLab& lab) { return lab.losses().likelihood.losses.back(); });
}
BENCHMARK(dragThePointOfALoss)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace descenso

BENCHMARK_MAIN();
