#include "app/labs/backpropagation/state_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr std::size_t longestSource = 12;  // bytes of a formula that stands for the name of its node

/// What stands for the operand at that place.
using OperandText = std::function<std::string(std::size_t place)>;

std::string called(std::string_view function, const std::string& argument) {
  return std::string(function).append("(").append(argument).append(")");
}

std::string joined(const GraphNode& node, std::string_view sign, const OperandText& text) {
  std::string all = text(0);
  for (std::size_t place = 1; place < node.operands.size(); ++place)
    all.append(" ").append(sign).append(" ").append(text(place));
  return all;
}

std::string written(const GraphNode& node, const OperandText& text) {
  switch (node.operation) {
    case Operation::number:
    case Operation::variable:
      return {};
    case Operation::add:
    case Operation::subtract:
    case Operation::multiply:
    case Operation::divide:
      return joined(node, operationText(node.operation), text);
    case Operation::power:
      return text(0) + "^" + text(1);
    case Operation::negate:
      return "−" + text(0);
    case Operation::minimum:
    case Operation::maximum:
      return called(operationText(node.operation), text(0) + ", " + text(1));
    case Operation::sigmoid:
      return called("σ", text(0));
    default:
      return called(operationText(node.operation), text(0));
  }
}

bool isNamed(const ComputationGraph& graph, int node) {
  return !graph.node(node).name.empty() || graph.node(node).operation == Operation::number;
}

/// A name as a factor: a formula that stands for one goes into parentheses.
std::string nameAsFactor(const ComputationGraph& graph, int node) {
  const std::string name = nodeName(graph, node);
  const bool isFormula =
      !isNamed(graph, node) && (name.find_first_of(" ^") != std::string::npos || name.starts_with("−"));
  return isFormula ? "(" + name + ")" : name;
}

/// A number, in parentheses where its sign would stand behind another or below an exponent.
std::string operandInNumbers(const GraphNode& node, const GraphValues& values, std::size_t place) {
  const double value = values.value(node.operands[place]);
  return place == 0 && node.operation != Operation::power ? formatNumber(value) : factor(value);
}

/// Of a function of one operand a.
std::string slopeOfOne(Operation operation, const std::string& a) {
  switch (operation) {
    case Operation::negate:
      return "−1";
    case Operation::sine:
      return called("cos", a);
    case Operation::cosine:
      return "−" + called("sin", a);
    case Operation::tangent:
      return "1 + tan(" + a + ")²";
    case Operation::arcsine:
      return "1 / √(1 − " + a + "²)";
    case Operation::arccosine:
      return "−1 / √(1 − " + a + "²)";
    case Operation::arctangent:
      return "1 / (1 + " + a + "²)";
    case Operation::hyperbolicSine:
      return called("cosh", a);
    case Operation::hyperbolicCosine:
      return called("sinh", a);
    case Operation::hyperbolicTangent:
      return "1 − tanh(" + a + ")²";
    case Operation::exponential:
      return called("exp", a);
    case Operation::logarithm:
      return "1 / " + a;
    case Operation::logarithm10:
      return "1 / (" + a + " ln 10)";
    case Operation::logarithm2:
      return "1 / (" + a + " ln 2)";
    case Operation::squareRoot:
      return "1 / (2 √" + a + ")";
    case Operation::absolute:
      return called("sign", a);
    case Operation::sign:
      return "0";
    case Operation::relu:
      return "[" + a + " > 0]";
    case Operation::sigmoid:
      return "σ(" + a + ") (1 − σ(" + a + "))";
    default:
      return {};
  }
}

/// Of an operation on a and b; `first`: along a.
std::string slopeOfTwo(Operation operation, const std::string& a, const std::string& b, bool first) {
  switch (operation) {
    case Operation::subtract:
      return first ? "1" : "−1";
    case Operation::multiply:
      return first ? b : a;
    case Operation::divide:
      return first ? "1 / " + b : "−" + a + " / " + b + "²";
    case Operation::power:
      return first ? b + " · " + a + "^(" + b + " − 1)" : a + "^" + b + " · ln " + a;
    case Operation::minimum:
      return first ? "[" + a + " ≤ " + b + "]" : "[" + b + " < " + a + "]";
    case Operation::maximum:
      return first ? "[" + a + " ≥ " + b + "]" : "[" + b + " > " + a + "]";
    default:
      return "1";
  }
}

}  // namespace

std::string factor(double number, int digits) {
  const std::string text = formatNumber(number, digits);
  return number < 0 ? "(" + text + ")" : text;
}

std::string nodeName(const ComputationGraph& graph, int node) {
  const GraphNode& named = graph.node(node);
  if (!named.name.empty()) return named.name;
  if (named.operation == Operation::number) return formatNumber(named.value);
  if (graph.sourceOf(node).size() <= longestSource) return operationInNames(graph, node);
  return shownName("n" + std::to_string(node));
}

std::string operationInNames(const ComputationGraph& graph, int node) {
  return written(graph.node(node),
                 [&](std::size_t place) { return nameAsFactor(graph, graph.node(node).operands[place]); });
}

std::string nodeEquation(const ComputationGraph& graph, int node) {
  const std::string name = nodeName(graph, node);
  if (graph.node(node).operands.empty()) return name;
  const std::string operation = operationInNames(graph, node);
  return operation == name ? name : name + " = " + operation;
}

std::string operationInNumbers(const ComputationGraph& graph, const GraphValues& values, int node) {
  return written(graph.node(node),
                 [&](std::size_t place) { return operandInNumbers(graph.node(node), values, place); });
}

std::string operationSoFar(BackpropagationLab& lab, int node) {
  const GraphNode& shown = lab.graph().node(node);
  return written(shown, [&](std::size_t place) {
    const int operand = shown.operands[place];
    const bool isKnown = lab.walk().hasArrived(shown.firstEdge + static_cast<int>(place), lab.step()) &&
                         lab.values().fault(operand) == NodeFault::none;
    return isKnown ? operandInNumbers(shown, lab.values(), place) : nameAsFactor(lab.graph(), operand);
  });
}

std::string partialName(const ComputationGraph& graph, int of, int by) {
  return "∂" + nameAsFactor(graph, of) + "/∂" + nameAsFactor(graph, by);
}

std::string slopeInNames(const ComputationGraph& graph, int edge) {
  const int to = graph.edge(edge).to;
  const GraphNode& node = graph.node(to);
  const std::string a = nameAsFactor(graph, node.operands[0]);
  if (node.operands.size() == 1) return slopeOfOne(node.operation, a);
  if (node.operation == Operation::add) return "1";
  const std::string b = nameAsFactor(graph, node.operands[1]);
  const bool isSquare = node.operation == Operation::power && graph.node(node.operands[1]).value == 2;
  if (isSquare && edge == node.firstEdge) return "2 " + a;
  return slopeOfTwo(node.operation, a, b, edge == node.firstEdge);
}

std::string faultSign(NodeFault fault) {
  switch (fault) {
    case NodeFault::none:
      return {};
    case NodeFault::divisionByZero:
      return "÷ 0";
    case NodeFault::logarithm:
      return "log ≤ 0";
    case NodeFault::squareRoot:
      return "√ < 0";
    case NodeFault::outsideDomain:
      return "∉";
    case NodeFault::overflow:
      return "∞";
    case NodeFault::unknown:
      break;
  }
  return "?";
}

}  // namespace descenso
