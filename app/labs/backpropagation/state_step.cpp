#include <algorithm>
#include <cmath>

#include "app/labs/backpropagation/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

using Kind = FormulaRow::Kind;

constexpr std::size_t mostUpdateRows = 12;
constexpr std::size_t mostPathRows = 8;
constexpr int stepDigits = 5;

std::string faultText(const Translations& text, NodeFault fault) {
  return translated(text, "backpropagation.fault", nodeFaultName(fault));
}

/// "q = 3 arrives: 1 of 2"
std::string arrivalText(const Translations& text, BackpropagationLab& lab, int edge) {
  const ComputationGraph& graph = lab.graph();
  const auto [from, to] = graph.edge(edge);
  const NodeFault fault = lab.values().fault(from);
  if (fault != NodeFault::none)
    return text.format("backpropagation.step.arrives.none", {{"name", nodeName(graph, from)}});
  const bool isNumber = graph.node(from).operation == Operation::number;
  const std::string value = formatNumber(lab.values().value(from), stepDigits);
  const std::string what = isNumber ? value : nodeName(graph, from) + " = " + value;
  const std::size_t all = graph.node(to).operands.size();
  if (all < 2) return text.format("backpropagation.step.arrives", {{"what", what}});
  const int done = edge - graph.node(to).firstEdge + 1;
  return text.format("backpropagation.step.arrives.count",
                     {{"what", what}, {"done", std::to_string(done)}, {"all", std::to_string(all)}});
}

/// Whether the last value that the node is made of has arrived.
bool isComplete(BackpropagationLab& lab, int node) { return lab.walk().hasValue(node, lab.step()); }

void addForward(std::vector<FormulaRow>& rows, const Translations& text, BackpropagationLab& lab, int edge) {
  const ComputationGraph& graph = lab.graph();
  const GraphValues& values = lab.values();
  const int node = graph.edge(edge).to;
  addRow(rows, Kind::formula, nodeEquation(graph, node));
  addRow(rows, Kind::numbers, arrivalText(text, lab, edge));
  if (!isComplete(lab, node)) {
    addRow(rows, Kind::numbers, "= " + operationSoFar(lab, node));
    return;
  }
  const NodeFault fault = values.fault(node);
  if (fault != NodeFault::unknown) addRow(rows, Kind::numbers, "= " + operationInNumbers(graph, values, node));
  if (fault == NodeFault::none)
    addRow(rows, Kind::value, "= ", formatNumber(values.value(node), stepDigits));
  else
    addRow(rows, Kind::value, "", faultText(text, fault));
}

/// The flows into a node that several read, one by one, and their sum so far.
void addSum(std::vector<FormulaRow>& rows, const Translations& text, BackpropagationLab& lab, int node) {
  const ComputationGraph& graph = lab.graph();
  const GraphWalk& walk = lab.walk();
  long all = 0;
  for (const int edge : graph.node(node).consumers) all += walk.isSwept(edge) ? 1 : 0;
  if (all < 2) return;
  std::vector<std::pair<long, std::string>> flows;
  for (const int edge : graph.node(node).consumers)
    if (walk.hasFlow(edge, lab.step())) flows.emplace_back(-graph.edge(edge).to, factor(lab.values().flow(edge)));
  std::stable_sort(flows.begin(), flows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string sum;
  for (const auto& flow : flows) sum += (sum.empty() ? "" : " + ") + flow.second;
  addRow(
      rows, Kind::numbers,
      text.format("backpropagation.step.sum", {{"done", std::to_string(flows.size())}, {"all", std::to_string(all)}}));
  addRow(rows, Kind::value, sum + (flows.size() > 1 ? " = " : ""),
         flows.size() > 1 ? formatNumber(walk.gradientSoFar(graph, lab.values(), node, lab.step()), stepDigits)
                          : std::string());
}

/// The slide's product for an input, where it has another one: "(slide: a₂ ∂J/∂z₂ = 0.05)".
void addPrinted(std::vector<FormulaRow>& rows, const Translations& text, BackpropagationLab& lab, int node) {
  const PrintedGradient* printed = lab.printed(node);
  if (printed == nullptr || printed->factor.empty()) return;
  const std::string product = shownName(printed->factor) + " " +
                              partialName(lab.graph(), lab.output(), *lab.graph().find(printed->through)) + " = " +
                              formatNumber(printedGradient(*printed, lab.graph(), lab.values()), stepDigits);
  addRow(rows, Kind::numbers, text.format("backpropagation.step.printed", {{"value", product}}));
}

void addBackward(std::vector<FormulaRow>& rows, const Translations& text, BackpropagationLab& lab, int edge) {
  const ComputationGraph& graph = lab.graph();
  const GraphValues& values = lab.values();
  const auto [from, to] = graph.edge(edge);
  const int output = lab.output();
  const std::string local = partialName(graph, to, from);
  const std::string incoming = partialName(graph, output, to);
  addRow(rows, Kind::formula, partialName(graph, output, from) + " = " + incoming + " · " + local);
  // A constant slope is its own formula.
  const std::string slope = slopeInNames(graph, edge);
  const bool isPlain = slope == formatNumber(values.slope(edge), stepDigits);
  addRow(rows, Kind::numbers,
         std::string(text("backpropagation.step.local")) + " " + local + " = " + (isPlain ? "" : slope + " = "),
         formatNumber(values.slope(edge), stepDigits));
  addRow(rows, Kind::numbers, std::string(text("backpropagation.step.incoming")) + " " + incoming + " = ",
         formatNumber(values.gradient(to), stepDigits));
  addRow(rows, Kind::value, formatNumber(values.gradient(to)) + " · " + factor(values.slope(edge)) + " = ",
         formatNumber(values.flow(edge), stepDigits));
  if (std::isnan(values.flow(edge))) addRow(rows, Kind::numbers, std::string(text("backpropagation.step.unknown")));
  addSum(rows, text, lab, from);
  addPrinted(rows, text, lab, from);
}

/// " (slide: 0.088)", where the slide's update is to be seen; printed numbers are those of the first.
std::string printedUpdate(const Translations& text, BackpropagationLab& lab, int node) {
  const PrintedGradient* printed = lab.printed(node);
  if (printed == nullptr) return {};
  double updated = printed->updated;
  if (!printed->factor.empty()) {
    const auto input = static_cast<std::size_t>(lab.graph().node(node).input);
    updated = lab.inputs()[input] - lab.config().alpha * printedGradient(*printed, lab.graph(), lab.values());
  } else if (lab.cycle() > 0) {
    return {};
  }
  return text.format("backpropagation.step.printed", {{"value", formatNumber(updated)}});
}

void addUpdate(std::vector<FormulaRow>& rows, const Translations& text, BackpropagationLab& lab) {
  const ComputationGraph& graph = lab.graph();
  const auto k = static_cast<std::size_t>(lab.cycle());
  const std::string output = nodeName(graph, lab.output());
  addRow(rows, Kind::formula, "θ ← θ − α ∂" + output + "/∂θ");
  std::size_t count = 0;
  for (std::size_t i = 0; i < graph.inputs().size(); ++i) {
    const int node = graph.inputs()[i];
    if (!lab.isLearned(node) || ++count > mostUpdateRows) continue;
    addRow(rows, Kind::value,
           nodeName(graph, node) + " ← " + formatNumber(lab.inputs()[i]) + " − " + formatNumber(lab.config().alpha) +
               " · " + factor(lab.values().gradient(node)) + " = ",
           formatNumber(lab.inputsAfter()[i], stepDigits) + printedUpdate(text, lab, node));
  }
  if (count > mostUpdateRows)
    addRow(rows, Kind::numbers,
           text.format("backpropagation.step.more", {{"count", std::to_string(count - mostUpdateRows)}}));
  if (count == 0) addRow(rows, Kind::numbers, std::string(text("backpropagation.step.nothing")));
  addRow(rows, Kind::value, output + ": " + formatNumber(lab.descent().costs[k], stepDigits) + " → ",
         formatNumber(lab.descent().costs[k + 1], stepDigits));
}

}  // namespace

std::vector<FormulaRow> stepRows(const Translations& text, BackpropagationLab& lab) {
  std::vector<FormulaRow> rows;
  const ComputationGraph& graph = lab.graph();
  const WalkEvent event = lab.event();
  switch (event.phase) {
    case WalkPhase::start:
      addRow(rows, Kind::formula, nodeEquation(graph, lab.output()));
      addRow(rows, Kind::numbers, std::string(text("backpropagation.step.start")));
      break;
    case WalkPhase::forward:
      addForward(rows, text, lab, event.edge);
      break;
    case WalkPhase::backward:
      if (event.edge >= 0) {
        addBackward(rows, text, lab, event.edge);
      } else {
        addRow(rows, Kind::formula, partialName(graph, lab.output(), lab.output()) + " = 1");
        addRow(rows, Kind::numbers, std::string(text("backpropagation.step.one")));
        if (lab.values().fault(lab.output()) != NodeFault::none)
          addRow(rows, Kind::value, std::string(text("backpropagation.step.unknown")));
      }
      break;
    case WalkPhase::update:
      addUpdate(rows, text, lab);
      break;
  }
  return rows;
}

std::string stepLine(const Translations& text, BackpropagationLab& lab) {
  const ComputationGraph& graph = lab.graph();
  const GraphValues& values = lab.values();
  const WalkEvent event = lab.event();
  const std::string output = nodeName(graph, lab.output());
  if (event.phase == WalkPhase::start) return std::string(text("backpropagation.step.start"));
  if (event.phase == WalkPhase::update) {
    const auto k = static_cast<std::size_t>(lab.cycle());
    return "θ ← θ − α ∂" + output + "/∂θ:   " + output + " = " + formatNumber(lab.descent().costs[k]) + " → " +
           formatNumber(lab.descent().costs[k + 1]);
  }
  if (event.phase == WalkPhase::forward) {
    if (!isComplete(lab, event.node))
      return nodeEquation(graph, event.node) + " = " + operationSoFar(lab, event.node);
    const NodeFault fault = values.fault(event.node);
    if (fault != NodeFault::none) return nodeName(graph, event.node) + ": " + faultText(text, fault);
    return nodeEquation(graph, event.node) + " = " + operationInNumbers(graph, values, event.node) + " = " +
           formatNumber(values.value(event.node));
  }
  if (event.edge < 0) return partialName(graph, lab.output(), lab.output()) + " = 1";
  const auto [from, to] = graph.edge(event.edge);
  return partialName(graph, lab.output(), to) + " · " + partialName(graph, to, from) + " = " +
         formatNumber(values.gradient(to)) + " · " + factor(values.slope(event.edge)) + " = " +
         formatNumber(values.flow(event.edge));
}

std::string nodeLine(const Translations& text, BackpropagationLab& lab, int node) {
  const ComputationGraph& graph = lab.graph();
  const GraphValues& values = lab.values();
  std::string line = nodeEquation(graph, node);
  if (!lab.walk().hasValue(node, lab.step())) return line;
  if (values.fault(node) != NodeFault::none) return line + ": " + faultText(text, values.fault(node));
  if (graph.node(node).operation != Operation::number) line += " = " + formatNumber(values.value(node), stepDigits);
  if (lab.walk().hasGradient(graph, node, lab.step()))
    line += ",   " + partialName(graph, lab.output(), node) + " = " + formatNumber(values.gradient(node), stepDigits);
  return line;
}

std::vector<FormulaRow> pathRows(const Translations& text, BackpropagationLab& lab) {
  const ComputationGraph& graph = lab.graph();
  const GraphValues& values = lab.values();
  const PathCounts& counts = lab.paths();
  const auto first = graph.inputs().empty() ? lab.output() : graph.inputs().front();
  const int node = lab.config().selected >= 0 ? lab.config().selected : first;
  const auto index = static_cast<std::size_t>(node);
  double all = 0;
  for (const int input : graph.inputs()) all += counts.multiplications[static_cast<std::size_t>(input)];
  std::vector<FormulaRow> rows;
  addRow(rows, Kind::formula, partialName(graph, lab.output(), node) + " = Σ Π");
  addRow(rows, Kind::numbers, std::string(text("backpropagation.paths.count")) + " ",
         formatNumber(counts.paths[index]));
  addRow(rows, Kind::numbers, std::string(text("backpropagation.paths.products")) + " ",
         formatNumber(counts.multiplications[index]));
  const std::vector<GraphPath> paths = pathsTo(graph, values, node, mostPathRows);
  for (const GraphPath& path : paths) {
    std::string way = nodeName(graph, lab.output());
    for (const int edge : path.edges)
      if (!graph.node(graph.edge(edge).from).name.empty()) way += " ← " + nodeName(graph, graph.edge(edge).from);
    addRow(rows, Kind::value, way + ": ", formatNumber(path.product));
  }
  if (counts.paths[index] > static_cast<double>(paths.size())) addRow(rows, Kind::numbers, "…");
  addRow(rows, Kind::numbers, std::string(text("backpropagation.paths.sum")) + " ",
         formatNumber(values.gradient(node), stepDigits));
  addRow(rows, Kind::formula, std::string(text("backpropagation.paths.all")));
  addRow(rows, Kind::numbers, std::string(text("backpropagation.paths.by-paths")) + " ", formatNumber(all));
  addRow(rows, Kind::numbers, std::string(text("backpropagation.paths.by-sweep")) + " ", formatNumber(counts.sweep));
  return rows;
}

}  // namespace descenso
