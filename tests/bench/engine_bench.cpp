// What a lecturer waits for: paths while the start is dragged, the map, its special points, a seek, the basins, a
// sweep.
#include <benchmark/benchmark.h>

#include <chrono>
#include <thread>

#include "engine/analysis/basin_map.h"
#include "engine/analysis/loss_grid.h"
#include "engine/analysis/stationary_points.h"
#include "engine/analysis/sweep.h"
#include "engine/networks/chain.h"
#include "engine/networks/neuron_studies.h"
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

void studyTwoNeurons(benchmark::State& state) {
  NeuronStudyConfig config = usualStudy(static_cast<NeuronStudyKind>(state.range(0)));
  config.steps = maximumStudySteps;
  for (auto _ : state) {
    const NeuronStudy study(config);
    benchmark::DoNotOptimize(study.at(0, config.steps).loss);
  }
}
BENCHMARK(studyTwoNeurons)->Unit(benchmark::kMillisecond)->DenseRange(0, 3);

void chainOfNeurons(benchmark::State& state) {
  ChainConfig config{.layers = maximumChain, .activation = ActivationKind::gelu};
  for (auto _ : state) {
    config.weight += 1e-9;
    benchmark::DoNotOptimize(chain(config).products.front());
    benchmark::DoNotOptimize(chainGrowth(config).magnitudes.back());
  }
}
BENCHMARK(chainOfNeurons)->Unit(benchmark::kMillisecond);

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

BasinQuery basins(std::string optimizer) {
  BasinQuery query{.problem = makeProblem({}), .optimizer = {std::move(optimizer), {}}};
  query.box = findProblem("gabor")->range;
  for (const StationaryPoint& point : findStationaryPoints(*query.problem, query.box)) {
    if (point.type == StationaryType::minimum) query.minima.push_back(point);
  }
  return query;
}

/// 256 × 256 starts, 200 updates each.
void basinMap256(benchmark::State& state, const std::string& optimizer, bool stopsSettled) {
  BasinQuery query = basins(optimizer);
  query.stopsSettled = stopsSettled;
  for (auto _ : state) BasinMap(query).wait();
}
BENCHMARK_CAPTURE(basinMap256, gd, "gd", false)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK_CAPTURE(basinMap256, adam, "adam", false)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(basinMap256, adamSettled, "adam", true)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();

/// Until the coarsest picture of them is there, and the rest is cancelled.
void basinMapFirstPicture(benchmark::State& state) {
  const BasinQuery query = basins("adam");
  const auto first = static_cast<double>(firstPassSize(query.width, query.height));
  for (auto _ : state) {
    const BasinMap map(query);
    while (map.progress() * 256 * 256 < first) std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
}
BENCHMARK(basinMapFirstPicture)->Unit(benchmark::kMillisecond)->UseRealTime();

/// What a frame pays for looking at them while they are computed.
void basinMapLook(benchmark::State& state) {
  BasinMap map(basins("gd"));
  map.wait();
  CellGrid<BasinCell> grid;
  for (auto _ : state) {
    grid.revision = -1;
    benchmark::DoNotOptimize(map.update(grid));
  }
}
BENCHMARK(basinMapLook)->Unit(benchmark::kMicrosecond);

/// 64 × 64 values of α and β of momentum, 500 updates at most.
void sweep64(benchmark::State& state) {
  SweepQuery query{.problem = makeProblem({}), .optimizer = {"momentum", {}}, .start = Point2(-1.5, 8.5), .steps = 500};
  query.second = SweepAxis{.hyperparameter = "beta", .low = 0, .high = 0.99, .count = 64};
  query.goal.bestLoss = 0.645696;
  for (auto _ : state) Sweep(query).wait();
}
BENCHMARK(sweep64)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace
}  // namespace descenso

BENCHMARK_MAIN();
