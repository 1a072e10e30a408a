// The Gabor workload of the comparison with other engines: a loss surface of 256 × 256 nodes, and paths of 200 updates.
#include <numeric>
#include <vector>

#include "engine/analysis/loss_grid.h"
#include "engine/problems/catalog.h"
#include "engine/training/run.h"
#include "tests/bench/workload.h"

namespace descenso {
namespace {

using bench::measure;

std::shared_ptr<const DataSet> points() {
  const std::vector<double> numbers = bench::numbersOf("w4_xy.txt");
  DataSet data{.name = "w4", .x = Vector(30), .y = Vector(30)};
  for (std::size_t i = 0; i < 30; ++i) {
    data.x[static_cast<Index>(i)] = numbers[2 * i];
    data.y[static_cast<Index>(i)] = numbers[2 * i + 1];
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
