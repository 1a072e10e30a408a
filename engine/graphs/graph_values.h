// The numbers on a computational graph: values forward, and by the chain rule the gradient of one output backward, each
// edge with its local derivative and what flows through it (reverse-mode differentiation: Griewank & Walther 2008,
// Evaluating Derivatives, ch. 3).
//
// At a point outside a formula's domain a node says what happened; what depends on it is unknown, and if the output is,
// so are all gradients. An unknown number is NaN.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/graphs/computation_graph.h"

namespace descenso {

enum class NodeFault {
  none,
  divisionByZero,
  logarithm,      ///< of a number that is not positive
  squareRoot,     ///< of a negative number
  outsideDomain,  ///< asin 2, (−1)^½
  overflow,       ///< beyond the largest number
  unknown,        ///< an operand is none of the above, or unknown itself
};
/// "division-by-zero"
std::string_view nodeFaultName(NodeFault fault);

struct GraphValues {
  int output = 0;
  std::vector<double> values;     ///< per node
  std::vector<NodeFault> faults;  ///< per node
  std::vector<double> slopes;     ///< per edge: ∂to/∂from, ±∞ where it is infinite; 0 where nothing flows
  std::vector<double> flows;      ///< per edge: gradient of `to` times slope
  std::vector<double> gradients;  ///< per node: ∂output/∂node, the sum of the flows out of its consumers

  double value(int node) const { return values[static_cast<std::size_t>(node)]; }
  NodeFault fault(int node) const { return faults[static_cast<std::size_t>(node)]; }
  double slope(int edge) const { return slopes[static_cast<std::size_t>(edge)]; }
  double flow(int edge) const { return flows[static_cast<std::size_t>(edge)]; }
  double gradient(int node) const { return gradients[static_cast<std::size_t>(node)]; }
};

/// Both sweeps with the inputs' numbers in the order of graph.inputs(). Allocates nothing for a graph that `out` held
/// before.
void computeGraph(const ComputationGraph& graph, std::span<const double> inputs, int output, GraphValues& out);

/// The output alone where node `held` is set to `at` whatever it is made of: what numerical differences ask.
/// `values` is overwritten, one number a node.
double valueWhere(const ComputationGraph& graph, std::span<const double> inputs, int output, int held, double at,
                  std::vector<double>& values);

/// A gradient beside its numerical difference.
struct NodeCheck {
  double gradient = 0;
  double difference = 0;  ///< central, with one Richardson extrapolation
  double error = 0;       ///< |gradient − difference| / max(1, |difference|); NaN where there is no number
};
NodeCheck checkNode(const ComputationGraph& graph, std::span<const double> inputs, const GraphValues& values, int node);

}  // namespace descenso
