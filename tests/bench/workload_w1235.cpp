// The networks of the comparison with other engines: training of three (W1, W2, W5), and fields of two of them (W3).
#include <algorithm>
#include <numeric>
#include <optional>

#include "engine/networks/network_problem.h"
#include "engine/training/run.h"
#include "tests/bench/workload.h"

namespace descenso {
namespace {

enum class Targets { numbers, signs, classes };

struct Workload {
  const char* name;
  NetworkConfig network;
  Targets targets;
  const char* data;
  const char* start;
  Index batch;
  Index updates;  ///< in an epoch
  OptimizerConfig optimizer;
  int epochsOfCheck;
};

std::vector<LayerConfig> layers(std::initializer_list<Index> units, ActivationKind kind) {
  std::vector<LayerConfig> result;
  for (const Index count : units) result.push_back({.units = count, .activation = kind});
  return result;
}

Workload w1() {
  return {.name = "W1",
          .network = {.inputs = 2,
                      .hidden = layers({8, 8}, ActivationKind::tanh),
                      .outputs = 1,
                      .output = OutputKind::linear,
                      .outputActivation = ActivationKind::tanh,
                      .loss = LossKind::halfSquared},
          .targets = Targets::numbers,
          .data = "w1_xy.txt",
          .start = "w1_init.txt",
          .batch = 10,
          .updates = 25,
          .optimizer = {"sgd", {0.03}},
          .epochsOfCheck = 100};
}

OptimizerConfig adam() { return {"adam", {1e-3, 0.9, 0.999, 1e-8, 1, 0}}; }

Workload w2() {
  return {.name = "W2",
          .network = {.inputs = 2, .hidden = layers({64, 64}, ActivationKind::tanh), .outputs = 1},
          .targets = Targets::signs,
          .data = "w2_xy.txt",
          .start = "w2_init.txt",
          .batch = 32,
          .updates = 15,
          .optimizer = adam(),
          .epochsOfCheck = 20};
}

Workload w5() {
  return {.name = "W5",
          .network = {.inputs = 64,
                      .hidden = layers({32}, ActivationKind::relu),
                      .outputs = 10,
                      .output = OutputKind::softmax},
          .targets = Targets::classes,
          .data = "w5_xy.txt",
          .start = "w5_init.txt",
          .batch = 32,
          .updates = 56,
          .optimizer = adam(),
          .epochsOfCheck = 5};
}

/// Rows of inputs and a target.
std::shared_ptr<const Examples> examplesOf(const Workload& workload) {
  const std::vector<double> numbers = bench::numbersOf(workload.data);
  const Index inputs = workload.network.inputs;
  const Index count = workload.batch * workload.updates;
  const Eigen::Map<const Matrix> rows(numbers.data(), inputs + 1, count);
  Examples examples;
  examples.inputs = rows.topRows(inputs);
  if (workload.targets == Targets::numbers) {
    examples.targets = rows.row(inputs);
    return std::make_shared<const Examples>(std::move(examples));
  }
  for (const double target : rows.row(inputs)) {
    examples.classes.push_back(workload.targets == Targets::signs ? (target > 0 ? 1 : 0) : static_cast<int>(target));
  }
  examples.classNames.resize(static_cast<std::size_t>(workload.network.outputs == 1 ? 2 : workload.network.outputs));
  return std::make_shared<const Examples>(std::move(examples));
}

Vector startOf(const Workload& workload) {
  const std::vector<double> numbers = bench::numbersOf(workload.start);
  return Eigen::Map<const Vector>(numbers.data(), std::ssize(numbers));
}

Run runOf(const Workload& workload, const std::shared_ptr<const NetworkProblem>& problem) {
  BatchSchedule batches(static_cast<std::size_t>(workload.updates));
  int next = 0;
  for (std::vector<int>& batch : batches) {
    batch.resize(static_cast<std::size_t>(workload.batch));
    std::iota(batch.begin(), batch.end(), next);
    next += static_cast<int>(batch.size());
  }
  return Run(problem, workload.optimizer, startOf(workload), {.batches = batches, .keep = Keep::keyFrames});
}

void training(const Workload& workload) {
  const auto problem = std::make_shared<const NetworkProblem>(workload.network, examplesOf(workload));
  Run check = runOf(workload, problem);
  check.advanceTo(workload.epochsOfCheck * workload.updates);
  const double loss = score(workload.network, check.phi(), problem->examples()).loss;
  std::optional<Run> run(runOf(workload, problem));
  double sum = 0;
  int epochs = 0;
  bench::measure(
      workload.name, "steps/s", loss,
      [&] {
        if (++epochs % 2000 == 0) run.emplace(runOf(workload, problem));
        for (Index k = 0; k < workload.updates; ++k) sum += run->step().loss;
      },
      [&](double seconds) { return static_cast<double>(workload.updates) / seconds; });
}

void fields(const Workload& workload, const char* name, Index width, int threads) {
  const Vector phi = startOf(workload);
  const FieldQuery query{.box = {{-6, -6}, {6, 6}}, .width = width, .height = width};
  OutputFields fields;
  const auto update = [&] { updateOutputFields(workload.network, phi, query, fields, static_cast<unsigned>(threads)); };
  update();
  const std::vector<double>& values = fields.front();
  bench::measure(
      name, "ms", std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()), update,
      [](double seconds) { return 1e3 * seconds; }, threads);
}

/// How many times faster two threads are than one: both in turn, so that what else the machine does meets both alike.
void scaling(const Workload& workload, const char* name, Index width) {
  if (!std::string(name).starts_with(bench::setting("BENCH_ONLY", ""))) return;
  const Vector phi = startOf(workload);
  const FieldQuery query{.box = {{-6, -6}, {6, 6}}, .width = width, .height = width};
  OutputFields fields;
  const auto secondsWith = [&](unsigned threads) {
    auto update = [&] { updateOutputFields(workload.network, phi, query, fields, threads); };
    return bench::timed(5, update).wall;
  };
  secondsWith(2);
  std::vector<double> ratios;
  for (int round = 0; round < 41; ++round) {
    const double one = secondsWith(1);
    ratios.push_back(one / secondsWith(2));
  }
  std::sort(ratios.begin(), ratios.end());
  std::printf(R"({"peer":"descenso","w":"%s","unit":"times faster with two threads","median":%.3f,)"
              R"("quartiles":[%.3f,%.3f],"best":%.3f})"
              "\n",
              name, ratios[20], ratios[10], ratios[30], ratios[40]);
}

}  // namespace
}  // namespace descenso

int main() {
  using namespace descenso;
  for (const Workload& workload : {w1(), w2(), w5()}) training(workload);
  for (const int threads : {1, 2}) {
    fields(w1(), "W3a-100", 100, threads);
    fields(w1(), "W3a-512", 512, threads);
    fields(w2(), "W3b-100", 100, threads);
    fields(w2(), "W3b-512", 512, threads);
  }
  scaling(w1(), "W3a-512-scaling", 512);
  scaling(w2(), "W3b-512-scaling", 512);
}
