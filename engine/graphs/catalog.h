// Graphs of the course by name, with the numbers that they are shown with.
#pragma once

#include <string_view>
#include <vector>

#include "engine/graphs/graph_values.h"
#include "engine/math/printed_formula.h"

namespace descenso {

struct GraphInput {
  std::string_view name;
  double value = 0;
  bool isLearned = true;  ///< moves with an update
};

/// What a slide prints for a learned input, where that differs from what is right: numbers, or the product of a node's
/// value and the gradient of another.
struct PrintedGradient {
  std::string_view input;
  double gradient = 0;
  double updated = 0;  ///< the number after the printed update
  std::string_view factor{};   ///< the node whose value is taken; empty where the slide has numbers
  std::string_view through{};  ///< the node whose gradient is
};

struct NamedGraph {
  std::string_view name;  ///< "sum-times"; translated under "graph.sum-times"
  std::string_view text;  ///< as typed
  std::vector<GraphInput> inputs{};
  std::string_view output{};  ///< a named part; empty: the last
  double alpha = 0.1;
  long updates = 1;
  std::vector<PrintedGradient> printed{};
  std::vector<PrintedFormula> formulas{};  ///< of the slides about this graph, where they are wrong
  std::string_view citation{};
};

/// The gradient that the slide has for the input with the graph's present numbers; NaN where they have none.
double printedGradient(const PrintedGradient& printed, const ComputationGraph& graph, const GraphValues& values);

const std::vector<NamedGraph>& graphCatalog();
/// nullptr if there is none of that name.
const NamedGraph* findGraph(std::string_view name);

}  // namespace descenso
