#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/analysis/sweep.h"
#include "helpers.h"

namespace descenso {
namespace {

using tests::Bowl;
using tests::point;
using tests::problem;
using tests::refusal;
using tests::runFor;

CellGrid<SweepCell> gridOf(Sweep& sweep) {
  sweep.wait();
  EXPECT_TRUE(sweep.isDone());
  EXPECT_FALSE(sweep.error());
  CellGrid<SweepCell> grid;
  sweep.update(grid);
  return grid;
}

SweepQuery lineQuery() {
  SweepQuery query{.problem = problem("linreg", "reference"), .optimizer = {"gd", {}}, .start = point(1.6, -0.5)};
  query.goal.bestLoss = 0.058847;
  return query;
}

SweepQuery gaborQuery(const std::string& optimizer) {
  SweepQuery query{.problem = problem("gabor", "reference"), .optimizer = {optimizer, {}}, .start = point(-1.5, 8.5)};
  query.first = {.hyperparameter = "alpha", .low = 1e-3, .high = 1, .count = 17};
  query.goal.bestLoss = 0.216493;
  return query;
}

// OPT-02 on REF-LIN: 2/λmax = 0.038674.
TEST(Sweep, FindsTheStabilityLimitOfTheLine) {
  SweepQuery query = lineQuery();
  query.first = {.hyperparameter = "alpha", .low = 0.037, .high = 0.040, .count = 31};
  query.steps = 100000;  // just below the limit it takes 47,000
  query.goal.tolerance = 1e-6;
  Sweep sweep(query);
  const CellGrid<SweepCell> grid = gridOf(sweep);
  ASSERT_EQ(grid.width, 31);
  ASSERT_EQ(grid.height, 1);
  int below = 0;
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const double alpha = sweep.firstValues()[i];
    below += alpha < 0.038674 ? 1 : 0;
    EXPECT_EQ(grid.cells[i].end, alpha < 0.038674 ? SweepEnd::arrived : SweepEnd::diverged) << alpha;
  }
  EXPECT_GT(below, 10);
  EXPECT_LT(below, 25);
}

TEST(Sweep, CountsTheStepsOfTheFormula) {
  SweepQuery query{.problem = std::make_shared<const Bowl>(1, 1), .optimizer = {"gd", {}}, .start = point(1, 0)};
  query.first = {.hyperparameter = "alpha", .low = 0.1, .high = 10, .count = 3};
  query.goal = {.bestLoss = 0, .tolerance = 0.01};
  Sweep sweep(query);
  const CellGrid<SweepCell> grid = gridOf(sweep);
  EXPECT_NEAR(sweep.firstValues()[1], 1, 1e-12);
  // L falls by 0.81 an update: 0.81²¹ = 0.01197, 0.81²² = 0.0097.
  EXPECT_EQ(grid.at(0, 0).end, SweepEnd::arrived);
  EXPECT_EQ(grid.at(0, 0).steps, 22);
  EXPECT_EQ(grid.at(1, 0).steps, 1);
  EXPECT_EQ(grid.at(2, 0).end, SweepEnd::diverged);

  query.steps = 22;
  Sweep justEnough(query);
  EXPECT_EQ(gridOf(justEnough).at(0, 0).end, SweepEnd::arrived);
  query.steps = 21;
  Sweep tooFew(query);
  EXPECT_EQ(gridOf(tooFew).at(0, 0).end, SweepEnd::late);
  EXPECT_EQ(gridOf(tooFew).at(0, 0).steps, 21);
}

TEST(Sweep, ArrivesByTheGradientToo) {
  SweepQuery query{.problem = std::make_shared<const Bowl>(1, 1), .optimizer = {"gd", {}}, .start = point(1, 0)};
  query.first = {.hyperparameter = "alpha", .low = 0.1, .high = 10, .count = 3};
  query.goal = {.bestLoss = {}, .tolerance = 0.01, .gradientNorm = 0.1};
  Sweep sweep(query);
  EXPECT_EQ(gridOf(sweep).at(0, 0).steps, 22);  // 0.9²² = 0.0985
}

TEST(Sweep, DoesNotCountARunThatOnlyPassesBy) {
  // Heavy ball in a bowl: it swings through the minimum long before it stays.
  SweepQuery query{
      .problem = std::make_shared<const Bowl>(1, 1), .optimizer = {"momentum", {0.1, 0.9, 1}}, .start = point(1, 0)};
  query.first = {.hyperparameter = "alpha", .low = 0.05, .high = 0.1, .count = 2};
  query.goal = {.bestLoss = 0, .tolerance = 0.01};
  Sweep sweep(query);
  const SweepCell cell = gridOf(sweep).at(1, 0);
  ASSERT_EQ(cell.end, SweepEnd::arrived);
  const auto run = runFor(query.problem, query.optimizer, query.start, 200);
  const auto losses = run.timeline().losses();
  const auto first = std::find_if(losses.begin(), losses.end(), [](double loss) { return loss <= 0.005; });
  EXPECT_LT(first - losses.begin(), cell.steps);
  for (int k = cell.steps; k < cell.steps + 10; ++k) EXPECT_LE(losses[static_cast<std::size_t>(k)], 0.005);
  EXPECT_GT(losses[static_cast<std::size_t>(cell.steps - 1)], 0.005);
}

TEST(Sweep, OfTwoHyperparametersHasACellForEachPair) {
  SweepQuery query = gaborQuery("momentum");
  query.second = SweepAxis{.hyperparameter = "beta", .low = 0, .high = 0.95, .count = 5};
  Sweep sweep(query);
  const CellGrid<SweepCell> grid = gridOf(sweep);
  ASSERT_EQ(grid.width, 17);
  ASSERT_EQ(grid.height, 5);
  EXPECT_THAT(sweep.secondValues(), ::testing::ElementsAre(0, 0.2375, 0.475, ::testing::DoubleEq(0.7125), 0.95));
  for (std::int32_t row = 0; row < 5; ++row) {
    for (std::int32_t column = 0; column < 17; ++column) {
      const OptimizerConfig optimizer = sweep.optimizerOf({column, row});
      EXPECT_EQ(optimizer.values[0], sweep.firstValues()[static_cast<std::size_t>(column)]);
      EXPECT_EQ(optimizer.values[1], sweep.secondValues()[static_cast<std::size_t>(row)]);
      EXPECT_EQ(optimizer.values[2], 0);
      const SweepCell& cell = grid.at(column, row);
      if (cell.end != SweepEnd::late) continue;
      EXPECT_EQ(cell.loss, runFor(query.problem, optimizer, query.start, query.steps).timeline().losses().back());
    }
  }
}

TEST(Sweep, IsTheSameOnAnyNumberOfThreads) {
  SweepQuery query = gaborQuery("adam");
  query.second = SweepAxis{.hyperparameter = "gamma", .low = 0.5, .high = 0.999, .count = 9};
  query.threads = 1;
  Sweep one(query);
  query.threads = 5;
  Sweep five(query);
  EXPECT_EQ(gridOf(one).cells, gridOf(five).cells);
}

TEST(Sweep, SpacesValuesByTheDeclaredScale) {
  const auto alphas = axisValues({"adam", {}}, {.hyperparameter = "alpha", .low = 1e-4, .high = 1, .count = 5});
  ASSERT_EQ(alphas.size(), 5U);
  for (int i = 0; i < 5; ++i) {
    EXPECT_NEAR(alphas[static_cast<std::size_t>(i)] * std::pow(10, 4 - i), 1, 1e-12);
  }
  EXPECT_EQ(alphas.front(), 1e-4);
  EXPECT_EQ(alphas.back(), 1);
  EXPECT_EQ(axisValues({"adam", {}}, {.hyperparameter = "beta", .low = 0, .high = 0.5, .count = 3}),
            (std::vector<double>{0, 0.25, 0.5}));
  EXPECT_EQ(axisValues({"momentum", {}}, {.hyperparameter = "form"}), (std::vector<double>{0, 1, 2}));
}

TEST(BestOf, FindsTheAlphaOfTheFewestSteps) {
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    if (entry.hyperparameters.empty() || entry.hyperparameters[0].name != "alpha") continue;
    Sweep sweep(gaborQuery(std::string(entry.name)));
    const CellGrid<SweepCell> grid = gridOf(sweep);
    const std::optional<BestCell> best = bestOf(sweep);
    ASSERT_TRUE(best) << entry.name;
    for (const SweepCell& cell : grid.cells) {
      if (cell.end == SweepEnd::arrived) {
        EXPECT_GE(cell.steps, best->steps) << entry.name;
      }
    }
    const auto run = runFor(sweep.query().problem, best->optimizer, point(-1.5, 8.5), best->steps);
    const double goal = 0.216493 + 1e-3 * (run.timeline().losses()[0] - 0.216493);
    EXPECT_LE(run.timeline().losses().back(), goal) << entry.name;
    EXPECT_GT(run.timeline().losses()[static_cast<std::size_t>(best->steps) - 1], goal) << entry.name;
  }
}

// The best α of GD in a bowl with curvatures 1 and 9 is 2 / (1 + 9). Source: Polyak 1964.
TEST(BestOf, FindsTheAlphaOfTheTheory) {
  SweepQuery query{.problem = std::make_shared<const Bowl>(1, 9), .optimizer = {"gd", {}}, .start = point(1, 1. / 9)};
  query.first = {.hyperparameter = "alpha", .low = 0.02, .high = 2, .count = 41};
  query.goal = {.bestLoss = 0, .tolerance = 1e-8};
  Sweep sweep(query);
  gridOf(sweep);
  const std::optional<BestCell> best = bestOf(sweep);
  ASSERT_TRUE(best);
  EXPECT_NEAR(best->optimizer.values[0], 0.2, 1e-9);
  EXPECT_EQ(best->at, (GridPosition{20, 0}));
}

TEST(BestOf, IsNothingWhereNoneArrives) {
  SweepQuery query = lineQuery();
  query.first = {.hyperparameter = "alpha", .low = 1, .high = 2, .count = 4};
  Sweep sweep(query);
  gridOf(sweep);
  EXPECT_FALSE(bestOf(sweep));
}

TEST(Sweep, StopsWhenCancelled) {
  SweepQuery query = lineQuery();
  query.first = {.hyperparameter = "alpha", .low = 1e-5, .high = 2e-5, .count = 1000};
  query.steps = 100000000;
  Sweep sweep(query);
  sweep.cancel();
  EXPECT_FALSE(sweep.isRunning());
  EXPECT_FALSE(sweep.isDone());
}

TEST(Sweep, RefusesWhatMakesNoSense) {
  const auto refused = [](auto change) {
    SweepQuery query = lineQuery();
    change(query);
    return refusal([&] { Sweep sweep(query); });
  };
  EXPECT_EQ(refused([](SweepQuery&) {}), "");
  EXPECT_EQ(refused([](SweepQuery& q) { q.problem = nullptr; }), "a sweep needs a problem");
  EXPECT_EQ(refused([](SweepQuery& q) { q.steps = 0; }), "steps must be at least 1, got 0");
  EXPECT_EQ(refused([](SweepQuery& q) { q.start = Vector::Zero(3); }), "start must have 2 components, got 3");
  EXPECT_EQ(refused([](SweepQuery& q) { q.start[0] = NAN; }),
            "start must be finite and have a finite loss and gradient");
  EXPECT_EQ(refused([](SweepQuery& q) { q.goal.bestLoss = {}; }),
            "a sweep needs a best loss or a gradient norm above 0");
  EXPECT_EQ(refused([](SweepQuery& q) { q.goal.bestLoss = NAN; }), "the best loss of a sweep must be finite");
  EXPECT_EQ(refused([](SweepQuery& q) { q.goal.tolerance = 0; }), "tolerance must be in (0, 1), got 0");
  EXPECT_EQ(refused([](SweepQuery& q) { q.first.hyperparameter = "beta"; }),
            "a sweep of gd must be over alpha, got beta");
  EXPECT_EQ(refused([](SweepQuery& q) { q.first.low = 0; }), "alpha must be in [1e-05, 10], got 0");
  EXPECT_EQ(refused([](SweepQuery& q) { q.first.high = q.first.low; }),
            "a sweep must go from a lower alpha to a higher one, got 0.001 and 0.001");
  EXPECT_EQ(refused([](SweepQuery& q) { q.first.count = 1; }), "a sweep needs at least 2 values of alpha");
  EXPECT_EQ(refused([](SweepQuery& q) { q.second = q.first; }),
            "a sweep needs two different hyperparameters, got alpha twice");
}

}  // namespace
}  // namespace descenso
