#include <gtest/gtest.h>

#include <cmath>

#include "engine/analysis/basin_map.h"
#include "engine/analysis/basin_reach.h"
#include "helpers.h"
#include "tests/support/sanitized.h"

namespace descenso {
namespace {

using tests::Bowl;
using tests::problem;
using tests::refusal;
using tests::Rosenbrock;
using tests::runFor;

std::vector<StationaryPoint> minimaOf(const Problem& problem, const Box& box) {
  std::vector<StationaryPoint> minima;
  for (const StationaryPoint& point : findStationaryPoints(problem, box)) {
    if (point.type == StationaryType::minimum) minima.push_back(point);
  }
  return minima;
}

BasinQuery gaborQuery(OptimizerConfig optimizer, const std::string& data = "reference") {
  BasinQuery query{.problem = problem("gabor", data), .optimizer = std::move(optimizer)};
  query.box = findProblem("gabor")->range;
  query.width = query.height = 41;
  query.minima = minimaOf(*query.problem, query.box);
  return query;
}

CellGrid<BasinCell> gridOf(const BasinQuery& query) {
  BasinMap map(query);
  map.wait();
  EXPECT_TRUE(map.isDone());
  EXPECT_FALSE(map.error());
  CellGrid<BasinCell> grid;
  map.update(grid);
  return grid;
}

/// The cell whose start is φ.
const BasinCell& cellAt(const BasinQuery& query, const CellGrid<BasinCell>& grid, const Point2& phi) {
  const Point2 part = (phi - query.box.low).cwiseQuotient(query.box.size());
  const GridPosition at{static_cast<std::int32_t>(std::lround(part.x() * static_cast<double>(query.width - 1))),
                        static_cast<std::int32_t>(std::lround(part.y() * static_cast<double>(query.height - 1)))};
  EXPECT_LT((startOf(query, at) - phi).norm(), 1e-12);
  return grid.at(at.column, at.row);
}

// INI-02.
TEST(BasinMap, NamesTheMinimaOfTheCoursesStarts) {
  BasinQuery query = gaborQuery({"gd", {0.1}});
  query.steps = 300;
  const CellGrid<BasinCell> grid = gridOf(query);
  const auto expectMinimum = [&](const Point2& start, double minimumLoss, double lossAtTheEnd) {
    const BasinCell& cell = cellAt(query, grid, start);
    ASSERT_EQ(cell.end, BasinEnd::minimum) << start.transpose();
    EXPECT_NEAR(query.minima[static_cast<std::size_t>(cell.minimum)].loss, minimumLoss, 5e-5) << start.transpose();
    EXPECT_NEAR(cell.loss, lossAtTheEnd, 5e-5) << start.transpose();
  };
  expectMinimum({-1.5, 8.5}, 0.2165, 0.2165);
  expectMinimum({3.5, 6.5}, 7.6476, 7.6476);
  expectMinimum({4, 10}, 3.3847, 3.3864);  // 300 updates are not quite there
  expectMinimum({6, 8}, 7.6476, 7.6476);
}

TEST(BasinMap, StopsARunOnlyWhereItStays) {
  const std::vector<OptimizerConfig> optimizers{
      {"gd", {0.02}},
      {"gd", {0.1}},
      {"gd", {0.25}},
      {"momentum", {0.1, 0.9, 0}},
      {"momentum", {0.3, 0.95, 0}},
      {"momentum", {0.05, 0.95, 1}},
      {"adam", {0.05, 0.9, 0.999, 1e-8, 1, 0}},
      {"adam", {0.1, 0.9, 0.99, 1e-8, 1, 0}},
      {"adam", {0.5, 0.9, 0.99, 1e-8, 1, 0}},
  };
  const Index side = tests::isSanitized ? 9 : 21;
  int stopped = 0;
  for (const std::string data : {"reference", "book"}) {
    for (const OptimizerConfig& optimizer : optimizers) {
      BasinQuery query = gaborQuery(optimizer, data);
      query.width = query.height = side;
      query.steps = 400;
      const CellGrid<BasinCell> full = gridOf(query);
      query.stopsSettled = true;
      const CellGrid<BasinCell> early = gridOf(query);
      for (std::size_t i = 0; i < full.cells.size(); ++i) {
        EXPECT_EQ(early.cells[i].end, full.cells[i].end) << data << ' ' << optimizer.name << ' ' << i;
        EXPECT_EQ(early.cells[i].minimum, full.cells[i].minimum) << data << ' ' << optimizer.name << ' ' << i;
        EXPECT_EQ(early.cells[i].steps, full.cells[i].steps) << data << ' ' << optimizer.name << ' ' << i;
        stopped += early.cells[i].loss != full.cells[i].loss ? 1 : 0;
      }
    }
  }
  EXPECT_GT(stopped, 7 * side * side) << "of 18 maps";
}

// Why it is not the rule: without memory of the gradient, Adam's steps grow again as v forgets, and it leaves.
TEST(BasinMap, WouldMissABurstIfItStopped) {
  BasinQuery query = gaborQuery({"adam", {0.5, 0, 0.99, 1e-8, 1, 0}});
  query.width = query.height = 21;
  query.steps = 400;
  const CellGrid<BasinCell> full = gridOf(query);
  query.stopsSettled = true;
  const CellGrid<BasinCell> early = gridOf(query);
  int missed = 0;
  for (std::size_t i = 0; i < full.cells.size(); ++i) missed += early.cells[i].steps != full.cells[i].steps ? 1 : 0;
  EXPECT_GT(missed, 0);
}

TEST(BasinMap, AgreesWithWholeRuns) {
  BasinQuery query = gaborQuery({"adam", {}});
  query.width = query.height = 12;
  query.steps = 150;
  const CellGrid<BasinCell> grid = gridOf(query);
  int arrived = 0;
  for (std::int32_t row = 0; row < 12; ++row) {
    for (std::int32_t column = 0; column < 12; ++column) {
      const auto run = runFor(query.problem, query.optimizer, startOf(query, {column, row}), query.steps);
      const auto distance = [&](Index step, const StationaryPoint& minimum) {
        return (run.timeline().at(step).phi - minimum.phi).cwiseQuotient(query.box.size()).norm();
      };
      const BasinCell& cell = grid.at(column, row);
      ASSERT_NE(cell.end, BasinEnd::diverged);
      if (cell.end == BasinEnd::minimum) {
        ++arrived;
        const StationaryPoint& minimum = query.minima.at(static_cast<std::size_t>(cell.minimum));
        for (Index step = cell.steps; step <= query.steps; ++step) EXPECT_LT(distance(step, minimum), query.reach);
        if (cell.steps > 0) {
          EXPECT_GE(distance(cell.steps - 1, minimum), query.reach);
        }
      } else {
        EXPECT_EQ(cell.minimum, -1);
        EXPECT_EQ(cell.loss, run.timeline().losses().back());
        for (const StationaryPoint& minimum : query.minima) EXPECT_GE(distance(query.steps, minimum), query.reach);
      }
    }
  }
  EXPECT_GT(arrived, 50);
}

TEST(BasinMap, IsTheSameOnAnyNumberOfThreads) {
  BasinQuery query = gaborQuery({"momentum", {}}, "book");
  query.threads = 1;
  const CellGrid<BasinCell> one = gridOf(query);
  for (const unsigned threads : {2U, 7U}) {
    query.threads = threads;
    EXPECT_EQ(gridOf(query).cells, one.cells) << threads << " threads";
  }
}

TEST(BasinMap, OfABowlHasOneColourAndTheStepsOfTheFormula) {
  BasinQuery query{.problem = std::make_shared<const Bowl>(1, 1), .optimizer = {"gd", {0.5}}};
  query.box = {{-8, -8}, {8, 8}};
  query.width = query.height = 17;
  query.minima = minimaOf(*query.problem, query.box);
  const CellGrid<BasinCell> grid = gridOf(query);
  for (Index row = 0; row < 17; ++row) {
    for (Index column = 0; column < 17; ++column) {
      EXPECT_EQ(grid.at(column, row).end, BasinEnd::minimum);
      EXPECT_EQ(grid.at(column, row).minimum, 0);
    }
  }
  // Each update halves φ; within reach is below 0.02 · 16 = 0.32.
  EXPECT_EQ(grid.at(8, 8).steps, 0);
  EXPECT_EQ(grid.at(9, 8).steps, 2);   // 1 → 0.25
  EXPECT_EQ(grid.at(16, 8).steps, 5);  // 8 → 0.25
}

TEST(BasinMap, KnowsWhatDivergesAndWhatIsUnderWay) {
  BasinQuery query{.problem = std::make_shared<const Bowl>(1, 4), .optimizer = {"gd", {0.6}}};
  query.box = {{-1, -1}, {1, 1}};
  query.width = query.height = 5;
  query.minima = minimaOf(*query.problem, query.box);
  query.steps = 2000;
  CellGrid<BasinCell> grid = gridOf(query);
  // 1 − 0.6 · 4 = −1.4: along the second parameter it diverges, except on the line where that is 0.
  EXPECT_EQ(grid.at(0, 0).end, BasinEnd::diverged);
  EXPECT_TRUE(std::isfinite(grid.at(0, 0).loss));
  EXPECT_LT(grid.at(0, 0).steps, 2000);
  EXPECT_EQ(grid.at(0, 2).end, BasinEnd::minimum);
  query.steps = 10;  // 1.4¹⁰ = 28.9: still finite, but far outside the map
  grid = gridOf(query);
  EXPECT_EQ(grid.at(0, 0).end, BasinEnd::diverged);
  EXPECT_EQ(grid.at(0, 0).steps, 10);
  query.steps = 2;  // 1.96: not three times the map's size
  grid = gridOf(query);
  EXPECT_EQ(grid.at(0, 0).end, BasinEnd::underWay);
  EXPECT_EQ(grid.at(0, 0).steps, 2);
  EXPECT_EQ(grid.at(0, 0).minimum, -1);
}

TEST(BasinMap, IsUnderWayInAValleyThatIsTooLong) {
  BasinQuery query{.problem = std::make_shared<const Rosenbrock>(), .optimizer = {"gd", {1e-3}}};
  query.box = {{-2, -1}, {2, 3}};
  query.width = query.height = 9;
  query.minima = minimaOf(*query.problem, query.box);
  const CellGrid<BasinCell> grid = gridOf(query);
  EXPECT_EQ(cellAt(query, grid, {-1, 1}).end, BasinEnd::underWay);
  EXPECT_EQ(cellAt(query, grid, {1, 1}).end, BasinEnd::minimum);
}

TEST(BasinMap, TakesBatches) {
  BasinQuery query = gaborQuery({"sgd", {0.6}});
  query.steps = 300;
  BatchSchedule batches(6);
  for (int k = 0; k < 6; ++k) {
    for (int j = 0; j < 5; ++j) batches[static_cast<std::size_t>(k)].push_back(7 * (5 * k + j) % 30);
  }
  query.batches = batches;
  query.reach = 0.05;
  // OPT-06: noise takes it out of the minimum that GD stays in, to 0.22087 after 300 updates.
  const CellGrid<BasinCell> grid = gridOf(query);
  const BasinCell& cell = cellAt(query, grid, {3.5, 6.5});
  ASSERT_EQ(cell.end, BasinEnd::minimum);
  EXPECT_EQ(cell.minimum, 0);
}

TEST(BasinMap, StopsWhenCancelled) {
  BasinQuery query = gaborQuery({"adam", {}});
  query.width = query.height = 1000;
  query.steps = 1000000;
  BasinMap map(query);
  map.cancel();
  EXPECT_FALSE(map.isRunning());
  EXPECT_FALSE(map.isDone());
  EXPECT_LT(map.progress(), 1);
}

TEST(BasinMap, RefusesWhatMakesNoSense) {
  const auto refused = [](auto change) {
    BasinQuery query{.problem = std::make_shared<const Bowl>(), .optimizer = {"gd", {}}};
    change(query);
    return refusal([&] { BasinMap map(query); });
  };
  EXPECT_EQ(refused([](BasinQuery&) {}), "");
  EXPECT_EQ(refused([](BasinQuery& q) { q.problem = nullptr; }), "a basin map needs a problem");
  EXPECT_EQ(refused([](BasinQuery& q) { q.height = 1; }), "a basin map needs at least 2 starts along each side");
  EXPECT_EQ(refused([](BasinQuery& q) { q.steps = 0; }), "steps must be at least 1, got 0");
  EXPECT_EQ(refused([](BasinQuery& q) { q.reach = 1.5; }), "reach must be in (0, 1), got 1.5");
  EXPECT_EQ(refused([](BasinQuery& q) { q.box.high = q.box.low; }), "a basin map needs a box whose sides are above 0");
  EXPECT_EQ(refused([](BasinQuery& q) { q.minima.emplace_back(); }),
            "a basin map needs minima, got another stationary point");
  EXPECT_EQ(refused([](BasinQuery& q) { q.optimizer.values = {-1}; }), "alpha must be in [1e-05, 10], got -1");
}

TEST(BasinReach, ShrinksWhereMinimaAreClose) {
  const Bowl bowl(1, 1);
  const Box box{{0, 0}, {10, 10}};
  const auto minimumAt = [](double first) {
    return StationaryPoint{.phi = {first, 5}, .loss = 0, .eigenvalues = {1, 1}, .type = StationaryType::minimum};
  };
  const BasinReach reach(bowl, box, {minimumAt(2), minimumAt(2.5), minimumAt(8)}, 0.1);
  EXPECT_EQ(reach.around({2.24, 5}), 0);
  EXPECT_EQ(reach.around({2.26, 5}), 1);
  EXPECT_EQ(reach.around({2, 5.3}), -1);
  EXPECT_EQ(reach.around({8, 5.9}), 2);
  EXPECT_EQ(reach.around({8, 6.1}), -1);
}

TEST(BasinReach, AsksForALossOfTheBowl) {
  const Bowl bowl(1, 4);
  const Box box{{-5, -5}, {5, 5}};
  const StationaryPoint minimum{.phi = {0, 0}, .loss = 0, .eigenvalues = {1, 4}, .type = StationaryType::minimum};
  const BasinReach reach(bowl, box, {minimum}, 0.1);  // radius 1: rim at ½ · 4 · 1², deep below ½ · 1 · 0.25²
  EXPECT_TRUE(reach.agrees(0, 1.99));
  EXPECT_FALSE(reach.agrees(0, 2.01));
  EXPECT_TRUE(reach.isDeep(0, 0.0312));
  EXPECT_FALSE(reach.isDeep(0, 0.0313));
}

}  // namespace
}  // namespace descenso
