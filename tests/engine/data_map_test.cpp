// Where the map of the user's own examples lies.
#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "engine/problems/catalog.h"
#include "engine/problems/data_map.h"

namespace descenso {
namespace {

std::shared_ptr<const DataSet> examples(std::initializer_list<double> x, std::initializer_list<double> y) {
  auto data = std::make_shared<DataSet>();
  data->x = Vector::Map(x.begin(), std::ssize(x));
  data->y = Vector::Map(y.begin(), std::ssize(y));
  return data;
}

TEST(DataMap, RoundsUpToOneTwoFive) {
  EXPECT_EQ(roundAbove(1), 1);
  EXPECT_EQ(roundAbove(1.1), 2);
  EXPECT_EQ(roundAbove(0.021), 0.05);
  EXPECT_EQ(roundAbove(600), 1000);
  for (const double odd : {0.0, -3.0, HUGE_VAL, std::nan("")}) EXPECT_EQ(roundAbove(odd), 1) << odd;
}

// y = 1 + 2x on x = 0, 1, 1, 2: Var y = 2, Σx²/n = 3/2; so √(4·2) = 2.83 → 5 along the intercept and
// √(4·2 / 1.5) = 2.31 → 5 along the slope, about (1, 2) on quarters of 5.
TEST(DataMap, OfALineIsAroundTheNormalEquations) {
  const ProblemMap map = mapOf({.name = "linreg", .own = examples({0, 1, 1, 2}, {1, 3, 3, 5})});
  EXPECT_EQ(map.range.low, Point2(1.25 - 5, 2.5 - 5));
  EXPECT_EQ(map.range.high, Point2(1.25 + 5, 2.5 + 5));
  EXPECT_EQ(map.start, Point2(1.25 + 3, 2.5 - 2.5));
}

TEST(DataMap, OfBuiltInDataStays) {
  for (const std::string_view data : findProblem("linreg")->dataSets)
    EXPECT_EQ(mapOf({.name = "linreg", .dataSet = std::string(data)}).range, findProblem("linreg")->range) << data;
}

TEST(DataMap, OfAParabolaFixesTheBestValue) {
  const ProblemConfig config{.name = "quadratic", .own = examples({-1, 0, 1, 2, 3}, {6, 1, 2, 9, 22})};  // 3x² − 2x + 1
  const std::vector<Parameter> parameters = parametersOf(config);
  ASSERT_EQ(parameters.size(), 3u);
  EXPECT_NEAR(parameters[0].fixed, 3, 1e-9);
  EXPECT_NEAR(parameters[1].fixed, -2, 1e-9);
  EXPECT_NEAR(parameters[2].fixed, 1, 1e-9);
  const ProblemMap map = mapOf(config);
  EXPECT_TRUE(map.range.contains({3, -2}));
  EXPECT_NEAR(makeProblem(config)->loss(Point2(3, -2), Batch::whole()), 0, 1e-12);
}

TEST(DataMap, OfTooFewExamplesIsFinite) {
  for (const auto& data : {examples({3}, {4}), examples({0}, {0}), examples({2, 2, 2}, {1, 3, 7}),
                           examples({1, 2}, {5, 5}), examples({1e160, 2e160}, {1e200, 3e200})}) {
    for (const char* problem : {"linreg", "quadratic"}) {
      const ProblemMap map = mapOf({.name = problem, .own = data});
      EXPECT_TRUE(map.range.low.allFinite() && map.range.high.allFinite()) << problem << " " << data->x.transpose();
      EXPECT_GT(map.range.size().minCoeff(), 0) << problem;
      EXPECT_TRUE(map.range.contains(map.start)) << problem;
    }
  }
}

TEST(FormulaMap, TakesTheRangeThatIsGiven) {
  const ProblemMap map = mapOf({.name = "formula", .formula = "u^2 + v", .range = Box{{0, 10}, {4, 30}}});
  EXPECT_EQ(map.range, (Box{{0, 10}, {4, 30}}));
  EXPECT_TRUE(map.range.contains(map.start));
  EXPECT_EQ(map.symbols[1], "v");
  EXPECT_THROW(mapOf({.name = "ravine", .range = Box{{0, 0}, {1, 1}}}), std::invalid_argument);
  EXPECT_THROW(mapOf({.name = "formula", .range = Box{{0, 0}, {1, 0}}}), std::invalid_argument);
  EXPECT_THROW(mapOf({.name = "formula", .range = Box{{0, 0}, {1, HUGE_VAL}}}), std::invalid_argument);
}

}  // namespace
}  // namespace descenso
