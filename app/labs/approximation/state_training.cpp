#include "app/labs/approximation/state_training.h"

#include <cmath>

#include "engine/math/message.h"
#include "engine/math/random.h"
#include "engine/networks/network_problem.h"
#include "engine/training/updater.h"

namespace descenso {
namespace {

constexpr std::size_t curveLength = trainedSteps + 1;
constexpr std::uint64_t spreadStream = 0x5bd1e995;  // the units' places are drawn apart from the weights

/// [0, 1] as the network sees it.
double centred(double x) { return 2 * x - 1; }

}  // namespace

std::shared_ptr<const Examples> curveExamples(const std::vector<Point2>& points) {
  if (points.empty()) throw InvalidArgument("a network learns from at least one point"_message);
  auto examples = std::make_shared<Examples>();
  const auto count = static_cast<Index>(points.size());
  examples->name = "curve";
  examples->inputs.resize(1, count);
  examples->targets.resize(count);
  for (Index i = 0; i < count; ++i) {
    examples->inputs(0, i) = centred(points[static_cast<std::size_t>(i)].x());
    examples->targets[i] = points[static_cast<std::size_t>(i)].y();
  }
  examples->inputNames = {"x"};
  examples->targetName = "y";
  return examples;
}

std::vector<Point2> sampledCurve(const Curve& curve, const CurveTraining& training) {
  Random random(static_cast<std::uint64_t>(training.seed));
  std::vector<Point2> points;
  for (long i = 0; i < training.examples; ++i) {
    const double x = static_cast<double>(i) / static_cast<double>(training.examples - 1);
    const double noise = training.noise > 0 ? training.noise * random.normal() : 0;
    points.emplace_back(x, curve(x) + noise);
  }
  return points;
}

Vector curveStart(const CurveTraining& training) {
  const NetworkConfig network = networkOf(training);
  const auto seed = static_cast<std::uint64_t>(training.seed);
  Vector phi = initialParameters(network, training.initialisation, 1, seed);
  Random random(seed ^ spreadStream);
  // Unit i's weighted sum is 0 at −b/w: anywhere on [0, 1] instead of in its middle.
  for (Index i = 0; i < training.units; ++i) phi[training.units + i] = -phi[i] * centred(random.uniform());
  return phi;
}

void sayCurve(const NetworkConfig& network, ConstVectorRef phi, std::vector<double>& out) {
  const auto count = static_cast<Index>(out.size());
  const Matrix inputs = Vector::LinSpaced(count, centred(0), centred(1)).transpose();
  predict(network, phi, inputs, Eigen::Map<Matrix>(out.data(), 1, count));
}

CurveTrainer::CurveTrainer(CurveTrainingSetup setup)
    : setup_(std::move(setup)),
      losses_(new double[static_cast<std::size_t>(setup_.config.steps) + 1]),
      curves_(new float[(static_cast<std::size_t>(setup_.config.steps) + 1) * curveLength]) {
  worker_ = std::jthread([this](const std::stop_token& stop) {
    train(stop);
    isDone_.store(true, std::memory_order_release);
    announce();
  });
}

std::span<const float> CurveTrainer::curve(long step) const {
  return {curves_.get() + static_cast<std::size_t>(step) * curveLength, curveLength};
}

void CurveTrainer::keep(long step, double loss, const std::vector<double>& said) {
  losses_[static_cast<std::size_t>(step)] = loss;
  std::copy(said.begin(), said.end(), curves_.get() + static_cast<std::size_t>(step) * curveLength);
  known_.store(step, std::memory_order_release);
  announce();
}

void CurveTrainer::train(const std::stop_token& stop) {
  const NetworkConfig network = networkOf(setup_.config);
  const NetworkProblem problem(network, setup_.examples);
  Updater updater(problem, setup_.config.optimizer, {.steps = setup_.config.steps});
  Vector phi = curveStart(setup_.config);
  Vector gradient(phi.size());
  std::vector<double> said(curveLength);
  for (long step = 0; step <= setup_.config.steps && !stop.stop_requested(); ++step) {
    if (step > 0) updater.make(step, phi);
    const double loss = updater.look(phi, gradient);
    if (!std::isfinite(loss) || !phi.allFinite()) {
      divergedAt_.store(step, std::memory_order_release);
      return;
    }
    sayCurve(network, phi, said);
    keep(step, loss, said);
  }
}

void CurveTrainer::announce() {
  announced_.fetch_add(1);
  announced_.notify_all();
}

// What is announced after the look at `announced_` changes it, so that nobody goes to sleep on it.
void CurveTrainer::waitFor(long step) const {
  while (true) {
    const long seen = announced_.load();
    if (known() >= step || !isRunning()) return;
    announced_.wait(seen);
  }
}

}  // namespace descenso
