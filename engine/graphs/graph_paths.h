// Why backpropagation re-uses derivatives: the multiplications of a gradient by the sum over all paths, and by one
// reverse sweep (Griewank & Walther 2008, Evaluating Derivatives, ch. 3).
#pragma once

#include <vector>

#include "engine/graphs/graph_values.h"

namespace descenso {

/// From the output back to each node. Counts of paths grow without bound: they are doubles, exact up to 2⁵³.
struct PathCounts {
  std::vector<double> paths;  ///< per node
  std::vector<double>
      multiplications;  ///< per node: one for each edge of each path, beginning with the 1 at the output
  double sweep = 0;     ///< of one reverse sweep, which gives all nodes at once: one for each edge
};
PathCounts countPaths(const ComputationGraph& graph, int output);

/// Along its edges, from the output to a node.
struct GraphPath {
  std::vector<int> edges;
  double product = 1;  ///< of the local derivatives
};
/// The first `most` paths from the output to `node`, in the order of the edges.
std::vector<GraphPath> pathsTo(const ComputationGraph& graph, const GraphValues& values, int node, std::size_t most);

}  // namespace descenso
