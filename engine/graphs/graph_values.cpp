#include "engine/graphs/graph_values.h"

#include <cmath>

#include "engine/math/finite_differences.h"
#include "engine/math/operation_slopes.h"
#include "engine/math/types.h"

namespace descenso {
namespace {

/// The exponent is a constant of the formula: no slope along it, and whole powers are products.
bool hasConstantExponent(const ComputationGraph& graph, const GraphNode& node) {
  return node.operation == Operation::power && graph.node(node.operands[1]).isConstant;
}

double operandOf(const GraphNode& node, std::size_t place, const double* values) {
  return values[static_cast<std::size_t>(node.operands[place])];
}

double computed(const ComputationGraph& graph, const GraphNode& node, const double* values) {
  if (node.operation == Operation::add) {
    double sum = 0;
    for (const int operand : node.operands) sum += values[static_cast<std::size_t>(operand)];
    return sum;
  }
  const double a = operandOf(node, 0, values);
  if (node.operands.size() == 1) return operationValue(node.operation, a);
  const double b = operandOf(node, 1, values);
  if (hasConstantExponent(graph, node) && isWholeExponent(b)) return wholePower(a, static_cast<int>(b));
  return operationValue(node.operation, a, b);
}

NodeFault faultOf(const GraphNode& node, const double* values) {
  const double a = operandOf(node, 0, values);
  const double b = node.operands.size() > 1 ? operandOf(node, 1, values) : 0;
  switch (node.operation) {
    case Operation::divide:
      return b == 0 ? NodeFault::divisionByZero : NodeFault::none;
    case Operation::power:
      return a == 0 && b < 0 ? NodeFault::divisionByZero : NodeFault::none;
    case Operation::logarithm:
    case Operation::logarithm10:
    case Operation::logarithm2:
      return a <= 0 ? NodeFault::logarithm : NodeFault::none;
    case Operation::squareRoot:
      return a < 0 ? NodeFault::squareRoot : NodeFault::none;
    default:
      return NodeFault::none;
  }
}

void computeNode(const ComputationGraph& graph, std::size_t index, GraphValues& out) {
  const GraphNode& node = graph.nodes()[index];
  NodeFault& fault = out.faults[index];
  for (const int operand : node.operands) {
    if (out.fault(operand) != NodeFault::none) fault = NodeFault::unknown;
  }
  if (fault == NodeFault::none) fault = faultOf(node, out.values.data());
  out.values[index] = notANumber;
  if (fault != NodeFault::none) return;
  const double value = computed(graph, node, out.values.data());
  if (std::isnan(value)) fault = NodeFault::outsideDomain;
  if (std::isinf(value)) fault = NodeFault::overflow;
  if (fault == NodeFault::none) out.values[index] = value;
}

/// ∂node/∂operand.
double slopeOf(const ComputationGraph& graph, const GraphNode& node, std::size_t place, const double* values) {
  if (node.operation == Operation::add) return 1;
  const double a = operandOf(node, 0, values);
  if (node.operands.size() == 1) return operationSlopes(node.operation, a).first;
  const double b = operandOf(node, 1, values);
  if (hasConstantExponent(graph, node)) {
    return isWholeExponent(b) ? wholePowerSlopes(a, static_cast<int>(b)).first : powerSlopes(a, b).first;
  }
  Jet varying = Jet::constant(place == 0 ? a : b);
  varying.d0 = 1;
  const Jet other = Jet::constant(place == 0 ? b : a);
  return place == 0 ? operationJet(node.operation, varying, other).d0 : operationJet(node.operation, other, varying).d0;
}

void sweepBack(const ComputationGraph& graph, GraphValues& out) {
  const auto output = static_cast<std::size_t>(out.output);
  const bool isKnown = out.faults[output] == NodeFault::none;
  for (std::size_t i = 0; i <= output; ++i) out.gradients[i] = isKnown ? 0 : notANumber;
  if (isKnown) out.gradients[output] = 1;
  for (std::size_t i = output + 1; i-- > 0;) {
    const GraphNode& node = graph.nodes()[i];
    const double incoming = out.gradients[i];
    for (std::size_t place = 0; place < node.operands.size(); ++place) {
      const auto from = static_cast<std::size_t>(node.operands[place]);
      if (graph.nodes()[from].isConstant) continue;
      const auto edge = static_cast<std::size_t>(node.firstEdge) + place;
      const bool hasOperands = out.faults[i] == NodeFault::none;
      out.slopes[edge] = hasOperands ? slopeOf(graph, node, place, out.values.data()) : notANumber;
      double flow = incoming == 0 ? 0 : incoming * out.slopes[edge];
      if (!std::isfinite(flow)) flow = notANumber;
      out.flows[edge] = flow;
      out.gradients[from] += flow;
    }
  }
}

}  // namespace

std::string_view nodeFaultName(NodeFault fault) {
  switch (fault) {
    case NodeFault::none:
      return "none";
    case NodeFault::divisionByZero:
      return "division-by-zero";
    case NodeFault::logarithm:
      return "logarithm";
    case NodeFault::squareRoot:
      return "square-root";
    case NodeFault::outsideDomain:
      return "outside-domain";
    case NodeFault::overflow:
      return "overflow";
    case NodeFault::unknown:
      break;
  }
  return "unknown";
}

void computeGraph(const ComputationGraph& graph, std::span<const double> inputs, int output, GraphValues& out) {
  const std::size_t count = graph.nodes().size();
  out.output = output;
  out.values.resize(count);
  out.faults.assign(count, NodeFault::none);
  out.gradients.assign(count, 0);
  out.slopes.assign(graph.edges().size(), 0);
  out.flows.assign(graph.edges().size(), 0);
  for (std::size_t i = 0; i < count; ++i) {
    const GraphNode& node = graph.nodes()[i];
    if (node.input >= 0) {
      out.values[i] = inputs[static_cast<std::size_t>(node.input)];
    } else if (node.operation == Operation::number) {
      out.values[i] = node.value;
    } else {
      computeNode(graph, i, out);
    }
  }
  sweepBack(graph, out);
}

double valueWhere(const ComputationGraph& graph, std::span<const double> inputs, int output, int held, double at,
                  std::vector<double>& values) {
  values.resize(graph.nodes().size());
  for (std::size_t i = 0; i <= static_cast<std::size_t>(output); ++i) {
    const GraphNode& node = graph.nodes()[i];
    if (static_cast<int>(i) == held) {
      values[i] = at;
    } else if (node.input >= 0) {
      values[i] = inputs[static_cast<std::size_t>(node.input)];
    } else {
      values[i] = node.operation == Operation::number ? node.value : computed(graph, node, values.data());
    }
  }
  return values[static_cast<std::size_t>(output)];
}

NodeCheck checkNode(const ComputationGraph& graph, std::span<const double> inputs, const GraphValues& values,
                    int node) {
  NodeCheck check{.gradient = values.gradient(node)};
  std::vector<double> scratch;
  const auto value = [&](ConstVectorRef at) { return valueWhere(graph, inputs, values.output, node, at[0], scratch); };
  check.difference = numericalGradient(value, Vector::Constant(1, values.value(node)))[0];
  check.error = std::abs(check.gradient - check.difference) / std::max(1.0, std::abs(check.difference));
  if (!std::isfinite(check.error)) check.error = notANumber;
  return check;
}

}  // namespace descenso
