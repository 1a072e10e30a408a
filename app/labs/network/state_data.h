// The examples as a network learns from them: chosen inputs, split, scaled.
#pragma once

#include <array>
#include <memory>
#include <optional>

#include "app/labs/network/config.h"
#include "engine/data/input_scaling.h"

namespace descenso {

/// Losses, right answers and gradients are measured over so many examples of a part, spread evenly over it.
inline constexpr Index mostMeasuredExamples = 20'000;
/// Plots show so many of all.
inline constexpr Index mostShownExamples = 1500;

enum class DataPart { train, validation, test };

struct NetworkData {
  Examples all;                              ///< the inputs used, as they are, and what is learned from them
  Split split;                               ///< of `all`
  Split shown;                               ///< those of them that plots show
  InputScaling scaling;                      ///< fitted on the part that is learned from
  std::shared_ptr<const Examples> train;     ///< scaled
  std::shared_ptr<const Examples> measured;  ///< those of `train` over which it is measured: all, unless they are many
  Examples validation;                       ///< those that are measured, scaled; may be empty
  Examples test;                             ///< those that are measured, scaled; may be empty
  /// Where the examples lie along each input, unscaled, with some room: what the map shows at first.
  Vector low;
  Vector high;
  std::vector<std::string> inputNames;  ///< of all inputs, also those that are not used
  Vector middle;                        ///< means: where inputs that are not on the map stand
  double largestTarget = 0;             ///< max |target|, of a number
  std::vector<int> missingLines;        ///< of rows of a table that were left out
  std::vector<int> unlearned;           ///< classes without an example in the part that is learned from
  std::vector<int> untested;            ///< classes without an example in the test part, unless that is empty
  std::vector<int> constantInputs;      ///< that are the same in all examples
  /// Of examples with one number, also where classes are made of it: the least and the greatest.
  std::optional<std::array<double, 2>> numberRange{};

  /// Those of a part over which it is measured.
  const Examples& measuredOf(DataPart part) const {
    if (part == DataPart::validation) return validation;
    return part == DataPart::test ? test : *measured;
  }
  /// What a network is judged by: examples that it did not learn from, where there are any.
  DataPart judged() const { return test.size() > 0 ? DataPart::test : DataPart::train; }
  Index shownCount() const { return std::ssize(shown.train) + std::ssize(shown.validation) + std::ssize(shown.test); }
  /// As the network sees them.
  Vector scaled(ConstVectorRef input) const { return scaling(input); }
};

/// Throws std::invalid_argument for data or shares that cannot be used.
NetworkData networkData(const NetworkDataConfig& config);

/// At most so many of the examples, one of each stretch.
Examples spreadOver(const Examples& examples, Index most);

/// What a network for these examples has to say: one probability for two classes, one for each of more, each number.
Index outputsFor(const Examples& examples);

/// What the network is for these data.
NetworkConfig networkOf(const NetworkLabConfig& config, const NetworkData& data);

}  // namespace descenso
