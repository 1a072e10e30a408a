#include "app/labs/approximation/state_sweep.h"

#include <array>
#include <cmath>
#include <limits>

#include "engine/networks/network_problem.h"
#include "engine/training/updater.h"

namespace descenso {
namespace {

constexpr std::array<long, 10> widths = {1, 2, 3, 5, 10, 20, 50, 100, 200, 500};
// The course's 500 units, in one layer and in several (D2, slides 668 to 677).
struct LayersOf {
  long layers;
  long units;
};
constexpr std::array<LayersOf, 3> layerShapes = {{{1, 500}, {2, 250}, {5, 100}}};

TrainedShape trained(const CurveTraining& training, const std::shared_ptr<const Examples>& examples,
                     const std::vector<double>& wanted, std::atomic<long>& made, const std::stop_token& stop) {
  const NetworkConfig network = networkOf(training);
  const NetworkProblem problem(network, examples);
  Updater updater(problem, training.optimizer, {.steps = training.steps});
  Vector phi = curveStart(training);
  for (long step = 1; step <= training.steps && !stop.stop_requested(); ++step) {
    updater.make(step, phi);
    made.fetch_add(1, std::memory_order_relaxed);
  }
  TrainedShape result{.parameters = parametersOf(training), .isTrained = true};
  std::vector<double> said(wanted.size());
  sayCurve(network, phi, said);
  const ApproximationError error = approximationError(wanted, said);
  result.largest = phi.allFinite() ? error.largest : std::numeric_limits<double>::quiet_NaN();
  result.rootMeanSquare = phi.allFinite() ? error.rootMeanSquare : std::numeric_limits<double>::quiet_NaN();
  return result;
}

}  // namespace

std::vector<CurveTraining> sweptTrainings(SweepKind kind, const CurveTraining& like) {
  std::vector<CurveTraining> trainings;
  CurveTraining training = like;
  if (kind == SweepKind::widths) {
    training.layers = 1;
    for (const long width : widths) {
      training.units = width;
      trainings.push_back(training);
    }
    return trainings;
  }
  for (const LayersOf& shape : layerShapes) {
    training.layers = shape.layers;
    training.units = shape.units;
    trainings.push_back(training);
  }
  return trainings;
}

void ShapeSweep::start(std::vector<CurveTraining> trainings, std::shared_ptr<const Examples> examples, Curve target) {
  clear();
  trainings_ = std::move(trainings);
  for (const CurveTraining& training : trainings_) wanted_ += training.steps;
  made_ = std::make_shared<std::atomic<long>>(0);
  std::vector<double> wanted(trainedSteps + 1);
  for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i] = target(static_cast<double>(i) / trainedSteps);
  const auto compute = [trainings = trainings_, examples, wanted, made = made_](GridPosition at,
                                                                                const std::stop_token& stop) {
    return trained(trainings[static_cast<std::size_t>(at.column)], examples, wanted, *made, stop);
  };
  const auto count = static_cast<Index>(trainings_.size());
  grid_ = {.width = count, .height = 1, .cells = std::vector<TrainedShape>(trainings_.size())};
  job_ = std::make_unique<Job>(count, 1, 0, [&] { return Job::Compute(compute); });
}

void ShapeSweep::cancel() {
  if (!job_) return;
  collect();
  retire();
}

// One update of a large network takes longer than a frame.
void ShapeSweep::retire() {
  if (job_) retiring_ = std::jthread([job = std::move(job_)]() mutable { job.reset(); });
}

void ShapeSweep::complete() {
  if (!job_) return;
  job_->wait();
  collect();
}

void ShapeSweep::clear() {
  retire();
  trainings_.clear();
  grid_ = {};
  wanted_ = 0;
}

double ShapeSweep::progress() const {
  if (!made_ || wanted_ == 0) return 0;
  return static_cast<double>(made_->load(std::memory_order_relaxed)) / static_cast<double>(wanted_);
}

bool ShapeSweep::collect() { return job_ && job_->update(grid_); }

}  // namespace descenso
