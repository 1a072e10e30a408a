// The Gabor workload of the comparison with other engines: a loss surface of 256 × 256 nodes, and paths of 200 updates.
// Prints one line of JSON a measurement; `check` shows that the work was the whole work.
//
// Environment: BENCH_DATA, the folder of w4_xy.txt; BENCH_ONLY, a prefix of the workloads wanted; BENCH_SEC, seconds a
// sample; BENCH_REPS, samples.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include "engine/analysis/loss_grid.h"
#include "engine/problems/catalog.h"
#include "engine/training/run.h"

namespace descenso {
namespace {

std::string setting(const char* name, const char* fallback) {
  const char* value = std::getenv(name);
  return value != nullptr ? value : fallback;
}

struct Seconds {
  double wall;
  double processor;
};

template <class Work>
Seconds timed(long calls, Work& work) {
  const auto wall = std::chrono::steady_clock::now();
  const std::clock_t processor = std::clock();
  for (long i = 0; i < calls; ++i) work();
  return {std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count(),
          static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC};
}

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    if (!all.empty()) all += ',';
    all += part;
  }
  return all;
}

/// Calls `work` for as long as asked and prints, for every sample, what `figure` makes of the seconds a call took.
template <class Work, class Figure>
void measure(const char* workload, const char* unit, double check, Work work, Figure figure) {
  if (!std::string(workload).starts_with(setting("BENCH_ONLY", ""))) return;
  const double wanted = std::stod(setting("BENCH_SEC", "0.2"));
  const int samples = std::stoi(setting("BENCH_REPS", "3"));
  long calls = 1;
  while (timed(calls, work).wall < wanted / 2) calls *= 2;
  std::vector<std::string> wall;
  std::vector<std::string> processor;
  for (int sample = 0; sample < samples; ++sample) {
    const Seconds seconds = timed(calls, work);
    wall.push_back(std::to_string(figure(seconds.wall / static_cast<double>(calls))));
    processor.push_back(std::to_string(figure(seconds.processor / static_cast<double>(calls))));
  }
  std::printf(R"({"peer":"descenso","w":"%s","variant":"engine","prec":"f64","threads":1,"unit":"%s",)"
              R"("wall":[%s],"cpu":[%s],"check":%.9g})"
              "\n",
              workload, unit, joined(wall).c_str(), joined(processor).c_str(), check);
}

std::shared_ptr<const DataSet> points() {
  std::ifstream file(setting("BENCH_DATA", "data") + "/w4_xy.txt");
  DataSet data{.name = "w4", .x = Vector(30), .y = Vector(30)};
  for (Index i = 0; i < 30; ++i) file >> data.x[i] >> data.y[i];
  if (!file) {
    std::fprintf(stderr, "there is no w4_xy.txt in BENCH_DATA\n");
    std::exit(2);
  }
  return std::make_shared<const DataSet>(std::move(data));
}

void surface(const Problem& problem) {
  const Box box = findProblem("gabor")->range;
  const std::vector<double> values = lossGrid(problem, box, 256, 256).values;
  double low = 0;
  measure(
      "W4-surf", "ms", std::accumulate(values.begin(), values.end(), 0.0),
      [&] { low += lossGrid(problem, box, 256, 256).low; }, [](double seconds) { return 1e3 * seconds; });
}

/// 200 updates from (−1.5, 8.5), each of them recorded.
void path(const std::shared_ptr<const Problem>& problem, const char* workload, const OptimizerConfig& optimizer) {
  const auto run = [&] {
    Run walk(problem, optimizer, Point2(-1.5, 8.5));
    walk.reserve(200);
    walk.advanceTo(200);
    const StepRecord last = walk.timeline().at(200);
    return last.phi[0] + 1000 * last.phi[1];
  };
  double sum = 0;
  measure(
      workload, "steps/s", run(), [&] { sum += run(); }, [](double seconds) { return 200 / seconds; });
}

}  // namespace
}  // namespace descenso

int main() {
  using namespace descenso;
  const auto problem = makeProblem({.own = points()});
  surface(*problem);
  path(problem, "W4-GD", {"gd", {0.01}});
  path(problem, "W4-mom", {"momentum", {0.01, 0.9, 1}});
  path(problem, "W4-Adam", {"adam", {0.05, 0.9, 0.999, 1e-8, 1, 0}});
}
