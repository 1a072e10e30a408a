// The order of the nodes within their layers, so that few edges cross.
#pragma once

#include <vector>

namespace descenso {

/// A graph in layers in which every edge leads to the next one.
struct Layers {
  std::vector<std::vector<int>> order;  ///< per layer its vertices, from the top
  std::vector<std::vector<int>> above;  ///< per vertex its neighbours in the layer before
  std::vector<std::vector<int>> below;  ///< in the layer after
};

/// Reorders; returns how many pairs of edges cross.
int reduceCrossings(Layers& layers);

}  // namespace descenso
