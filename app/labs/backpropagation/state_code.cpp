#include "app/labs/backpropagation/state_code.h"

#include <algorithm>

namespace descenso {
namespace {

using Part = CodeLine::Part;

/// A gate with one operand x and output z: the value, and dx over dz.
struct UnaryGate {
  Operation operation;
  std::string_view name;
  std::string_view value;
  std::string_view slope;
};
constexpr UnaryGate unaryGates[] = {
    {Operation::negate, "Negate", "-x", "-dz"},
    {Operation::sine, "Sin", "sin(x)", "cos(self.x) * dz"},
    {Operation::cosine, "Cos", "cos(x)", "-sin(self.x) * dz"},
    {Operation::tangent, "Tan", "tan(x)", "(1 + self.z**2) * dz"},
    {Operation::arcsine, "Asin", "asin(x)", "dz / sqrt(1 - self.x**2)"},
    {Operation::arccosine, "Acos", "acos(x)", "-dz / sqrt(1 - self.x**2)"},
    {Operation::arctangent, "Atan", "atan(x)", "dz / (1 + self.x**2)"},
    {Operation::hyperbolicSine, "Sinh", "sinh(x)", "cosh(self.x) * dz"},
    {Operation::hyperbolicCosine, "Cosh", "cosh(x)", "sinh(self.x) * dz"},
    {Operation::hyperbolicTangent, "Tanh", "tanh(x)", "(1 - self.z**2) * dz"},
    {Operation::exponential, "Exp", "exp(x)", "self.z * dz"},
    {Operation::logarithm, "Log", "log(x)", "dz / self.x"},
    {Operation::logarithm10, "Log10", "log10(x)", "dz / (self.x * log(10))"},
    {Operation::logarithm2, "Log2", "log2(x)", "dz / (self.x * log(2))"},
    {Operation::squareRoot, "Sqrt", "sqrt(x)", "dz / (2 * self.z)"},
    {Operation::absolute, "Abs", "abs(x)", "sign(self.x) * dz"},
    {Operation::sign, "Sign", "sign(x)", "0 * dz"},
    {Operation::relu, "ReLU", "max(0, x)", "(self.x > 0) * dz"},
    {Operation::sigmoid, "Sigmoid", "1 / (1 + exp(-x))", "self.z * (1 - self.z) * dz"},
};

/// With operands x and y.
struct BinaryGate {
  Operation operation;
  std::string_view name;
  std::string_view value;
  std::string_view dx;
  std::string_view dy;
};
constexpr BinaryGate binaryGates[] = {
    {Operation::add, "Add", "x + y", "dz", "dz"},
    {Operation::subtract, "Subtract", "x - y", "dz", "-dz"},
    {Operation::multiply, "Multiply", "x * y", "self.y * dz", "self.x * dz"},
    {Operation::divide, "Divide", "x / y", "dz / self.y", "-self.x / self.y**2 * dz"},
    {Operation::power, "Power", "x**y", "self.y * self.x**(self.y - 1) * dz", "self.x**self.y * log(self.x) * dz"},
    {Operation::minimum, "Min", "min(x, y)", "(self.x <= self.y) * dz", "(self.x > self.y) * dz"},
    {Operation::maximum, "Max", "max(x, y)", "(self.x >= self.y) * dz", "(self.x < self.y) * dz"},
};

bool reads(std::string_view code, std::string_view member) { return code.find(member) != std::string_view::npos; }

std::string heading(std::string_view name) { return "class " + std::string(name) + "Gate:"; }

std::vector<CodeLine> unaryCode(const UnaryGate& gate) {
  std::vector<CodeLine> code = {{Part::heading, heading(gate.name)}, {Part::heading, "  def forward(self, x):"}};
  if (reads(gate.slope, "self.x")) code.push_back({Part::cached, "    self.x = x"});
  if (reads(gate.slope, "self.z")) {
    code.push_back({Part::cached, "    self.z = " + std::string(gate.value)});
    code.push_back({Part::forward, "    return self.z"});
  } else {
    code.push_back({Part::forward, "    return " + std::string(gate.value)});
  }
  code.push_back({Part::heading, "  def backward(self, dz):"});
  code.push_back({Part::backward, "    dx = " + std::string(gate.slope)});
  code.push_back({Part::backward, "    return dx"});
  return code;
}

std::vector<CodeLine> binaryCode(const BinaryGate& gate) {
  std::vector<CodeLine> code = {{Part::heading, heading(gate.name)}, {Part::heading, "  def forward(self, x, y):"}};
  if (reads(gate.dx, "self.") || reads(gate.dy, "self.")) code.push_back({Part::cached, "    self.x, self.y = x, y"});
  code.push_back({Part::forward, "    return " + std::string(gate.value)});
  code.push_back({Part::heading, "  def backward(self, dz):"});
  code.push_back({Part::backward, "    dx = " + std::string(gate.dx)});
  code.push_back({Part::backward, "    dy = " + std::string(gate.dy)});
  code.push_back({Part::backward, "    return dx, dy"});
  return code;
}

std::vector<CodeLine> sumCode() {
  return {{Part::heading, heading("Sum")},
          {Part::heading, "  def forward(self, *xs):"},
          {Part::cached, "    self.n = len(xs)"},
          {Part::forward, "    return sum(xs)"},
          {Part::heading, "  def backward(self, dz):"},
          {Part::backward, "    return [dz] * self.n"}};
}

std::vector<CodeLine> constantCode() {
  return {{Part::heading, "class MulConstant:"},
          {Part::heading, "  def __init__(self, a):"},
          {Part::cached, "    self.a = a"},
          {Part::heading, "  def forward(self, x):"},
          {Part::forward, "    return self.a * x"},
          {Part::heading, "  def backward(self, dz):"},
          {Part::backward, "    return self.a * dz"},
          {Part::remark, "# in place: x *= a, and"},
          {Part::remark, "# backward undoes it: x /= a"}};
}

std::vector<CodeLine> constantPowerCode() {
  return {{Part::heading, heading("PowerConstant")},
          {Part::heading, "  def __init__(self, n):"},
          {Part::cached, "    self.n = n"},
          {Part::heading, "  def forward(self, x):"},
          {Part::cached, "    self.x = x"},
          {Part::forward, "    return x**self.n"},
          {Part::heading, "  def backward(self, dz):"},
          {Part::backward, "    return self.n * self.x**(self.n - 1) * dz"}};
}

}  // namespace

std::vector<CodeLine> copyGateCode(int readers) {
  return {{Part::heading, heading("Copy")},
          {Part::heading, "  def forward(self, x):"},
          {Part::forward, "    return [x] * " + std::to_string(readers)},
          {Part::heading, "  def backward(self, *dzs):"},
          {Part::backward, "    dx = sum(dzs)"},
          {Part::backward, "    return dx"}};
}

std::vector<CodeLine> gateCode(const ComputationGraph& graph, int index) {
  const GraphNode& node = graph.node(index);
  if (node.operands.size() > 2) return sumCode();
  const auto isConstant = [&](std::size_t place) { return graph.node(node.operands[place]).isConstant; };
  if (node.operation == Operation::multiply && isConstant(0) != isConstant(1)) return constantCode();
  if (node.operation == Operation::power && isConstant(1)) return constantPowerCode();
  for (const UnaryGate& gate : unaryGates)
    if (gate.operation == node.operation) return unaryCode(gate);
  for (const BinaryGate& gate : binaryGates)
    if (gate.operation == node.operation) return binaryCode(gate);
  return copyGateCode(static_cast<int>(node.consumers.size()));
}

}  // namespace descenso
