#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "helpers.h"

namespace descenso {
namespace {

using tests::refusal;

class EveryEntry : public ::testing::TestWithParam<std::size_t> {
 protected:
  const ProblemEntry& entry = problemCatalog()[GetParam()];
};

TEST_P(EveryEntry, IsAMapOfTwoParametersByDefault) {
  const auto problem = makeProblem({.name = std::string(entry.name)});
  EXPECT_EQ(problem->dimension(), 2);
  EXPECT_EQ(problem->exampleCount() > 0, !entry.dataSets.empty());
  const ProblemMap map = mapOf({.name = std::string(entry.name)});
  ASSERT_EQ(entry.symbols.size(), 2U);
  EXPECT_EQ(map.symbols[0], entry.symbols[0]);
  EXPECT_EQ(map.symbols[1], entry.symbols[1]);
  EXPECT_EQ(map.range, entry.range);
  EXPECT_EQ(map.start, entry.start);
}

TEST_P(EveryEntry, BeginsOnItsMap) {
  EXPECT_TRUE((entry.range.size().array() > 0).all());
  EXPECT_TRUE(entry.range.contains(entry.start));
  Vector gradient(2);
  const double loss =
      makeProblem({.name = std::string(entry.name)})->lossAndGradient(entry.start, Batch::whole(), gradient);
  EXPECT_TRUE(std::isfinite(loss));
  EXPECT_GT(gradient.norm(), 1e-4) << "there is somewhere to go";
}

TEST_P(EveryEntry, MayHaveAllItsParameters) {
  const auto whole = makeProblem({.name = std::string(entry.name), .allParameters = true});
  EXPECT_EQ(whole->dimension(), wholeStart(entry).size());
  EXPECT_EQ(whole->dimension() > 2, !entry.parameters.empty());
  EXPECT_TRUE(std::isfinite(whole->loss(wholeStart(entry), Batch::whole())));
  for (const Parameter& parameter : entry.parameters) {
    EXPECT_LT(parameter.low, parameter.high);
    EXPECT_TRUE(parameter.low <= parameter.start && parameter.start <= parameter.high) << parameter.name;
    EXPECT_TRUE(parameter.low <= parameter.fixed && parameter.fixed <= parameter.high) << parameter.name;
  }
}

TEST_P(EveryEntry, SaysWhatItIs) {
  EXPECT_FALSE(entry.formula.empty());
  EXPECT_FALSE(entry.citation.empty());
  std::set<std::string_view> names;
  for (const Hyperparameter& setting : entry.settings) {
    EXPECT_TRUE(names.insert(setting.name).second) << setting.name;
    EXPECT_NO_THROW(checkValue(setting, setting.fallback));
  }
}

std::string entryName(const ::testing::TestParamInfo<std::size_t>& tested) {
  std::string name(problemCatalog()[tested.param].name);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Catalog, EveryEntry, ::testing::Range(std::size_t{0}, problemCatalog().size()), entryName);

TEST(ProblemCatalog, SaysWhatItHas) {
  EXPECT_EQ(refusal([] { makeProblem({.name = "x"}); }),
            "problem must be gabor, linreg, quadratic, houses, ravine, adam-toy, rosenbrock, beale, himmelblau, "
            "network-slice or formula, got x");
  EXPECT_EQ(refusal([] { makeProblem({.dataSet = "x"}); }), "data must be book or reference, got x");
  EXPECT_EQ(refusal([] { makeProblem({.settings = {2}}); }), "denominator must be 32 or 8, got 2");
  EXPECT_EQ(refusal([] { makeProblem({.settings = {0, 1, 1}}); }), "gabor must have at most 2 settings, got 3");
  EXPECT_EQ(refusal([] { makeProblem({.name = "beale", .own = tests::examples({1}, {2})}); }),
            "beale has no data, got 1 examples");
}

TEST(ProblemCatalog, FindsSettingsByName) {
  const ProblemEntry& gabor = *findProblem("gabor");
  EXPECT_EQ(settingOf(gabor, {1}, "denominator"), 1);
  EXPECT_EQ(settingOf(gabor, {1}, "reduction"), 0) << "left out: the fallback";
  EXPECT_EQ(settingOf(gabor, {}, "pair"), std::nullopt);
  EXPECT_EQ(findProblem("x"), nullptr);
}

}  // namespace
}  // namespace descenso
