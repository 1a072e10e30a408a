// Every set of examples that comes with the program.
#include "engine/data/example_catalog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "helpers.h"

namespace descenso {
namespace {

using ::testing::ElementsAre;
using tests::refusal;

/// The usual settings but for one.
std::vector<double> settingsWith(const ExampleEntry& entry, std::string_view name, double value) {
  std::vector<double> settings = fallbacks(entry.settings);
  for (std::size_t i = 0; i < settings.size(); ++i) {
    if (entry.settings[i].name == name) settings[i] = value;
  }
  return settings;
}

bool hasSetting(const ExampleEntry& entry, std::string_view name) {
  return std::any_of(entry.settings.begin(), entry.settings.end(), [&](const auto& each) { return each.name == name; });
}

Index countOf(const Examples& examples, int wanted) {
  return std::count(examples.classes.begin(), examples.classes.end(), wanted);
}

class EveryExampleSet : public ::testing::TestWithParam<std::string> {
 protected:
  const ExampleEntry& entry() const { return *findExamples(GetParam()); }
};

TEST_P(EveryExampleSet, IsWhatItsEntrySays) {
  const Examples examples = makeExamples(GetParam());
  EXPECT_NO_THROW(checkExamples(examples));
  EXPECT_EQ(examples.name, GetParam());
  EXPECT_EQ(examples.inputCount(), entry().inputs);
  EXPECT_EQ(examples.classCount(), entry().classes);
  for (int k = 0; k < static_cast<int>(entry().classes); ++k) EXPECT_GT(countOf(examples, k), 0);
}

TEST_P(EveryExampleSet, ComesInEverySize) {
  if (!hasSetting(entry(), "size")) return;
  for (const double size : {2.0, 3.0, 57.0, 10'000.0}) {
    const Examples examples = makeExamples(GetParam(), settingsWith(entry(), "size", size));
    EXPECT_NO_THROW(checkExamples(examples));
    EXPECT_EQ(examples.size(), static_cast<Index>(size));
    EXPECT_EQ(examples.classCount(), entry().classes);
  }
}

TEST_P(EveryExampleSet, IsDrawnFromItsSeed) {
  const Examples first = makeExamples(GetParam());
  EXPECT_EQ(first.inputs, makeExamples(GetParam()).inputs);
  if (!hasSetting(entry(), "seed")) return;
  EXPECT_NE(first.inputs, makeExamples(GetParam(), settingsWith(entry(), "seed", 2)).inputs);
}

TEST_P(EveryExampleSet, LiesInItsRangeWithoutNoise) {
  const std::vector<double> settings = settingsWith(entry(), "noise", 0);
  const Examples examples = makeExamples(GetParam(), settings);
  const Box& range = entry().range;
  for (Index i = 0; i < examples.size(); ++i) {
    const double second = examples.inputCount() == 1 ? examples.target(i) : examples.inputs(1, i);
    EXPECT_TRUE(range.contains({examples.inputs(0, i), second})) << examples.inputs(0, i) << ", " << second;
  }
}

// The same seed draws the same deviations: twice the noise moves everything twice as far.
TEST_P(EveryExampleSet, MovesSmoothlyWithTheNoise) {
  if (!hasSetting(entry(), "noise")) return;
  const auto numbers = [&](double noise) {
    const Examples examples = makeExamples(GetParam(), settingsWith(entry(), "noise", noise));
    return examples.isClassified() ? Vector(examples.inputs.reshaped()) : examples.targets;
  };
  const Vector still = numbers(0);
  const Vector once = numbers(0.1) - still;
  EXPECT_GT(once.norm(), 0);
  EXPECT_LT((numbers(0.2) - still - 2 * once).norm(), 1e-12);
  EXPECT_NEAR(std::sqrt(once.squaredNorm() / static_cast<double>(once.size())), 0.1, 0.04);
}

TEST_P(EveryExampleSet, KeepsItsBalance) {
  if (!hasSetting(entry(), "balance")) return;
  ExampleEntry ofTwo = entry();
  for (Hyperparameter& setting : ofTwo.settings)
    if (setting.name == "classes") setting.fallback = 2;
  for (const double balance : {0.05, 0.3, 0.95}) {
    EXPECT_EQ(countOf(makeExamples(GetParam(), settingsWith(ofTwo, "balance", balance)), 1),
              std::lround(200 * balance));
  }
  std::vector<double> settings = settingsWith(ofTwo, "balance", 0.05);
  settings[0] = 2;
  EXPECT_EQ(countOf(makeExamples(GetParam(), settings), 1), 1);
}

// Of k classes the counts are in proportion to r^(i/(k−1)), r = balance / (1 − balance).
TEST_P(EveryExampleSet, GrowsEvenlyFromClassToClassOutOfBalance) {
  if (!hasSetting(entry(), "balance") || !hasSetting(entry(), "classes")) return;
  std::vector<double> settings = settingsWith(entry(), "balance", 0.8);
  const Examples three = makeExamples(GetParam(), settings);
  // 200 / (1 + 2 + 4) = 28.57, 57.14, 114.29
  EXPECT_THAT((std::vector{countOf(three, 0), countOf(three, 1), countOf(three, 2)}), ElementsAre(29, 57, 114));
  for (ExampleEntry many = entry(); const double balance : {0.05, 0.95}) {
    for (Hyperparameter& setting : many.settings)
      if (setting.name == "classes") setting.fallback = 10;
    settings = settingsWith(many, "balance", balance);
    for (const double size : {10.0, 17.0, 200.0}) {
      settings[0] = size;
      const Examples examples = makeExamples(GetParam(), settings);
      EXPECT_EQ(examples.size(), static_cast<Index>(size));
      for (int k = 0; k < 10; ++k) EXPECT_GT(countOf(examples, k), 0) << size << " " << balance << " " << k;
    }
  }
}

TEST_P(EveryExampleSet, HasAsManyClassesAsAsked) {
  if (!hasSetting(entry(), "classes")) return;
  for (int classes = 2; classes <= 10; ++classes) {
    const Examples examples = makeExamples(GetParam(), settingsWith(entry(), "classes", classes));
    EXPECT_NO_THROW(checkExamples(examples));
    ASSERT_EQ(examples.classCount(), classes);
    for (int k = 0; k < classes; ++k) EXPECT_NEAR(countOf(examples, k), 200.0 / classes, 1);
  }
}

std::vector<std::string> exampleSetNames() {
  std::vector<std::string> all;
  for (const ExampleEntry& entry : exampleCatalog()) all.emplace_back(entry.name);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Catalog, EveryExampleSet, ::testing::ValuesIn(exampleSetNames()),
                         [](const auto& tested) { return tested.param; });

TEST(ExampleCatalog, RefusesWhatItDoesNotHave) {
  EXPECT_EQ(findExamples("moon"), nullptr);
  EXPECT_THAT(refusal([] { makeExamples("moon"); }), ::testing::HasSubstr("circles, xor, gaussians"));
  EXPECT_EQ(refusal([] { makeExamples("moons", std::vector<double>{1}); }),
            "size must be a whole number in [2, 10000], got 1");
  EXPECT_EQ(refusal([] { makeExamples("clients", std::vector<double>{1}); }),
            "the examples clients must have at most 0 settings, got 1");
}

TEST(Generators, DrawTheShapesTheyAreNamedFor) {
  const Examples circle = circles({.size = 500});
  const Examples differ = exclusiveOr({.size = 500});
  const Examples corner = triangle({.size = 500});
  for (Index i = 0; i < 500; ++i) {
    const auto k = static_cast<std::size_t>(i);
    EXPECT_EQ(circle.inputs.col(i).norm() > 0.85, circle.classes[k] == 1);
    EXPECT_EQ(differ.inputs(0, i) * differ.inputs(1, i) < 0, differ.classes[k] == 1);
    EXPECT_EQ(corner.inputs.col(i).minCoeff() > 0 && corner.inputs.col(i).sum() < 1, corner.classes[k] == 1);
  }
}

TEST(Generators, PredictTheirFormulas) {
  const Examples flat = plane({.size = 10});
  EXPECT_NEAR(flat.targets[3], 0.6 * flat.inputs(0, 3) - 0.4 * flat.inputs(1, 3), 1e-15);
  const Examples wave = sine({.size = 10});
  EXPECT_EQ(wave.targets[3], std::sin(wave.inputs(0, 3)));
  const Examples bowl = parabola({.size = 10});
  EXPECT_EQ(bowl.targets[3], bowl.inputs(0, 3) * bowl.inputs(0, 3) - 1);
}

// The numbers that Fisher's table is known by.
TEST(Iris, IsFishersTable) {
  const Examples iris = makeExamples("iris");
  ASSERT_EQ(iris.size(), 150);
  EXPECT_THAT(iris.inputNames, ElementsAre("sepal length", "sepal width", "petal length", "petal width"));
  EXPECT_THAT(iris.classNames, ElementsAre("setosa", "versicolor", "virginica"));
  EXPECT_EQ(iris.targetName, "species");
  EXPECT_LT((iris.inputs.rowwise().sum() - Vector{{876.5, 458.6, 563.7, 179.9}}).norm(), 1e-10);
  const Matrix means{{5.006, 5.936, 6.588}, {3.428, 2.770, 2.974}, {1.462, 4.260, 5.552}, {0.246, 1.326, 2.026}};
  for (int k = 0; k < 3; ++k) {
    EXPECT_EQ(countOf(iris, k), 50);
    EXPECT_LT((iris.inputs.middleCols(50 * k, 50).rowwise().mean() - means.col(k)).norm(), 1e-12);
  }
}

// Course REG-01: 6000 sq ft, 4 bedrooms, sold for $235k in 2005, 1 parking spot is worth $340k.
TEST(Homes, BeginWithTheCoursesHouse) {
  const Examples homes = makeExamples("homes");
  EXPECT_EQ(homes.inputs.col(0), (Vector{{6000, 4, 235, 2005, 1}}));
  EXPECT_DOUBLE_EQ(homes.target(0), 340);
  EXPECT_DOUBLE_EQ(homes.target(1), 128);  // 40.5 + 24 + 20 + 47.5 − 4
}

// Course REG-02: freezing at −12.9 °C, boiling at 56.4 °C.
TEST(Molecules, BeginWithTheCoursesTemperatures) {
  const Examples molecules = makeExamples("molecules");
  EXPECT_EQ(molecules.targetCount(), 2);
  EXPECT_EQ(molecules.nameOfTarget(0), "freezing");
  EXPECT_EQ(molecules.nameOfTarget(1), "boiling");
  EXPECT_DOUBLE_EQ(molecules.target(0, 0), -12.9);
  EXPECT_DOUBLE_EQ(molecules.target(0, 1), 56.4);
  EXPECT_DOUBLE_EQ(molecules.target(12, 0), 51.1);
  EXPECT_DOUBLE_EQ(molecules.target(12, 1), 224.4);
}

// CLS-01: rows of the slide, and what they are.
TEST(Iris, HasTheRowsOfTheCourse) {
  const Examples iris = makeExamples("iris");
  const Matrix rows{
      {4.6, 5.7, 6.7, 4.8, 4.4}, {3.6, 4.4, 3.1, 3.4, 3.2}, {1.0, 1.5, 4.4, 1.6, 1.3}, {0.2, 0.4, 1.4, 0.2, 0.2}};
  const std::vector<int> classes{0, 0, 1, 0, 0};
  for (Index row = 0; row < rows.cols(); ++row) {
    Index found = 0;
    while (found < iris.size() && iris.inputs.col(found) != rows.col(row)) ++found;
    ASSERT_LT(found, iris.size());
    EXPECT_EQ(iris.classes[static_cast<std::size_t>(found)], classes[static_cast<std::size_t>(row)]);
  }
}

}  // namespace
}  // namespace descenso
