// The problems that can be chosen by name.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/math/hyperparameter.h"
#include "engine/problems/problem.h"

namespace descenso {

/// What to build: a catalog name with its settings, on one of its data sets or on the user's own examples.
struct ProblemConfig {
  std::string name = "gabor";
  std::string dataSet = "book";          ///< a name of ProblemEntry::dataSets; ignored where `own` is set
  std::vector<double> settings{};        ///< in the order of ProblemEntry::settings; empty: fallbacks
  std::shared_ptr<const DataSet> own{};  ///< the user's examples
};

struct ProblemEntry {
  std::string_view name;                   ///< "gabor"; translated under "problem.gabor"
  std::vector<std::string_view> dataSets;  ///< translated under "data.gabor.book"; empty for a surface
  std::vector<Hyperparameter> settings;    ///< translated under "setting.NAME", choices under "setting.NAME.CHOICE"
  std::vector<std::string_view> symbols;   ///< of the parameters: "φ₀", "φ₁"
  std::string_view formula;                ///< of the model or loss, as read
  std::string_view citation;
  Box range;  ///< of the map
  Point2 start;
  std::unique_ptr<Problem> (*make)(const ProblemConfig& config);
};

const std::vector<ProblemEntry>& problemCatalog();
/// nullptr if there is none of that name.
const ProblemEntry* findProblem(std::string_view name);

/// Builds `config`. Throws std::invalid_argument for an unknown name or data set and for settings out of range.
std::shared_ptr<const Problem> makeProblem(const ProblemConfig& config);

}  // namespace descenso
