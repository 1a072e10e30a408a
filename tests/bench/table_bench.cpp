// A table of a million rows while the window is drawn: reading, learning from it, other columns of it.
#include <benchmark/benchmark.h>

#include <chrono>
#include <filesystem>
#include <fstream>

#include "app/labs/network/state.h"
#include "engine/math/random.h"
#include "screen.h"

namespace descenso {
namespace {

constexpr int rows = 1'000'000;
constexpr double trainingSeconds = 5;

/// Four numbers and one of two words a row.
std::filesystem::path millionRows() {
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "descenso-million-rows.csv";
  std::ofstream out(file);
  out << "width,height,depth,mass,kind\n";
  Random random(1);
  for (int i = 0; i < rows; ++i) {
    const double x = random.normal();
    const double y = random.normal();
    const double z = random.uniform();
    const char kind = x * x + y * y + 0.2 * z < 1 ? 'a' : 'b';
    out << x << ',' << y << ',' << z << ',' << 3 * x + y * z << ',' << kind << '\n';
  }
  return file;
}

double secondsSince(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// A table that is read, learned from, and used without its last input; the slowest frame of each.
void useAMillionRows(benchmark::State& state) {
  using Clock = std::chrono::steady_clock;
  const std::filesystem::path file = millionRows();
  double reading = 0, taking = 0, training = 0, choosing = 0, seconds = 0;
  for (auto _ : state) {
    Screen screen("network-circles");
    auto& lab = dynamic_cast<NetworkLab&>(*screen.session().lab().state);
    double last = 1.0 / 60;
    const auto frame = [&](double& slowest) {
      const auto begin = Clock::now();
      screen.session().advance(last);
      screen.frame();
      last = secondsSince(begin);
      slowest = std::max(slowest, last);
    };
    const auto begin = Clock::now();
    screen.session().open(file);
    while (screen.session().reading() != nullptr) {
      const auto now = Clock::now();
      screen.session().advance(last);
      if (screen.session().reading() != nullptr)
        frame(reading);
      else
        taking = std::max(taking, secondsSince(now));
    }
    seconds = secondsSince(begin);
    frame(taking);
    screen.playback().setSpeed(Playback::maximumSpeed);
    screen.playback().play();
    for (const auto start = Clock::now(); secondsSince(start) < trainingSeconds;) frame(training);
    NetworkLabConfig config = lab.config();
    ColumnChoice columns = config.data.columns;
    columns.inputs.pop_back();
    chooseColumns(config, std::move(columns));
    const auto before = Clock::now();
    lab.configure(config);
    choosing = secondsSince(before);
    say(state, screen);
  }
  state.counters["readingSeconds"] = seconds;
  state.counters["slowestReadingMs"] = 1e3 * reading;
  state.counters["takingMs"] = 1e3 * taking;
  state.counters["slowestTrainingMs"] = 1e3 * training;
  state.counters["otherColumnsMs"] = 1e3 * choosing;
}

/// Layers as wide as there may be learn from it; the slowest frame, and how long the first one takes.
void wideNetworkOfAMillionRows(benchmark::State& state) {
  using Clock = std::chrono::steady_clock;
  const std::filesystem::path file = millionRows();
  double beginning = 0, training = 0;
  for (auto _ : state) {
    Screen screen("network-circles");
    auto& lab = dynamic_cast<NetworkLab&>(*screen.session().lab().state);
    screen.session().open(file);
    while (screen.session().reading() != nullptr) screen.session().advance(1.0 / 60);
    NetworkLabConfig config = lab.config();
    config.hidden.assign(static_cast<std::size_t>(state.range(0)), {.units = maximumUnits});
    const auto before = Clock::now();
    lab.configure(config);
    screen.frame();
    beginning = secondsSince(before);
    screen.playback().setSpeed(Playback::maximumSpeed);
    screen.playback().play();
    double last = 1.0 / 60;
    for (const auto start = Clock::now(); secondsSince(start) < trainingSeconds;) {
      const auto begin = Clock::now();
      screen.session().advance(last);
      screen.frame();
      last = secondsSince(begin);
      training = std::max(training, last);
    }
    state.counters["steps"] = static_cast<double>(lab.shownStep());
    say(state, screen);
  }
  state.counters["beginningMs"] = 1e3 * beginning;
  state.counters["slowestTrainingMs"] = 1e3 * training;
}

BENCHMARK(wideNetworkOfAMillionRows)->Arg(1)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();
BENCHMARK(useAMillionRows)->Iterations(1)->Unit(benchmark::kSecond)->UseRealTime();

}  // namespace
}  // namespace descenso

BENCHMARK_MAIN();
