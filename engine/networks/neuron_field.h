// One neuron over the plane: a = f(αx₁ + βx₂ + s).
#pragma once

#include "engine/analysis/loss_grid.h"
#include "engine/networks/activation.h"

namespace descenso {

struct PlanarNeuron {
  ActivationKind activation = ActivationKind::sigmoid;
  double parameter = 0.01;  ///< of the activation, where it has one
  Point2 weights{1, 1};     ///< α, β
  double shift = 0;         ///< s

  /// z at a place.
  double sum(const Point2& x) const { return weights.dot(x) + shift; }
};

/// Its output on a grid of nodes × nodes.
LossGrid neuronField(const PlanarNeuron& neuron, const Box& box, Index nodes);

/// The largest distance of its output from `middle` over the box, as far as a few hundred values of z tell.
double farthestOutput(const PlanarNeuron& neuron, const Box& box, double middle);

}  // namespace descenso
