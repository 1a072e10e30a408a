// A network that learns a curve, step by step in a thread of its own: what it says after every step is kept, not its
// weights, so that any step is there at once and memory does not grow with the network.
#pragma once

#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "app/labs/approximation/config.h"
#include "engine/data/examples.h"

namespace descenso {

/// Steps of [0, 1] at whose ends the network is asked after every update.
inline constexpr std::size_t trainedSteps = 400;

/// All that a training depends on.
struct CurveTrainingSetup {
  CurveTraining config;
  std::shared_ptr<const Examples> examples;
};

/// The network sees x from −1 to 1. Throws std::invalid_argument.
std::shared_ptr<const Examples> curveExamples(const std::vector<Point2>& points);
/// Points of the curve, evenly spaced, with noise drawn from the seed.
std::vector<Point2> sampledCurve(const Curve& curve, const CurveTraining& training);

/// Weights at the start; the first layer's units are spread over [0, 1], as the steps and hinges of a sum are.
Vector curveStart(const CurveTraining& training);
/// out[k] = what the network says at k/(size − 1).
void sayCurve(const NetworkConfig& network, ConstVectorRef phi, std::vector<double>& out);

class CurveTrainer {
 public:
  explicit CurveTrainer(CurveTrainingSetup setup);

  const CurveTrainingSetup& setup() const { return setup_; }
  /// The last step that is there; 0 at first.
  long known() const { return known_.load(std::memory_order_acquire); }
  bool isRunning() const { return !isDone_.load(std::memory_order_acquire); }
  /// The step in which a number left the finite ones; −1 as long as none has. The last finite step stays known.
  long divergedAt() const { return divergedAt_.load(std::memory_order_acquire); }
  /// Of every known step.
  std::span<const double> losses() const { return {losses_.get(), static_cast<std::size_t>(known()) + 1}; }
  /// What the network said after a known step, at k/trainedSteps.
  std::span<const float> curve(long step) const;

  /// Returns when `step` is known, or the training has ended before it.
  void waitFor(long step) const;
  /// Asks it to end soon.
  void stop() { worker_.request_stop(); }

 private:
  void train(const std::stop_token& stop);
  void keep(long step, double loss, const std::vector<double>& said);
  /// Wakes who waits, after something that may be waited for.
  void announce();

  CurveTrainingSetup setup_;
  std::unique_ptr<double[]> losses_;
  std::unique_ptr<float[]> curves_;
  std::atomic<long> known_ = -1;
  std::atomic<long> divergedAt_ = -1;
  std::atomic<bool> isDone_ = false;
  std::atomic<long> announced_ = 0;
  std::jthread worker_;  ///< the last member: it ends before what it writes
};

}  // namespace descenso
