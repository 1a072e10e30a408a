#include "engine/graphs/graph_paths.h"

#include <algorithm>

namespace descenso {
namespace {

/// Depth first from the node up to the output, which is at most maximumGraphNodes edges away.
class PathFinder {
 public:
  PathFinder(const ComputationGraph& graph, const GraphValues& values, std::size_t most)
      : graph_(graph), values_(values), reaches_(graph.reaching(values.output)), most_(most) {}

  std::vector<GraphPath> from(int node) {
    follow(node);
    return std::move(found_);
  }

 private:
  void follow(int node) {
    if (found_.size() == most_ || !reaches_[static_cast<std::size_t>(node)]) return;
    if (node == values_.output) {
      GraphPath path{.edges = {trail_.rbegin(), trail_.rend()}};
      for (const int edge : path.edges) path.product *= values_.slope(edge);
      found_.push_back(std::move(path));
      return;
    }
    for (const int edge : graph_.node(node).consumers) {
      trail_.push_back(edge);
      follow(graph_.edge(edge).to);
      trail_.pop_back();
    }
  }

  const ComputationGraph& graph_;
  const GraphValues& values_;
  std::vector<bool> reaches_;
  std::size_t most_;
  std::vector<int> trail_;
  std::vector<GraphPath> found_;
};

}  // namespace

PathCounts countPaths(const ComputationGraph& graph, int output) {
  PathCounts counts{.paths = std::vector<double>(graph.nodes().size(), 0),
                    .multiplications = std::vector<double>(graph.nodes().size(), 0)};
  counts.paths[static_cast<std::size_t>(output)] = 1;
  for (auto i = static_cast<std::size_t>(output) + 1; i-- > 0;) {
    if (counts.paths[i] == 0) continue;
    for (const int operand : graph.nodes()[i].operands) {
      const auto from = static_cast<std::size_t>(operand);
      if (graph.nodes()[from].isConstant) continue;
      counts.paths[from] += counts.paths[i];
      counts.multiplications[from] += counts.multiplications[i] + counts.paths[i];
      counts.sweep += 1;
    }
  }
  return counts;
}

std::vector<GraphPath> pathsTo(const ComputationGraph& graph, const GraphValues& values, int node, std::size_t most) {
  return PathFinder(graph, values, most).from(node);
}

}  // namespace descenso
