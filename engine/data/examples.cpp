#include "engine/data/examples.h"

#include <algorithm>
#include <cmath>

#include "engine/math/format.h"
#include "engine/math/message.h"
#include "engine/math/random.h"

namespace descenso {
namespace {

void checkLength(MessageText refusal, Index got, Index expected) {
  if (got == expected) return;
  throw InvalidArgument(refusal, {{"expected", expected}, {"got", got}});
}

void checkClasses(const Examples& examples) {
  if (examples.classCount() > maximumClasses) {
    throw InvalidArgument("examples must be of at most {most} classes, got {got}"_message,
                          {{"most", maximumClasses}, {"got", examples.classCount()}});
  }
  checkLength("examples must have {expected} classes, one for each, got {got}"_message, std::ssize(examples.classes),
              examples.size());
  checkLength("examples must have {expected} targets beside their classes, got {got}"_message, examples.targets.size(),
              0);
  for (const int each : examples.classes) {
    if (each >= 0 && each < examples.classCount()) continue;
    throw InvalidArgument("the class of an example must be in [0, {classes}), got {got}"_message,
                          {{"classes", examples.classCount()}, {"got", each}});
  }
}

void checkShare(MessageText refusal, double share) {
  if (share >= 0 && share <= 1) return;
  throw InvalidArgument(refusal, {{"got", share}});
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
  if (examples.size() == 0) throw InvalidArgument("there must be at least one example, got none"_message);
  if (examples.inputCount() == 0) throw InvalidArgument("examples must have at least one input, got none"_message);
  checkLength("examples must have {expected} names of inputs, got {got}"_message, std::ssize(examples.inputNames),
              examples.inputCount());
  if (examples.isClassified()) {
    checkClasses(examples);
  } else {
    checkLength("examples must have {expected} classes without names, got {got}"_message, std::ssize(examples.classes),
                0);
    checkLength(examples.targetCount() == 1
                    ? "examples must have {expected} targets, one for each, got {got}"_message
                    : "examples must have {expected} targets, one for each and name, got {got}"_message,
                examples.targets.size(), examples.size() * examples.targetCount());
  }
  if (!examples.inputs.allFinite()) throw InvalidArgument("the inputs of examples must be finite numbers"_message);
  if (!examples.targets.allFinite()) throw InvalidArgument("the targets of examples must be finite numbers"_message);
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
    throw examples.isClassified()
        ? InvalidArgument("only examples with one number can be told apart by it, got classes"_message)
        : InvalidArgument("only examples with one number can be told apart by it, got {got} numbers"_message,
                          {{"got", examples.targetCount()}});
  }
  if (!std::isfinite(threshold)) {
    throw InvalidArgument("the threshold between the classes must be a finite number, got {got}"_message,
                          {{"got", threshold}});
  }
  Examples result = examples;
  result.targets.resize(0);
  result.classNames = {examples.targetName + " < " + numberText(threshold),
                       examples.targetName + " ≥ " + numberText(threshold)};
  for (const double target : examples.targets) result.classes.push_back(target < threshold ? 0 : 1);
  return result;
}

Examples featuresOf(const Examples& examples, const std::vector<int>& inputs) {
  if (inputs.empty()) throw InvalidArgument("at least one input must be chosen, got none"_message);
  Examples result = examples;
  result.inputNames.clear();
  for (const int input : inputs) {
    if (input < 0 || input >= examples.inputCount()) {
      throw InvalidArgument("an input must be in [0, {inputs}), got {got}"_message,
                            {{"inputs", examples.inputCount()}, {"got", input}});
    }
    result.inputNames.push_back(examples.inputNames[static_cast<std::size_t>(input)]);
  }
  result.inputs = examples.inputs(inputs, Eigen::all);
  return result;
}

Split split(const Examples& examples, double trainShare, double validationShare, std::uint64_t seed) {
  checkShare("the training share must be in [0, 1], got {got}"_message, trainShare);
  checkShare("the validation share must be in [0, 1], got {got}"_message, validationShare);
  if (trainShare + validationShare > 1 + 1e-12) {
    throw InvalidArgument("training and validation shares must be at most 1 together, got {got}"_message,
                          {{"got", trainShare + validationShare}});
  }
  if (examples.size() == 0) throw InvalidArgument("there must be at least one example to split, got none"_message);
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
