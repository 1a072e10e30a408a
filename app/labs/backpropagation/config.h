// Everything that can be set in the backpropagation lab: plain data, compared to find out what has to be computed
// again.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/labs/lab_look.h"
#include "app/labs/side_page.h"
#include "engine/graphs/catalog.h"
#include "engine/math/hyperparameter.h"

namespace descenso {

struct InputSetting {
  std::string name;  ///< as it is shown: "w₁"
  double value = 1;
  bool isLearned = true;  ///< moves with an update
  bool operator==(const InputSetting&) const = default;
};

inline constexpr double mostInputValue = 1e6;
inline constexpr long mostGraphUpdates = 100;

struct BackpropagationConfig {
  /// The first graph of the catalog.
  BackpropagationConfig();

  std::string formula;               ///< as typed
  std::vector<InputSetting> inputs;  ///< in the order of the graph's inputs
  std::string output;                ///< a named part; empty: the last statement
  double alpha = 0.1;
  long updates = 1;
  bool isPrinted = false;  ///< the slide's numbers beside the right ones, where there are any
  int selected = -1;       ///< the node that is looked at, in the order of the graph's nodes; −1: none
  LabLook look;
  bool operator==(const BackpropagationConfig&) const = default;
};

/// Shows a graph of the catalog with its numbers.
void chooseGraph(BackpropagationConfig& config, const NamedGraph& graph);
/// Shows a typed graph; inputs that were there before keep their numbers. Throws FormulaError and leaves `config`.
void chooseFormula(BackpropagationConfig& config, std::string_view text);
/// The graph of the catalog with this formula; nullptr for one of the user's own.
const NamedGraph* namedGraph(const BackpropagationConfig& config);

/// "alpha", "updates", "input".
const Hyperparameter& backpropagationSlider(std::string_view name);

/// Plots that can be looked at alone, the picture first.
std::span<const std::string_view> backpropagationPlotNames();
/// Pages of the right column, in the order of their tabs.
const std::vector<SidePage>& backpropagationPages(const BackpropagationConfig& config);

/// Throws std::invalid_argument for anything that cannot be computed: what was wrong and what would be right.
void check(const BackpropagationConfig& config, const ComputationGraph& graph);

}  // namespace descenso
