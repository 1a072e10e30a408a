#include "engine/networks/neuron_field.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr int valuesOfSum = 256;  // between the least and the largest z

}  // namespace

LossGrid neuronField(const PlanarNeuron& neuron, const Box& box, Index nodes) {
  const Activation& f = activation(neuron.activation);
  LossGrid grid{.box = box, .width = nodes, .height = nodes, .values = {}};
  grid.values.reserve(static_cast<std::size_t>(nodes * nodes));
  for (Index row = 0; row < nodes; ++row)
    for (Index column = 0; column < nodes; ++column)
      grid.values.push_back(f.value(neuron.sum(grid.point(column, row)), neuron.parameter));
  const auto [low, high] = std::minmax_element(grid.values.begin(), grid.values.end());
  grid.low = *low;
  grid.high = *high;
  return grid;
}

double farthestOutput(const PlanarNeuron& neuron, const Box& box, double middle) {
  const Activation& f = activation(neuron.activation);
  double least = INFINITY;
  double largest = -INFINITY;
  for (const double x : {box.low.x(), box.high.x()})
    for (const double y : {box.low.y(), box.high.y()}) {
      least = std::min(least, neuron.sum({x, y}));
      largest = std::max(largest, neuron.sum({x, y}));
    }
  double farthest = 0;
  for (int i = 0; i <= valuesOfSum; ++i) {
    const double z = least + (largest - least) * i / valuesOfSum;
    farthest = std::max(farthest, std::abs(f.value(z, neuron.parameter) - middle));
  }
  return farthest;
}

}  // namespace descenso
