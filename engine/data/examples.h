// Examples with any number of inputs, each with a class or one number or more to be predicted from them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/math/types.h"

namespace descenso {

struct Examples {
  std::string name;          ///< "circles", or the file's name
  Matrix inputs;             ///< a row for each input, a column for each example
  std::vector<int> classes;  ///< of each example, from 0; empty where a number is to be predicted
  Vector targets;            ///< the numbers of one example after those of another; empty where there are classes
  std::vector<std::string> inputNames;
  std::vector<std::string> classNames;  ///< as many as there are classes, also those without an example
  std::string targetName;               ///< of the number, or the first of several
  std::vector<std::string> furtherTargetNames{};  ///< of the others

  Index size() const { return inputs.cols(); }
  Index inputCount() const { return inputs.rows(); }
  Index classCount() const { return static_cast<Index>(classNames.size()); }
  bool isClassified() const { return !classNames.empty(); }
  /// Numbers to be predicted from each example: 0 where there are classes.
  Index targetCount() const { return isClassified() ? 0 : 1 + std::ssize(furtherTargetNames); }
  /// One of the numbers of an example.
  double target(Index example, Index number = 0) const { return targets[example * targetCount() + number]; }
  const std::string& nameOfTarget(Index number) const {
    return number == 0 ? targetName : furtherTargetNames.at(static_cast<std::size_t>(number) - 1);
  }
};

inline constexpr Index maximumClasses = 10;

/// Throws std::invalid_argument unless there is at least one example and one input, all lengths agree, every number is
/// finite, and there are no more than maximumClasses classes, each example being of one of them.
void checkExamples(const Examples& examples);

/// Those at the given 0-based indices, in that order; names stay.
Examples selected(const Examples& examples, const std::vector<int>& indices);
/// The same inputs with two classes: whether the only number of an example is below `threshold` or not.
/// Throws std::invalid_argument for examples with classes or several numbers, and for a threshold that is not finite.
Examples classedAbove(const Examples& examples, double threshold);
/// All of them with the given inputs (0-based), in that order.
/// Throws std::invalid_argument unless there is at least one and each is an input of theirs.
Examples featuresOf(const Examples& examples, const std::vector<int>& inputs);

/// Which examples are learned from, which decide when to stop, and which only judge: 0-based indices, ascending, each
/// example in one of the three.
struct Split {
  std::vector<int> train;
  std::vector<int> validation;
  std::vector<int> test;
};

/// Drawn at random, each class (where there are classes) in the same shares as far as whole examples allow; at least
/// one example is learned from. Shares in [0, 1], together at most 1; what is left is for testing. The same seed makes
/// the same split; with a smaller training share a part of the same examples is learned from.
/// Throws std::invalid_argument for other shares and where there are no examples.
Split split(const Examples& examples, double trainShare, double validationShare, std::uint64_t seed);

}  // namespace descenso
