// What a layer makes of the inputs: the data and a grid as that layer sees them, in two dimensions.
#pragma once

#include "engine/data/examples.h"
#include "engine/networks/network.h"

namespace descenso {

struct HiddenSpace {
  Matrix examples;  ///< two rows, a column for each example
  Matrix grid;      ///< two rows, a column for each node of the grid, row after row from the low end
  /// Part of the examples' variance that the two dimensions show: 1 where the layer has one or two units.
  double explained = 1;
  bool isProjected = false;  ///< onto the two principal axes of the examples' outputs (Pearson 1901)
};

/// The outputs of `layer` (0 is the first hidden one) for the examples and for the nodes of query's grid, which is a
/// line where the network has one input. A layer of one unit has 0 in the second row. Throws std::invalid_argument for
/// a layer that is not there.
HiddenSpace hiddenSpace(const NetworkConfig& config, ConstVectorRef phi, Index layer, const Examples& examples,
                        const FieldQuery& query);

/// The network up to and with hidden layer `layer`, whose units are then its outputs; the first numbers of φ are its
/// own.
NetworkConfig truncated(const NetworkConfig& config, Index layer);

}  // namespace descenso
