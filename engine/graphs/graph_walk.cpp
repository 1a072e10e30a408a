#include "engine/graphs/graph_walk.h"

#include <cmath>

namespace descenso {

GraphWalk::GraphWalk(const ComputationGraph& graph, int output)
    : arrivals_(graph.edges().size(), -1),
      nodeEvents_(graph.nodes().size(), -1),
      edgeEvents_(graph.edges().size(), -1),
      output_(output) {
  for (std::size_t edge = 0; edge < graph.edges().size(); ++edge) {
    const int to = graph.edges()[edge].to;
    arrivals_[edge] = nodeEvents_[static_cast<std::size_t>(to)] = length();
    events_.push_back({WalkPhase::forward, to, static_cast<int>(edge)});
  }
  firstBackward_ = length();
  events_.push_back({WalkPhase::backward, output, -1});
  const std::vector<bool> reaches = graph.reaching(output);
  for (auto i = static_cast<std::size_t>(output) + 1; i-- > 0;) {
    const GraphNode& node = graph.nodes()[i];
    for (std::size_t place = 0; reaches[i] && place < node.operands.size(); ++place) {
      if (graph.node(node.operands[place]).isConstant) continue;
      const int edge = node.firstEdge + static_cast<int>(place);
      edgeEvents_[static_cast<std::size_t>(edge)] = length();
      events_.push_back({WalkPhase::backward, static_cast<int>(i), edge});
    }
  }
  events_.push_back({WalkPhase::update, output, -1});
}

WalkEvent GraphWalk::event(long step) const {
  const long index = indexOf(step);
  return index < 0 ? WalkEvent{} : events_[static_cast<std::size_t>(index)];
}

bool GraphWalk::hasValue(int node, long step) const {
  return nodeEvents_[static_cast<std::size_t>(node)] <= indexOf(step);
}

bool GraphWalk::hasFlow(int edge, long step) const {
  const long at = edgeEvents_[static_cast<std::size_t>(edge)];
  return at >= 0 && at <= indexOf(step);
}

double GraphWalk::gradientSoFar(const ComputationGraph& graph, const GraphValues& values, int node, long step) const {
  double sum = node == output_ && indexOf(step) >= firstBackward_ ? values.gradient(node) : 0;
  if (node == output_) return sum;
  for (const int edge : graph.node(node).consumers) {
    if (hasFlow(edge, step)) sum += values.flow(edge);
  }
  return sum;
}

int GraphWalk::flowsSoFar(const ComputationGraph& graph, int node, long step) const {
  int count = 0;
  for (const int edge : graph.node(node).consumers) count += hasFlow(edge, step) ? 1 : 0;
  return count;
}

bool GraphWalk::hasGradient(const ComputationGraph& graph, int node, long step) const {
  if (node == output_) return indexOf(step) >= firstBackward_;
  bool hasAny = false;
  for (const int edge : graph.node(node).consumers) {
    if (!isSwept(edge)) continue;
    if (!hasFlow(edge, step)) return false;
    hasAny = true;
  }
  return hasAny;
}

long GraphWalk::nextPhaseEnd(long step) const {
  const long begin = step <= 0 ? 0 : (step / length()) * length();
  const long index = step - begin;  // events of this cycle that have happened
  if (index < firstBackward_) return begin + firstBackward_;
  return begin + (index < length() - 1 ? length() - 1 : length());
}

long GraphWalk::previousPhaseEnd(long step) const {
  if (step <= 0) return 0;
  const long begin = ((step - 1) / length()) * length();
  const long index = step - begin;
  if (index > length() - 1) return begin + length() - 1;
  return begin + (index > firstBackward_ ? firstBackward_ : 0);
}

void descend(const ComputationGraph& graph, std::span<const double> start, const std::vector<bool>& learned, int output,
             double alpha, long updates, GraphDescent& out, GraphValues& scratch) {
  out.inputs.resize(static_cast<std::size_t>(updates) + 1);
  out.costs.resize(out.inputs.size());
  out.isCutShort = false;
  out.inputs[0].assign(start.begin(), start.end());
  for (std::size_t k = 0; k < out.inputs.size(); ++k) {
    const std::vector<double>& present = out.inputs[k];
    computeGraph(graph, present, output, scratch);
    out.costs[k] = scratch.value(output);
    if (k + 1 == out.inputs.size()) break;
    std::vector<double>& next = out.inputs[k + 1];
    next = present;
    bool isFinite = std::isfinite(out.costs[k]);
    for (std::size_t i = 0; i < present.size(); ++i) {
      if (!learned[i]) continue;
      next[i] -= alpha * scratch.gradient(graph.inputs()[i]);
      isFinite = isFinite && std::isfinite(next[i]);
    }
    if (isFinite) continue;
    out.isCutShort = true;
    out.inputs.resize(k + 1);
    out.costs.resize(k + 1);
  }
}

}  // namespace descenso
