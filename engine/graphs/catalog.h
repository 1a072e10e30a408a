// Graphs of the course by name, with the numbers that they are shown with.
#pragma once

#include <string_view>
#include <vector>

#include "engine/graphs/computation_graph.h"

namespace descenso {

struct GraphInput {
  std::string_view name;
  double value = 0;
  bool isLearned = true;  ///< moves with an update
};

/// What a slide prints for a learned input, where that differs from what is right.
struct PrintedGradient {
  std::string_view input;
  double gradient = 0;
  double updated = 0;  ///< the number after the printed update
};

struct NamedGraph {
  std::string_view name;  ///< "sum-times"; translated under "graph.sum-times"
  std::string_view text;  ///< as typed
  std::vector<GraphInput> inputs{};
  std::string_view output{};  ///< a named part; empty: the last
  double alpha = 0.1;
  long updates = 1;
  std::vector<PrintedGradient> printed{};
  std::string_view erratum{};  ///< translated under "erratum.E27": what is wrong with `printed`
  std::string_view citation{};
};

const std::vector<NamedGraph>& graphCatalog();
/// nullptr if there is none of that name.
const NamedGraph* findGraph(std::string_view name);

}  // namespace descenso
