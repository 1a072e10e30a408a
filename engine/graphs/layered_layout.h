// Where the nodes of a graph stand when it is drawn in layers, from left to right: every edge leads to a later layer,
// and few of them cross (Sugiyama, Tagawa & Toda 1981; crossings by barycentres and exchanges, Jünger & Mutzel 1997).
#pragma once

#include <vector>

#include "engine/graphs/computation_graph.h"

namespace descenso {

struct LayoutPoint {
  double x = 0;  ///< the layer: 0, 1, 2 …
  double y = 0;  ///< from 0 down; two nodes of a layer are at least 1 apart
  bool operator==(const LayoutPoint&) const = default;
};

struct LayeredLayout {
  std::vector<LayoutPoint> nodes{};
  std::vector<std::vector<LayoutPoint>> edges{};  ///< both ends, and a point in each layer between
  int layers = 0;
  double height = 0;  ///< of the lowest node
  int crossings = 0;
};

/// The same graph has the same layout. An input stands one layer before the first operation that reads it.
LayeredLayout layOut(const ComputationGraph& graph);

}  // namespace descenso
