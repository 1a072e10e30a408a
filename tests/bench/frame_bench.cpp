// Frames of the whole interface at 1600×900, drawn without a window and waited for: what a lecturer feels.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cmath>
#include <ctime>

#include "app/labs/activation/state.h"
#include "app/labs/approximation/state.h"
#include "app/labs/network/state.h"
#include "screen.h"

namespace descenso {
namespace {

void firstFrame(benchmark::State& state) {
  for (auto _ : state) Screen screen;
}

/// Only the interface is drawn: map and surface are as they were.
void nothingDirty(benchmark::State& state) {
  Screen screen;
  screen.playback().seek(state.range(0));
  screen.frame();
  for (auto _ : state) screen.frame();
  say(state, screen);
}

/// The same without its pixels.
void layOutOnly(benchmark::State& state) {
  Screen screen;
  screen.playback().seek(100);
  for (auto _ : state) screen.layOut();
  say(state, screen);
}

void hoverTheMap(benchmark::State& state) {
  Screen screen;
  const Rect map = screen.rect("plot.field");
  float x = 0;
  for (auto _ : state) {
    x = x > 200 ? 0 : x + 1;
    ImGui::GetIO().MousePos = {map.x + 0.3f * map.width + x, map.y + 0.4f * map.height};
    screen.frame();
  }
  say(state, screen);
}

void playSteps(benchmark::State& state) {
  Screen screen;
  long step = 0;
  for (auto _ : state) {
    step = step < 190 ? step + 1 : 0;
    screen.playback().seek(step);
    screen.frame();
  }
  say(state, screen);
}

void dragOver(benchmark::State& state, std::string_view plot) {
  Screen screen;
  const Vec2 middle = screen.rect(plot).center();
  ImGuiIO& io = ImGui::GetIO();
  io.MousePos = {middle.x, middle.y};
  screen.frame();
  io.MouseDown[0] = true;
  float x = 0;
  for (auto _ : state) {
    x = x > 100 ? 0 : x + 1;
    io.MousePos = {middle.x + x, middle.y};
    screen.frame();
  }
  io.MouseDown[0] = false;
  say(state, screen);
}

/// The paths of all optimizers follow, on the map and on the surface.
void dragTheStart(benchmark::State& state) { dragOver(state, "plot.field"); }

void orbit(benchmark::State& state) { dragOver(state, "plot.surface"); }

/// More and more bumps: many units, and all that is said about them.
void addPieces(benchmark::State& state) {
  Screen screen("uat-sum-of-bumps");
  long step = 150;
  for (auto _ : state) {
    step = step < 200 ? step + 1 : 150;
    screen.playback().seek(step);
    screen.frame();
  }
  say(state, screen);
}

/// Every error on the curve over M is computed again.
void dragTheSteepness(benchmark::State& state) {
  Screen screen("uat-sum-of-bumps");
  auto& lab = dynamic_cast<ApproximationLab&>(*screen.session().lab().state);
  ApproximationConfig config = lab.config();
  config.steepness = 20;
  for (auto _ : state) {
    config.steepness = config.steepness < 60 ? config.steepness + 1 : 20;
    lab.configure(config);
    screen.frame();
  }
  say(state, screen);
}

/// A large network begins its training anew in every frame.
void dragTheRate(benchmark::State& state) {
  Screen screen("uat-layers");
  auto& lab = dynamic_cast<ApproximationLab&>(*screen.session().lab().state);
  ApproximationConfig config = lab.config();
  config.sweeps = {};
  for (auto _ : state) {
    double& alpha = config.training.optimizer.values[0];
    alpha = alpha < 0.01 ? 1.05 * alpha : 0.001;
    lab.configure(config);
    lab.advance(1.0 / 60);
    screen.frame();
  }
  say(state, screen);
}

/// Of this process, all threads together.
double processorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

/// A network learns as fast as it can, as in the window's loop: what was drawn last decides what training gets.
void trainTheNetwork(benchmark::State& state, const char* scene, const char* side) {
  using Clock = std::chrono::steady_clock;
  Screen screen(scene);
  auto& lab = dynamic_cast<NetworkLab&>(*screen.session().lab().state);
  NetworkLabConfig config = lab.config();
  config.training.steps = mostTrainingSteps;
  config.look.side = side;
  lab.configure(config);
  screen.playback().seek(0);
  screen.playback().setSpeed(Playback::maximumSpeed);
  double elapsed = 1.0 / 60;
  double training = 0, drawing = 0, wall = 0;
  long steps = 0;
  for (auto _ : state) {
    if (!screen.playback().isPlaying()) {
      ++config.training.seed;
      lab.configure(config);
      screen.playback().seek(0);
      screen.playback().play();
    }
    const auto begin = Clock::now();
    const double start = processorSeconds();
    const long before = lab.shownStep();
    screen.session().advance(elapsed);
    const double trained = processorSeconds();
    steps += std::max(0L, lab.shownStep() - before);
    screen.frame();
    drawing += processorSeconds() - trained;
    training += trained - start;
    elapsed = std::chrono::duration<double>(Clock::now() - begin).count();
    wall += elapsed;
  }
  const auto frames = static_cast<double>(state.iterations());
  say(state, screen);
  state.counters["trainingMs"] = 1e3 * training / frames;
  state.counters["drawingMs"] = 1e3 * drawing / frames;
  state.counters["steps"] = static_cast<double>(steps) / frames;
  state.counters["frames/s"] = frames / wall;
  state.counters["cores"] = training / wall;  // that training had
}

BENCHMARK_CAPTURE(trainTheNetwork, circles, "network-circles", "diagram")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainTheNetwork, quality, "network-circles", "confusion")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainTheNetwork, counting, "network-circles", "parameters")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainTheNetwork, spirals, "network-spirals", "diagram")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainTheNetwork, large, "number-of-layers", "diagram")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(trainTheNetwork, inside, "network-circles", "slice")->Unit(benchmark::kMillisecond)->UseRealTime();

/// A change of the activation lab in every frame: what a drag costs.
template <class Change>
void dragActivation(benchmark::State& state, std::string_view scene, Change change) {
  Screen screen(scene);
  auto& lab = dynamic_cast<ActivationLab&>(*screen.session().lab().state);
  ActivationConfig config = lab.config();
  double phase = 0;
  for (auto _ : state) {
    phase += 0.1;
    change(config, std::sin(phase));
    lab.configure(config);
    screen.frame();
  }
  say(state, screen);
}

void dragTheNeuron(benchmark::State& state) {
  dragActivation(state, "neuron-playground", [](ActivationConfig& config, double part) { config.neuron.shift = part; });
}

void dragTheChain(benchmark::State& state) {
  dragActivation(state, "chain-of-sigmoids", [](ActivationConfig& config, double part) { config.chain.weight = part; });
}

void dragTheDeadNeuron(benchmark::State& state) {
  dragActivation(state, "activation-dead-relu", [](ActivationConfig& config, double part) {
    config.study.steps = maximumStudySteps;
    config.study.startBias = -10 + part;
  });
}

void dragTheScores(benchmark::State& state) {
  dragActivation(state, "activation-softmax",
                 [](ActivationConfig& config, double part) { config.softmax.scores[0] = part; });
}

BENCHMARK(dragTheNeuron)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(dragTheChain)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(dragTheDeadNeuron)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(dragTheScores)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(addPieces)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(dragTheSteepness)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(dragTheRate)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(firstFrame)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(nothingDirty)->Arg(0)->Arg(100)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(layOutOnly)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(hoverTheMap)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(playSteps)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(dragTheStart)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(orbit)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();

}  // namespace
}  // namespace descenso

BENCHMARK_MAIN();
