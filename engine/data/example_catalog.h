// The sets of examples that come with the program: drawn anew from a seed, or tables.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "engine/data/generators.h"
#include "engine/math/hyperparameter.h"

namespace descenso {

/// Columns and classes of the tables are translated under "column.NAME" and "class.NAME", blanks as hyphens:
/// "column.sepal-length".
struct ExampleEntry {
  std::string_view name;  ///< "circles"; translated under "examples.circles"
  Index inputs = 2;
  /// 0 where a number is to be predicted. Where there is the setting "classes" that says how many.
  Index classes = 2;
  /// Members of GeneratorSettings by their names; translated under "setting.NAME". None for a table.
  std::vector<Hyperparameter> settings;
  std::string_view citation;
  /// Where the examples lie without noise, along the first two inputs; with one input along x and y.
  Box range;
  /// Of settings that are checked.
  Examples (*make)(const GeneratorSettings& settings) = nullptr;
};

const std::vector<ExampleEntry>& exampleCatalog();
/// nullptr if there is none of that name.
const ExampleEntry* findExamples(std::string_view name);

/// The same on every machine for the same settings, in the order of ExampleEntry::settings; those left out have their
/// fallbacks. Throws std::invalid_argument for an unknown name and for settings out of range.
Examples makeExamples(std::string_view name, std::span<const double> settings = {});

}  // namespace descenso
