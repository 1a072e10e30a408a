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
