// A formula as a computational graph: what is computed from what, edge by edge (Goodfellow et al. 2016, Deep Learning,
// section 6.5). The graph is the one that was typed: nothing is simplified and equal parts stay apart; a sum of several
// terms without parentheses is one node.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/math/expression.h"

namespace descenso {

struct GraphNode {
  Operation operation = Operation::number;
  std::vector<int> operands{};   ///< nodes before this one; a sum may have more than two
  int firstEdge = 0;             ///< edge from operand i: firstEdge + i
  std::vector<int> consumers{};  ///< edges out of this node
  double value = 0;              ///< of a number
  int input = -1;                ///< index of an input
  std::string name{};            ///< of an input or of a named part; else empty
  bool isConstant = false;       ///< no input below it: nothing flows back into it
  SourceRange source{};
};

struct GraphEdge {
  int from = -1;
  int to = -1;
};

inline constexpr std::size_t maximumGraphNodes = 200;

class ComputationGraph {
 public:
  /// Throws FormulaError for more than maximumGraphNodes.
  explicit ComputationGraph(const Expression& expression);

  /// Operands stand before what is made of them.
  const std::vector<GraphNode>& nodes() const { return nodes_; }
  const GraphNode& node(int index) const { return nodes_[static_cast<std::size_t>(index)]; }
  /// In the order of the nodes that they lead to.
  const std::vector<GraphEdge>& edges() const { return edges_; }
  const GraphEdge& edge(int index) const { return edges_[static_cast<std::size_t>(index)]; }
  /// The nodes of the inputs, in the order of their first use.
  const std::vector<int>& inputs() const { return inputs_; }
  /// The value of the text's last statement.
  int output() const { return output_; }

  /// "w1", "w_1" and "w₁" are the same.
  std::optional<int> find(std::string_view name) const;
  /// The formula of one node as it was typed.
  std::string_view sourceOf(int node) const;
  /// Per node: whether it is `output` or goes into it.
  std::vector<bool> reaching(int output) const;

 private:
  std::string text_;
  std::vector<GraphNode> nodes_;
  std::vector<GraphEdge> edges_;
  std::vector<int> inputs_;
  int output_ = 0;
};

/// Reads a text of formulas (parseDefinitions). Throws FormulaError.
ComputationGraph readGraph(std::string_view text);

}  // namespace descenso
