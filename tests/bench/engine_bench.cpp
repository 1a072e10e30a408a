// What a lecturer waits for: paths while the start is dragged, the map, its special points, a seek.
#include <benchmark/benchmark.h>

#include "engine/analysis/loss_grid.h"
#include "engine/analysis/stationary_points.h"
#include "engine/problems/catalog.h"
#include "engine/training/race.h"

namespace descenso {
namespace {

RaceConfig threeOptimizers(Index steps) {
  return {.optimizers = {{"gd", {}}, {"momentum", {}}, {"adam", {}}},
          .start = Point2(-1.5, 8.5),
          .batches = {},
          .schedule = {},
          .steps = steps};
}

void dragTheStart(benchmark::State& state) {
  const auto problem = makeProblem({});
  RaceConfig config = threeOptimizers(500);
  for (auto _ : state) {
    config.start[0] += 1e-6;
    Race race(problem, config);
    race.advanceTo(config.steps);
    benchmark::DoNotOptimize(race.runs().back().timeline().losses().back());
  }
}
BENCHMARK(dragTheStart)->Unit(benchmark::kMillisecond);

RaceConfig everyOptimizer(Index steps) {
  RaceConfig config{.optimizers = {}, .start = Point2(-1.5, 8.5), .batches = {}, .schedule = {}, .steps = steps};
  for (const OptimizerEntry& entry : optimizerCatalog()) config.optimizers.push_back({std::string(entry.name), {}});
  return config;
}

void dragTheStartOfAll(benchmark::State& state) {
  const auto problem = makeProblem({});
  RaceConfig config = everyOptimizer(500);
  for (auto _ : state) {
    config.start[0] += 1e-6;
    Race race(problem, config);
    race.advanceTo(config.steps);
    benchmark::DoNotOptimize(race.runs().back().timeline().losses().back());
  }
}
BENCHMARK(dragTheStartOfAll)->Unit(benchmark::kMillisecond);

/// One method of the catalog, 500 steps.
void oneOptimizer(benchmark::State& state) {
  const auto problem = makeProblem({});
  const OptimizerEntry& entry = optimizerCatalog()[static_cast<std::size_t>(state.range(0))];
  state.SetLabel(std::string(entry.name));
  for (auto _ : state) {
    Run run(problem, {std::string(entry.name), {}}, Point2(-1.5, 8.5), {.batches = {}, .schedule = {}, .steps = 500});
    run.reserve(500);
    run.advanceTo(500);
    benchmark::DoNotOptimize(run.timeline().losses().back());
  }
}
BENCHMARK(oneOptimizer)->Unit(benchmark::kMicrosecond)->DenseRange(0, 15);

void lossGrid256(benchmark::State& state) {
  const auto problem = makeProblem({});
  const Box box = findProblem("gabor")->range;
  for (auto _ : state) benchmark::DoNotOptimize(lossGrid(*problem, box, 256, 256).low);
}
BENCHMARK(lossGrid256)->Unit(benchmark::kMillisecond);

void stationaryPoints(benchmark::State& state) {
  const auto problem = makeProblem({});
  const Box box = findProblem("gabor")->range;
  for (auto _ : state) benchmark::DoNotOptimize(findStationaryPoints(*problem, box).size());
}
BENCHMARK(stationaryPoints)->Unit(benchmark::kMillisecond);

void seek(benchmark::State& state) {
  Race race(makeProblem({}), threeOptimizers(10000));
  race.advanceTo(10000);
  const Timeline& timeline = race.runs().back().timeline();
  Index step = 0;
  for (auto _ : state) {
    step = (step + 7919) % timeline.size();
    benchmark::DoNotOptimize(timeline.at(step).phi[0]);
  }
}
BENCHMARK(seek)->Unit(benchmark::kNanosecond);

}  // namespace
}  // namespace descenso

BENCHMARK_MAIN();
