#include "app/labs/backpropagation/state_dictionary.h"

#include <algorithm>
#include <array>

namespace descenso {
namespace {

bool isActivation(const GraphNode& node) {
  return node.operands.size() == 1 && node.operation != Operation::negate && !node.isConstant;
}

bool feeds(const ComputationGraph& graph, const GraphNode& node, Operation operation) {
  return std::any_of(node.consumers.begin(), node.consumers.end(),
                     [&](int edge) { return graph.node(graph.edge(edge).to).operation == operation; });
}

/// Whether something that an activation made goes into the output through this node: the error and what it is made of.
bool isLoss(const ComputationGraph& graph, int output, int node) {
  const GraphNode& last = graph.node(output);
  if (isActivation(last)) return false;
  return node == output || std::find(last.operands.begin(), last.operands.end(), node) != last.operands.end();
}

}  // namespace

std::span<const std::string_view> dictionaryEntries() {
  static constexpr std::array<std::string_view, 8> entries = {"cost",       "loss",   "neuron", "sum",
                                                              "activation", "weight", "bias",   "branch"};
  return entries;
}

bool isEntry(const ComputationGraph& graph, int output, int index, std::string_view entry) {
  const GraphNode& node = graph.node(index);
  if (entry == "cost") return index == output;
  if (entry == "loss") return !node.operands.empty() && isLoss(graph, output, index);
  if (entry == "activation") return isActivation(node);
  if (entry == "sum") return node.operation == Operation::add;
  if (entry == "neuron") return isActivation(node) || (node.operation == Operation::add && !node.isConstant);
  if (entry == "weight") return node.operation == Operation::multiply && !node.isConstant;
  if (entry == "bias") return node.input >= 0 && feeds(graph, node, Operation::add);
  return entry == "branch" && !node.isConstant && node.consumers.size() > 1;
}

}  // namespace descenso
