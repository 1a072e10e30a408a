// One block of examples through a network and back. Where the numbers in between stand is planned once for each
// network; the memory itself is one for each thread, which grows to the largest plan seen: after the first pass nothing
// is allocated, and a network can be asked by several threads at once.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/math/random.h"
#include "engine/networks/kernels/block.h"
#include "engine/networks/network.h"

namespace descenso {

/// Where a layer's blocks begin in the thread's memory.
struct LayerPlan {
  LayerPlace place;
  ActivationKind activation = ActivationKind::identity;
  double parameter = 0;
  double dropout = 0;
  bool keepsSlopes = false;
  std::size_t outputs = 0;
  std::size_t slopes = 0;
  std::size_t deltas = 0;
};

struct NetworkPlan {
  explicit NetworkPlan(const NetworkConfig& config);

  std::vector<LayerPlan> layers;
  kernels::Output output;
  double inputNoise = 0;
  std::size_t inputs = 0;
  std::size_t targets = 0;
  std::size_t spare = 0;
  std::size_t size = 0;  ///< numbers in all
};

/// The masks and noise of one update; the same for the same seed and update.
Random noiseOf(std::uint64_t seed, std::uint64_t draw);

class Pass {
 public:
  /// Both must outlive it.
  Pass(const NetworkPlan& plan, const double* phi);

  double* inputs() { return memory_ + plan_.inputs; }
  double* targets() { return memory_ + plan_.targets; }
  const double* outputsOf(std::size_t layer) const { return memory_ + plan_.layers[layer].outputs; }

  /// From inputs() to the last layer's outputs; for sigmoid and softmax these are its scores. `noise` null: nothing is
  /// left out or added.
  void forward(int count, Random* noise = nullptr);
  /// After forward: the sum of the examples' losses.
  double loss(int count) const;
  /// After forward: the same, and `gradient` becomes (isFirst) or grows by scale · its gradient.
  double backward(int count, double scale, bool isFirst, double* gradient);
  /// After forward: what the network says, a row for each output.
  const double* say(int count);

 private:
  kernels::Layer layer(std::size_t index) const;
  void addInputNoise(int count, Random& noise);
  void leaveOut(const LayerPlan& layer, int count, Random& noise);

  const NetworkPlan& plan_;
  const double* phi_;
  double* memory_;
};

}  // namespace descenso
