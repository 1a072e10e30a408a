// Losses given by a formula.
#include <gtest/gtest.h>

#include <cmath>

#include "engine/analysis/loss_grid.h"
#include "engine/analysis/stationary_points.h"
#include "engine/math/expression.h"
#include "engine/problems/slice.h"
#include "engine/problems/surface.h"
#include "helpers.h"

namespace descenso {
namespace {

using tests::point;
using tests::refusal;

std::shared_ptr<const Problem> surface(const std::string& formula) {
  return makeProblem({.name = "formula", .formula = formula});
}

double lossOf(const std::string& name, double first, double second) {
  return makeProblem({.name = name})->loss(point(first, second), Batch::whole());
}

TEST(Surface, HasItsLiteratureValues) {
  EXPECT_DOUBLE_EQ(lossOf("rosenbrock", -1.2, 1), 24.2);
  EXPECT_EQ(lossOf("rosenbrock", 1, 1), 0);
  EXPECT_EQ(lossOf("beale", 3, 0.5), 0);
  EXPECT_DOUBLE_EQ(lossOf("beale", 1, 1), 14.203125);
  EXPECT_EQ(lossOf("himmelblau", 3, 2), 0);
  EXPECT_EQ(lossOf("himmelblau", 0, 0), 170);
  EXPECT_NEAR(lossOf("ravine", -0.8, -0.9), 9.08, 1e-14);
  EXPECT_EQ(lossOf("ravine", 0.6, 0), 0);
  EXPECT_NEAR(lossOf("adam-toy", -0.7, -0.9), 0.845103790115093, 1e-15);
  EXPECT_EQ(lossOf("adam-toy", 0.7, 0), 0);
}

TEST(Surface, HasTheNotebooksGradient) {
  Vector gradient(2);
  const Batch all = Batch::whole();
  const auto toy = makeProblem({.name = "adam-toy"});
  EXPECT_NEAR(toy->lossAndGradient(point(-0.65, -0.85), all, gradient), 0.8122816353990189, 1e-14);
  EXPECT_NEAR(gradient[0], -0.06335494805283112, 1e-14);
  EXPECT_NEAR(gradient[1], -0.6382424396433358, 1e-14);
}

TEST(Surface, IsWhatIsTyped) {
  const auto saddle = surface("w² − b²");
  EXPECT_EQ(saddle->loss(point(3, 2), Batch::whole()), 5);
  const ProblemMap map = mapOf({.name = "formula", .formula = "w² − b²"});
  EXPECT_EQ(map.symbols[0], "w");
  EXPECT_EQ(map.symbols[1], "b");
  EXPECT_EQ(surface("x^2")->dimension(), 2) << "also where only one parameter is used";
  EXPECT_EQ(surface("7")->loss(point(1, 2), Batch::whole()), 7);
}

TEST(Surface, RefusesWhatIsNoFormula) {
  EXPECT_EQ(refusal([] { surface("x^2 + yy"); }), "unknown name \"yy\"; did you mean y*y?");
  try {
    surface("x + (");
    FAIL();
  } catch (const FormulaError& error) {
    EXPECT_EQ(error.position(), 5U);
  }
  EXPECT_EQ(refusal([] { makeProblem({.name = "gabor", .formula = "x"}); }), "gabor takes no formula, got \"x\"");
  const std::array<Naming, 1> one{{{{"x"}}}};
  EXPECT_EQ(refusal([&] { Surface(parseExpression("x", one)); }), "a surface must have 2 to 32 parameters, got 1");
}

// log x has no value in the left half of the map.
TEST(Surface, MayHaveHoles) {
  const auto holed = surface("x log(x) + y²");
  const LossGrid grid = lossGrid(*holed, {{-1, -1}, {1, 1}}, 41, 41);
  EXPECT_TRUE(std::isnan(grid.at(0, 0)));
  EXPECT_FALSE(std::isnan(grid.at(40, 0)));
  EXPECT_NEAR(grid.low, -std::exp(-1), 1e-3);
  EXPECT_DOUBLE_EQ(grid.high, 1);
  const auto found = findStationaryPoints(*holed, {{-1, -1}, {1, 1}});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].phi.x(), std::exp(-1), 1e-10);
  EXPECT_EQ(found[0].type, StationaryType::minimum);
}

TEST(Surface, OfHolesOnlyHasNoPoints) {
  const auto nothing = surface("log(-1 - x²) y");
  const LossGrid grid = lossGrid(*nothing, {{-1, -1}, {1, 1}}, 5, 5);
  EXPECT_EQ(grid.low, 0);
  EXPECT_EQ(grid.high, 0);
  EXPECT_TRUE(findStationaryPoints(*nothing, {{-1, -1}, {1, 1}}).empty());
}

TEST(Surface, IsFoundPastAPole) {
  const auto found = findStationaryPoints(*surface("x + 1/x + y²"), {{0, -1}, {3, 1}});
  ASSERT_EQ(found.size(), 1U) << "the left edge is infinite";
  EXPECT_NEAR(found[0].phi.x(), 1, 1e-10);
}

// The course's network of seven parameters: z = (−0.25, 0.45), h = 0.690525.
TEST(Network, HasTheExamplesLossAndGradient) {
  const auto network = makeProblem({.name = "network-slice", .allParameters = true});
  ASSERT_EQ(network->dimension(), 7);
  const Vector start = wholeStart(*findProblem("network-slice"));
  Vector gradient(7);
  EXPECT_NEAR(network->lossAndGradient(start, Batch::whole(), gradient), 0.0359006, 1e-7);
  const Vector expected{{-0.003986, -0.007973, -0.006739, -0.013478, -0.035456, -0.049450, -0.080981}};
  EXPECT_LT((gradient - expected).cwiseAbs().maxCoeff(), 1e-6);
  for (const auto& [step, loss] :
       std::map<int, double>{{1, 0.0348541}, {2, 0.0338472}, {10, 0.0270229}, {100, 0.0044090}}) {
    const auto run = tests::runFor(network, {"gd", {0.1}}, start, step);
    EXPECT_NEAR(run.timeline().at(step).loss, loss, 1e-7) << step;
  }
}

TEST(Network, HasASliceThroughAnyTwoWeights) {
  const ProblemEntry& entry = *findProblem("network-slice");
  const auto whole = makeProblem({.name = "network-slice", .allParameters = true});
  std::size_t choice = 0;
  for (Index i = 0; i < 7; ++i) {
    for (Index j = i + 1; j < 7; ++j, ++choice) {
      const std::vector<double> settings{static_cast<double>(choice)};
      ASSERT_EQ(mapParameters(entry, settings), (std::array<Index, 2>{i, j}));
      const auto& first = entry.parameters[static_cast<std::size_t>(i)];
      const auto& second = entry.parameters[static_cast<std::size_t>(j)];
      EXPECT_EQ(entry.settings[0].choices[choice], std::string(first.name) + "-" + std::string(second.name));
      Vector all = wholeStart(entry);
      all[i] = 1.5;
      all[j] = -2.5;
      const auto slice = makeProblem({.name = "network-slice", .settings = settings});
      EXPECT_EQ(slice->loss(point(1.5, -2.5), Batch::whole()), whole->loss(all, Batch::whole()));
      EXPECT_EQ(mapOf({.name = "network-slice", .settings = settings}).symbols[1], second.symbol);
    }
  }
  EXPECT_EQ(choice, entry.settings[0].choices.size());
}

}  // namespace
}  // namespace descenso
