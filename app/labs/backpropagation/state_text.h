// What the backpropagation lab says of a graph: formulas of its nodes in their names and in their numbers, the step of
// the walk written out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/labs/backpropagation/state.h"
#include "app/labs/formula_row.h"
#include "app/text/translations.h"

namespace descenso {

/// "q"; of a part without a name its formula where that is short, else "n₁₂".
std::string nodeName(const ComputationGraph& graph, int node);
/// "q z", "x + y", "σ(z)" in the names of what the node is made of.
std::string operationInNames(const ComputationGraph& graph, int node);
/// The same in numbers: "3 · (−4)".
std::string operationInNumbers(const ComputationGraph& graph, const GraphValues& values, int node);
/// The same with numbers for what has arrived at the step shown, and names for the rest: "3 · z".
std::string operationSoFar(BackpropagationLab& lab, int node);
/// "f = q · z"; the name alone of an input, and of a part whose formula is its name.
std::string nodeEquation(const ComputationGraph& graph, int node);
/// "∂f/∂q"
std::string partialName(const ComputationGraph& graph, int of, int by);
/// ∂to/∂from as a formula in names: "z", "σ(z) (1 − σ(z))".
std::string slopeInNames(const ComputationGraph& graph, int edge);
/// "÷ 0": on the node itself.
std::string faultSign(NodeFault fault);

/// The event that led to the step shown: the formula, the numbers, the result; sums so far where a value is read twice.
std::vector<FormulaRow> stepRows(const Translations& text, BackpropagationLab& lab);
/// The same event in one line, for below the graph.
std::string stepLine(const Translations& text, BackpropagationLab& lab);
/// A node's numbers in one line.
std::string nodeLine(const Translations& text, BackpropagationLab& lab, int node);
/// Multiplications by paths and by one sweep, and the paths themselves.
std::vector<FormulaRow> pathRows(const Translations& text, BackpropagationLab& lab);

/// Numbers as factors: (−4).
std::string factor(double number, int digits = 4);

}  // namespace descenso
