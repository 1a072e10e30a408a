#include "engine/data/examples.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/math/format.h"
#include "engine/math/random.h"

namespace descenso {
namespace {

void checkLength(std::string_view what, Index got, Index expected) {
  if (got == expected) return;
  throw std::invalid_argument("examples must have " + std::to_string(expected) + " " + std::string(what) + ", got " +
                              std::to_string(got));
}

void checkClasses(const Examples& examples) {
  if (examples.classCount() > maximumClasses) {
    throw std::invalid_argument("examples must be of at most " + std::to_string(maximumClasses) + " classes, got " +
                                std::to_string(examples.classCount()));
  }
  checkLength("classes, one for each", std::ssize(examples.classes), examples.size());
  checkLength("targets beside their classes", examples.targets.size(), 0);
  for (const int each : examples.classes) {
    if (each >= 0 && each < examples.classCount()) continue;
    throw std::invalid_argument("the class of an example must be in [0, " + std::to_string(examples.classCount()) +
                                "), got " + std::to_string(each));
  }
}

void checkShare(std::string_view name, double share) {
  if (share >= 0 && share <= 1) return;
  throw std::invalid_argument("the " + std::string(name) + " share must be in [0, 1], got " + numberText(share));
}

/// Indices of the examples of each class, or of all where there are none.
std::vector<std::vector<int>> strata(const Examples& examples) {
  std::vector<std::vector<int>> groups(static_cast<std::size_t>(std::max<Index>(examples.classCount(), 1)));
  for (int i = 0; i < static_cast<int>(examples.size()); ++i) {
    const int group = examples.isClassified() ? examples.classes[static_cast<std::size_t>(i)] : 0;
    groups[static_cast<std::size_t>(group)].push_back(i);
  }
  return groups;
}

/// The whole number of `count` examples that is nearest to a share of them.
std::ptrdiff_t partOf(std::size_t count, double share) {
  return std::lround(std::min(share, 1.0) * static_cast<double>(count));
}

void sortAll(Split& split) {
  for (std::vector<int>* part : {&split.train, &split.validation, &split.test}) std::sort(part->begin(), part->end());
}

}  // namespace

void checkExamples(const Examples& examples) {
  if (examples.size() == 0) throw std::invalid_argument("there must be at least one example, got none");
  if (examples.inputCount() == 0) throw std::invalid_argument("examples must have at least one input, got none");
  checkLength("names of inputs", std::ssize(examples.inputNames), examples.inputCount());
  if (examples.isClassified()) {
    checkClasses(examples);
  } else {
    checkLength("classes without names", std::ssize(examples.classes), 0);
    checkLength(examples.targetCount() == 1 ? "targets, one for each" : "targets, one for each and name",
                examples.targets.size(), examples.size() * examples.targetCount());
  }
  if (!examples.inputs.allFinite()) throw std::invalid_argument("the inputs of examples must be finite numbers");
  if (!examples.targets.allFinite()) throw std::invalid_argument("the targets of examples must be finite numbers");
}

Examples selected(const Examples& examples, const std::vector<int>& indices) {
  Examples result{.name = examples.name,
                  .inputs = examples.inputs(Eigen::all, indices),
                  .classes = {},
                  .targets = {},
                  .inputNames = examples.inputNames,
                  .classNames = examples.classNames,
                  .targetName = examples.targetName,
                  .furtherTargetNames = examples.furtherTargetNames};
  if (!examples.isClassified()) {
    result.targets = examples.targets.reshaped(examples.targetCount(), examples.size())(Eigen::all, indices).reshaped();
    return result;
  }
  result.classes.reserve(indices.size());
  for (const int i : indices) result.classes.push_back(examples.classes[static_cast<std::size_t>(i)]);
  return result;
}

Examples classedAbove(const Examples& examples, double threshold) {
  if (examples.targetCount() != 1) {
    throw std::invalid_argument("only examples with one number can be told apart by it, got " +
                                (examples.isClassified() ? std::string("classes")
                                                         : std::to_string(examples.targetCount()) + " numbers"));
  }
  if (!std::isfinite(threshold)) {
    throw std::invalid_argument("the threshold between the classes must be a finite number, got " +
                                numberText(threshold));
  }
  Examples result = examples;
  result.targets.resize(0);
  result.classNames = {examples.targetName + " < " + numberText(threshold),
                       examples.targetName + " ≥ " + numberText(threshold)};
  for (const double target : examples.targets) result.classes.push_back(target < threshold ? 0 : 1);
  return result;
}

Examples featuresOf(const Examples& examples, const std::vector<int>& inputs) {
  if (inputs.empty()) throw std::invalid_argument("at least one input must be chosen, got none");
  Examples result = examples;
  result.inputNames.clear();
  for (const int input : inputs) {
    if (input < 0 || input >= examples.inputCount()) {
      throw std::invalid_argument("an input must be in [0, " + std::to_string(examples.inputCount()) + "), got " +
                                  std::to_string(input));
    }
    result.inputNames.push_back(examples.inputNames[static_cast<std::size_t>(input)]);
  }
  result.inputs = examples.inputs(inputs, Eigen::all);
  return result;
}

Split split(const Examples& examples, double trainShare, double validationShare, std::uint64_t seed) {
  checkShare("training", trainShare);
  checkShare("validation", validationShare);
  if (trainShare + validationShare > 1 + 1e-12) {
    throw std::invalid_argument("training and validation shares must be at most 1 together, got " +
                                numberText(trainShare + validationShare));
  }
  if (examples.size() == 0) throw std::invalid_argument("there must be at least one example to split, got none");
  Random random(seed);
  Split result;
  int first = 0;  // the one to learn from where the share is too small for any
  for (std::vector<int>& group : strata(examples)) {
    random.shuffle(group);
    const auto learned = group.begin() + partOf(group.size(), trainShare);
    const auto judged = std::max(learned, group.begin() + partOf(group.size(), trainShare + validationShare));
    result.train.insert(result.train.end(), group.begin(), learned);
    result.validation.insert(result.validation.end(), learned, judged);
    result.test.insert(result.test.end(), judged, group.end());
    if (!group.empty()) first = group.front();
  }
  if (result.train.empty()) {
    result.train.push_back(first);
    std::erase(result.validation, first);
    std::erase(result.test, first);
  }
  sortAll(result);
  return result;
}

}  // namespace descenso
