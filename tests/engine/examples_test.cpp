// Examples, their split and their standardisation.
#include "engine/data/examples.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "engine/data/example_catalog.h"
#include "engine/data/input_scaling.h"
#include "helpers.h"

namespace descenso {
namespace {

using ::testing::ElementsAre;
using tests::refusal;

Examples threeRows() {
  return {.name = "own",
          .inputs = Matrix{{1, 2, 3}, {10, 20, 60}},
          .classes = {0, 1, 1},
          .targets = {},
          .inputNames = {"a", "b"},
          .classNames = {"no", "yes"},
          .targetName = "c"};
}

/// Two numbers for each of three inputs.
Examples twoNumbers() {
  return {.name = "own",
          .inputs = Matrix{{1, 2, 3}},
          .classes = {},
          .targets = Vector{{10, 100, 20, 200, 30, 300}},
          .inputNames = {"x"},
          .classNames = {},
          .targetName = "a",
          .furtherTargetNames = {"b"}};
}

/// `counts[k]` examples of class k, one input.
Examples ofClasses(const std::vector<int>& counts) {
  Examples examples{.name = "own",
                    .inputs = {},
                    .classes = {},
                    .targets = {},
                    .inputNames = {"x"},
                    .classNames = {},
                    .targetName = {}};
  for (std::size_t k = 0; k < counts.size(); ++k) {
    examples.classNames.push_back(std::to_string(k));
    examples.classes.insert(examples.classes.end(), static_cast<std::size_t>(counts[k]), static_cast<int>(k));
  }
  examples.inputs = Matrix::Zero(1, std::ssize(examples.classes));
  return examples;
}

int countOf(const Examples& examples, const std::vector<int>& part, int wanted) {
  return static_cast<int>(std::count_if(
      part.begin(), part.end(), [&](int i) { return examples.classes[static_cast<std::size_t>(i)] == wanted; }));
}

TEST(Examples, MayHaveSeveralNumbers) {
  const Examples both = twoNumbers();
  EXPECT_EQ(refusal([&] { checkExamples(both); }), "");
  EXPECT_EQ(both.targetCount(), 2);
  EXPECT_EQ(both.target(1, 0), 20);
  EXPECT_EQ(both.target(1, 1), 200);
  EXPECT_EQ(both.nameOfTarget(1), "b");
  const Examples some = selected(both, {2, 0});
  EXPECT_EQ(some.targets, (Vector{{30, 300, 10, 100}}));
  EXPECT_EQ(some.nameOfTarget(1), "b");
  Examples one = both;
  one.furtherTargetNames.clear();
  EXPECT_EQ(refusal([&] { checkExamples(one); }), "examples must have 3 targets, one for each, got 6");
}

TEST(Examples, BecomeClassesByAThreshold) {
  Examples numbers = twoNumbers();
  const auto refused = [](const Examples& examples, double threshold) {
    return refusal([&] { classedAbove(examples, threshold); });
  };
  EXPECT_EQ(refused(numbers, 15), "only examples with one number can be told apart by it, got 2 numbers");
  EXPECT_EQ(refused(threeRows(), 15), "only examples with one number can be told apart by it, got classes");
  numbers.furtherTargetNames.clear();
  numbers.targets = Vector{{10, 20, 30}};
  EXPECT_THAT(refused(numbers, std::nan("")), ::testing::HasSubstr("must be a finite number, got nan"));
  const Examples classes = classedAbove(numbers, 20);
  EXPECT_EQ(refusal([&] { checkExamples(classes); }), "");
  EXPECT_THAT(classes.classes, ElementsAre(0, 1, 1));
  EXPECT_THAT(classes.classNames, ElementsAre("a < 20", "a ≥ 20"));
  EXPECT_EQ(classes.inputs, numbers.inputs);
}

TEST(Examples, AreCheckedForWhatTheyPromise) {
  EXPECT_EQ(refusal([] { checkExamples(threeRows()); }), "");
  const auto refused = [](auto change) {
    Examples examples = threeRows();
    change(examples);
    return refusal([&] { checkExamples(examples); });
  };
  EXPECT_EQ(refused([](Examples& e) { e.inputs.resize(2, 0); }), "there must be at least one example, got none");
  EXPECT_EQ(refused([](Examples& e) { e.inputs.resize(0, 3); }), "examples must have at least one input, got none");
  EXPECT_EQ(refused([](Examples& e) { e.inputNames.pop_back(); }), "examples must have 2 names of inputs, got 1");
  EXPECT_EQ(refused([](Examples& e) { e.classes.pop_back(); }), "examples must have 3 classes, one for each, got 2");
  EXPECT_EQ(refused([](Examples& e) { e.classes[1] = 2; }), "the class of an example must be in [0, 2), got 2");
  EXPECT_EQ(refused([](Examples& e) { e.classNames.resize(11); }), "examples must be of at most 10 classes, got 11");
  EXPECT_EQ(refused([](Examples& e) { e.targets = Vector::Zero(3); }),
            "examples must have 0 targets beside their classes, got 3");
  EXPECT_EQ(refused([](Examples& e) { e.inputs(0, 1) = notANumber; }), "the inputs of examples must be finite numbers");
  EXPECT_EQ(refused([](Examples& e) { e.classNames.clear(); }), "examples must have 0 classes without names, got 3");
}

TEST(Examples, AreSelectedInTheOrderAsked) {
  const Examples some = selected(threeRows(), {2, 0});
  EXPECT_EQ(some.inputs, (Matrix{{3, 1}, {60, 10}}));
  EXPECT_THAT(some.classes, ElementsAre(1, 0));
  EXPECT_EQ(some.classCount(), 2);
  EXPECT_EQ(selected(threeRows(), {}).size(), 0);
  EXPECT_EQ(selected(makeExamples("sine"), {7}).targets[0], makeExamples("sine").targets[7]);
}

TEST(Examples, KeepTheChosenInputs) {
  const Examples some = featuresOf(threeRows(), {1});
  EXPECT_EQ(some.inputs, (Matrix{{10, 20, 60}}));
  EXPECT_THAT(some.inputNames, ElementsAre("b"));
  EXPECT_THAT(featuresOf(threeRows(), {1, 0}).inputNames, ElementsAre("b", "a"));
  EXPECT_EQ(refusal([] { featuresOf(threeRows(), {2}); }), "an input must be in [0, 2), got 2");
  EXPECT_EQ(refusal([] { featuresOf(threeRows(), {}); }), "at least one input must be chosen, got none");
}

TEST(Split, GivesEveryExampleToOnePart) {
  for (const double share : {0.0, 0.013, 0.5, 0.7, 1.0}) {
    const Examples examples = makeExamples("blobs");
    const Split parts = split(examples, share, (1 - share) / 2, 3);
    std::vector<int> all;
    for (const auto* part : {&parts.train, &parts.validation, &parts.test}) {
      EXPECT_TRUE(std::is_sorted(part->begin(), part->end()));
      all.insert(all.end(), part->begin(), part->end());
    }
    std::sort(all.begin(), all.end());
    ASSERT_EQ(std::ssize(all), examples.size());
    for (int i = 0; i < static_cast<int>(examples.size()); ++i) EXPECT_EQ(all[static_cast<std::size_t>(i)], i);
    EXPECT_FALSE(parts.train.empty());
  }
}

TEST(Split, KeepsTheSharesOfTheClasses) {
  const Examples examples = ofClasses({100, 20, 10});
  const Split parts = split(examples, 0.7, 0.2, 1);
  EXPECT_EQ(countOf(examples, parts.train, 0), 70);
  EXPECT_EQ(countOf(examples, parts.train, 1), 14);
  EXPECT_EQ(countOf(examples, parts.train, 2), 7);
  EXPECT_EQ(countOf(examples, parts.validation, 0), 20);
  EXPECT_EQ(countOf(examples, parts.validation, 1), 4);
  EXPECT_EQ(countOf(examples, parts.validation, 2), 2);
  EXPECT_EQ(parts.test.size(), 13u);
}

TEST(Split, IsDrawnFromItsSeed) {
  const Examples examples = makeExamples("moons");
  const Split first = split(examples, 0.5, 0.25, 4);
  EXPECT_EQ(first.train, split(examples, 0.5, 0.25, 4).train);
  EXPECT_NE(first.train, split(examples, 0.5, 0.25, 5).train);
}

TEST(Split, LearnsFromAPartOfTheSameExamplesWithASmallerShare) {
  const Examples examples = makeExamples("moons");
  const std::vector<int> many = split(examples, 0.6, 0, 4).train;
  const std::vector<int> few = split(examples, 0.2, 0, 4).train;
  EXPECT_TRUE(std::includes(many.begin(), many.end(), few.begin(), few.end()));
}

TEST(Split, AlwaysLearnsFromOneExample) {
  const Split parts = split(ofClasses({2, 1}), 0, 0.5, 1);
  EXPECT_EQ(parts.train.size(), 1u);
  EXPECT_EQ(parts.train.size() + parts.validation.size() + parts.test.size(), 3u);
  EXPECT_EQ(split(ofClasses({0, 3}), 0, 0, 1).train.size(), 1u);
}

TEST(Split, RefusesSharesThatAreNone) {
  const Examples examples = threeRows();
  EXPECT_EQ(refusal([&] { split(examples, 1.5, 0, 1); }), "the training share must be in [0, 1], got 1.5");
  EXPECT_EQ(refusal([&] { split(examples, 0.5, notANumber, 1); }), "the validation share must be in [0, 1], got nan");
  EXPECT_EQ(refusal([&] { split(examples, 0.75, 0.5, 1); }),
            "training and validation shares must be at most 1 together, got 1.25");
  EXPECT_EQ(refusal([&] {
              split(ofClasses({0, 0}), 0.5, 0.5, 1);
            }),
            "there must be at least one example to split, got none");
}

TEST(InputScaling, GivesMeanZeroAndDeviationOne) {
  const Examples clients = makeExamples("clients");
  const InputScaling scaling = InputScaling::of(clients);
  EXPECT_NEAR(scaling.means[0], 60.334, 1e-12);
  EXPECT_NEAR(scaling.means[1], 27.26, 1e-12);
  EXPECT_NEAR(scaling.deviations[0], 23.8886, 5e-5);
  EXPECT_NEAR(scaling.deviations[1], 2.7890, 5e-5);
  const Examples scaled = scaling(clients);
  EXPECT_LT(scaled.inputs.rowwise().mean().cwiseAbs().maxCoeff(), 1e-14);
  EXPECT_NEAR(scaled.inputs.row(0).squaredNorm() / 5, 1, 1e-14);
  EXPECT_EQ(scaling(Vector(clients.inputs.col(2))), Vector(scaled.inputs.col(2)));
  EXPECT_LT((scaling.inverse(scaled.inputs.col(2)) - clients.inputs.col(2)).norm(), 1e-13);
}

TEST(InputScaling, TakesInputsWhoseSquaresOverflow) {
  Examples examples = threeRows();
  examples.inputs.row(0) << 1e307, 2e307, 3e307;
  const Examples scaled = InputScaling::of(examples)(examples);
  EXPECT_NEAR(scaled.inputs(0, 0), -std::sqrt(1.5), 1e-14);
  EXPECT_NEAR(scaled.inputs(0, 1), 0, 1e-14);
  EXPECT_NEAR(scaled.inputs(0, 2), std::sqrt(1.5), 1e-14);
}

TEST(InputScaling, LeavesAConstantInputItsUnit) {
  Examples examples = threeRows();
  examples.inputs.row(0).setConstant(7);
  const InputScaling scaling = InputScaling::of(examples);
  EXPECT_EQ(scaling.deviations[0], 1);
  EXPECT_EQ(scaling(examples).inputs.row(0).norm(), 0);
  EXPECT_EQ(InputScaling::none(2)(examples).inputs, examples.inputs);
}

}  // namespace
}  // namespace descenso
