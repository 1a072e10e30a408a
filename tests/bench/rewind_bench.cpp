// Seeking any of the hundred thousand steps of a network's training: the worst of many, and what its history takes.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>

#include "engine/math/random.h"
#include "engine/networks/network_problem.h"
#include "engine/training/rewind.h"

namespace descenso {
namespace {

constexpr Index examplesCount = 500;
constexpr Index steps = 100'000;

/// A disc within a ring: class 0 and class 1, half and half in the mean.
std::shared_ptr<const Examples> discAndRing() {
  Random random(1);
  Examples examples;
  examples.inputs = Matrix(2, examplesCount);
  for (double& value : examples.inputs.reshaped()) value = random.normal();
  for (Index i = 0; i < examplesCount; ++i) examples.classes.push_back(examples.inputs.col(i).norm() > 1.18 ? 1 : 0);
  examples.classNames = {"disc", "ring"};
  return std::make_shared<const Examples>(std::move(examples));
}

/// `layers` hidden layers of `units`, Adam, batches of 32.
void seekAfterALongTraining(benchmark::State& state) {
  using Clock = std::chrono::steady_clock;
  NetworkConfig config{.inputs = 2, .outputs = 1};
  for (int i = 0; i < state.range(1); ++i)
    config.hidden.push_back({.units = state.range(0), .activation = ActivationKind::tanh});
  const auto problem = std::make_shared<const NetworkProblem>(config, discAndRing());
  Run run(problem, {"adam", {1e-3, 0.9, 0.999, 1e-8, 1, 0}}, initialParameters(config, Initialisation::xavier, 1, 1),
          {.batches = makeBatches({.size = 32}, examplesCount, steps), .keep = Keep::keyFrames});
  run.advanceTo(steps);
  Rewind rewind(run);
  Random random(2);
  double worst = 0;
  for (auto _ : state) {
    const auto begin = Clock::now();
    benchmark::DoNotOptimize(rewind.seek(static_cast<Index>(random.uniform() * steps))[0]);
    worst = std::max(worst, std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
  }
  state.counters["worstMs"] = worst;
  state.counters["MB"] = static_cast<double>(run.keyFrames()->bytes() + run.timeline().bytes()) / (1 << 20);
}
BENCHMARK(seekAfterALongTraining)->Args({8, 2})->Args({64, 2})->Args({100, 3})->Unit(benchmark::kMillisecond)->Iterations(200);

}  // namespace
}  // namespace descenso

BENCHMARK_MAIN();
