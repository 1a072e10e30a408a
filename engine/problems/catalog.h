// The problems that can be chosen by name.
#pragma once

#include <array>
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
  std::string dataSet{};                 ///< of ProblemEntry::dataSets, empty: the first; ignored where `own` is set
  std::vector<double> settings{};        ///< in the order of ProblemEntry::settings; those left out: fallbacks
  std::shared_ptr<const DataSet> own{};  ///< the user's examples
  std::string formula{};                 ///< where ProblemEntry::takesFormula; empty: the entry's
  /// A value for each of ProblemEntry::parameters, of which a map keeps those that are not on it; with allParameters
  /// they begin there. Empty: the entry's.
  std::vector<double> fixed{};
  bool allParameters = false;  ///< the whole problem instead of two of its parameters
  std::optional<Box> range{};  ///< of the map, where ProblemEntry::takesFormula; nothing: the entry's
};

/// One of the parameters of a problem that has more than a map can show.
struct Parameter {
  std::string_view name;    ///< as typed: "w1"
  std::string_view symbol;  ///< as read: "w₁"
  double low = 0;           ///< of the map, where it is on it
  double high = 1;
  double start = 0;
  double fixed = 0;  ///< its value where it is not on the map
};

/// Where to look: the map of a problem as it is configured.
struct ProblemMap {
  std::array<std::string, 2> symbols;  ///< of the horizontal and the vertical parameter
  Box range;
  Point2 start{0, 0};
};

/// The choice of a setting that the course's slides print and that is not the one of its source.
struct PrintedSetting {
  std::string_view setting;
  double choice = 0;
  std::string_view erratum;  ///< "E60"; translated under "erratum.E60"
};

/// symbols, range and start are those of the map with default settings, on the first data set; see mapOf().
struct ProblemEntry {
  std::string_view name;                   ///< "gabor"; translated under "problem.gabor"
  std::vector<std::string_view> dataSets;  ///< translated under "data.gabor.book"; empty for a surface
  std::vector<Hyperparameter> settings;    ///< translated under "setting.NAME", choices under "setting.NAME.CHOICE"
  std::vector<std::string_view> symbols;   ///< of the two parameters on the map: "φ₀", "φ₁"
  std::string_view formula;                ///< of the model or loss, as read
  std::string_view citation;
  Box range;  ///< of the map
  Point2 start;
  std::vector<Point2> minima{};         ///< that are known beforehand, all within `range`
  std::vector<Parameter> parameters{};  ///< all of them, where there are more than the two of a map; else empty
  bool takesFormula = false;            ///< the user types it; `formula` is the one to begin with
  /// A line over x: the product of matrices ŷ = XW, where X has a row (x, 1) for each example and W is the second
  /// parameter above the first.
  bool isLine = false;
  std::optional<PrintedSetting> printed{};
  /// Builds the whole problem, or its slice where there is a cheaper one than Slice, as a plain sum over its examples;
  /// `config` is complete and checked.
  std::unique_ptr<Problem> (*make)(const ProblemConfig& config);
  /// For a map that depends on the data; else nullptr.
  ProblemMap (*map)(const ProblemConfig& config) = nullptr;
  /// The same where only the user's own data ask for another map.
  ProblemMap (*ownMap)(const ProblemConfig& config) = nullptr;
  /// `parameters` with ranges, starts and values for the user's own data; nullptr where they stay.
  std::vector<Parameter> (*ownParameters)(const DataSet& data) = nullptr;
};

const std::vector<ProblemEntry>& problemCatalog();
/// nullptr if there is none of that name.
const ProblemEntry* findProblem(std::string_view name);

/// Builds `config`. A problem of more than two parameters is cut along the two of its map, unless
/// `config.allParameters`. Throws std::invalid_argument for an unknown name or data set, for settings and values out of
/// range, and FormulaError for a formula that cannot be read.
std::shared_ptr<const Problem> makeProblem(const ProblemConfig& config);

/// makeProblem(config) cut along its map, out of `whole`, which is the same with all parameters: its examples are not
/// gone through again. Only where there are ProblemEntry::parameters.
std::shared_ptr<const Problem> makeSlice(const std::shared_ptr<const Problem>& whole, const ProblemConfig& config);

/// All parameters at a point of the map, the others as `config` has them; `point` where there are no others.
Vector wholePoint(const ProblemConfig& config, const Point2& point);

/// ProblemEntry::parameters, for the user's own data where they depend on it. Throws as makeProblem does.
std::vector<Parameter> parametersOf(const ProblemConfig& config);

/// The map of makeProblem(config) where that has two parameters. Throws as makeProblem does.
ProblemMap mapOf(const ProblemConfig& config);

/// Where a run with all parameters begins: ProblemEntry::parameters' starts, or the map's start.
Vector wholeStart(const ProblemEntry& entry);

/// The value of the setting called `name`, or nothing if `entry` has none. `settings` may be incomplete.
std::optional<double> settingOf(const ProblemEntry& entry, const std::vector<double>& settings, std::string_view name);

/// The two of ProblemEntry::parameters that the map shows, horizontal first. Only where there are such parameters.
std::array<Index, 2> mapParameters(const ProblemEntry& entry, const std::vector<double>& settings);

}  // namespace descenso
