#include "engine/graphs/computation_graph.h"

#include <algorithm>

#include "engine/math/message.h"

namespace descenso {
namespace {

std::vector<std::string> namesOf(const Expression& expression) {
  std::vector<std::string> names(expression.nodes().size());
  for (const Definition& definition : expression.definitions()) {
    names[static_cast<std::size_t>(definition.node)] = definition.name;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ExpressionNode& node = expression.nodes()[i];
    if (node.operation == Operation::variable) {
      names[i] = expression.variables()[static_cast<std::size_t>(node.variable)];
    }
  }
  return names;
}

/// Of a sum a + b + c, which the parser has as (a + b) + c: whether a + b goes into it as it stands.
std::vector<bool> mergedSums(const Expression& expression, const std::vector<std::string>& names) {
  std::vector<bool> isMerged(names.size(), false);
  for (const ExpressionNode& node : expression.nodes()) {
    if (node.operation != Operation::add) continue;
    const auto left = static_cast<std::size_t>(node.children[0]);
    const ExpressionNode& child = expression.nodes()[left];
    const bool hasParenthesis = child.source.begin != node.source.begin;
    isMerged[left] = child.operation == Operation::add && names[left].empty() && !hasParenthesis;
  }
  return isMerged;
}

}  // namespace

ComputationGraph readGraph(std::string_view text) { return ComputationGraph(parseDefinitions(text)); }

ComputationGraph::ComputationGraph(const Expression& expression) : text_(expression.text()) {
  const std::vector<std::string> names = namesOf(expression);
  const std::vector<bool> isMerged = mergedSums(expression, names);
  std::vector<std::vector<int>> operands(names.size());
  std::vector<int> placed(names.size(), -1);
  inputs_.resize(expression.variables().size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const ExpressionNode& made = expression.nodes()[i];
    for (const int child : made.children) {
      if (child < 0) continue;
      const auto below = static_cast<std::size_t>(child);
      if (isMerged[below]) {
        operands[i] = operands[below];
      } else {
        operands[i].push_back(placed[below]);
      }
    }
    if (isMerged[i]) continue;
    if (nodes_.size() == maximumGraphNodes) {
      throw FormulaError(FormulaFault::tooLong, text_, made.source,
                         {"the graph is too large; at most {most} nodes"_message, {{"most", maximumGraphNodes}}});
    }
    const auto index = static_cast<int>(nodes_.size());
    placed[i] = index;
    GraphNode node{.operation = made.operation, .operands = operands[i], .value = made.value};
    node.firstEdge = static_cast<int>(edges_.size());
    node.input = made.variable;
    node.name = names[i];
    node.source = made.source;
    node.isConstant = made.operation != Operation::variable;
    for (const int operand : node.operands) {
      GraphNode& from = nodes_[static_cast<std::size_t>(operand)];
      from.consumers.push_back(static_cast<int>(edges_.size()));
      node.isConstant = node.isConstant && from.isConstant;
      edges_.push_back({operand, index});
    }
    if (node.input >= 0) inputs_[static_cast<std::size_t>(node.input)] = index;
    nodes_.push_back(std::move(node));
  }
  output_ = placed[static_cast<std::size_t>(expression.valueNode())];
}

std::optional<int> ComputationGraph::find(std::string_view name) const {
  const std::string shown = shownName(name);
  const auto found = std::find_if(nodes_.begin(), nodes_.end(), [&](const auto& node) { return node.name == shown; });
  if (shown.empty() || found == nodes_.end()) return std::nullopt;
  return static_cast<int>(found - nodes_.begin());
}

std::string_view ComputationGraph::sourceOf(int index) const {
  const SourceRange source = node(index).source;
  return std::string_view(text_).substr(source.begin, source.end - source.begin);
}

std::vector<bool> ComputationGraph::reaching(int output) const {
  std::vector<bool> reaches(nodes_.size(), false);
  reaches[static_cast<std::size_t>(output)] = true;
  for (auto i = static_cast<std::size_t>(output) + 1; i-- > 0;) {
    for (const int operand : nodes_[i].operands) {
      if (reaches[i]) reaches[static_cast<std::size_t>(operand)] = true;
    }
  }
  return reaches;
}

}  // namespace descenso
