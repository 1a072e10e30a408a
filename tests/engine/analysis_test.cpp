#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "engine/analysis/gradient_check.h"
#include "engine/analysis/loss_grid.h"
#include "engine/analysis/stationary_points.h"
#include "engine/analysis/verdict.h"
#include "engine/math/random.h"
#include "helpers.h"

namespace descenso {
namespace {

using nlohmann::json;
using tests::Bowl;
using tests::point;
using tests::problem;
using tests::problemOn;
using tests::refusal;
using tests::runFor;

class EveryProblem : public ::testing::TestWithParam<std::string> {
 protected:
  const Box& box() const { return findProblem(GetParam())->range; }
  std::shared_ptr<const Problem> book() const { return makeProblem({.name = GetParam()}); }
};

class EveryProblemInAGrid : public EveryProblem {};

/// Its default settings, and each other choice of one setting.
std::vector<std::vector<double>> settingsOf(const ProblemEntry& entry) {
  std::vector<std::vector<double>> all{fallbacks(entry.settings)};
  for (std::size_t i = 0; i < entry.settings.size(); ++i) {
    for (std::size_t choice = 0; choice < entry.settings[i].choices.size(); ++choice) {
      if (static_cast<double>(choice) == entry.settings[i].fallback) continue;
      all.push_back(all.front());
      all.back()[i] = static_cast<double>(choice);
    }
  }
  return all;
}

TEST_P(EveryProblem, AgreesWithFiniteDifferences) {
  Random random(8);
  const ProblemEntry& entry = *findProblem(GetParam());
  std::vector<std::string> dataSets(entry.dataSets.begin(), entry.dataSets.end());
  if (dataSets.empty()) dataSets.emplace_back();
  for (const std::string& data : dataSets) {
    for (const std::vector<double>& chosen : settingsOf(entry)) {
      const ProblemConfig config{.name = GetParam(), .dataSet = data, .settings = chosen};
      const auto any = makeProblem(config);
      const Box range = mapOf(config).range;
      for (int i = 0; i < 100; ++i) {
        const Vector phi =
            point(random.uniform(range.low.x(), range.high.x()), random.uniform(range.low.y(), range.high.y()));
        const double scale = 1 + std::abs(any->loss(phi, Batch::whole())) / 100;  // what a difference is rounded by
        const GradientCheck check = checkGradient(*any, phi);
        EXPECT_LT(check.gradientError, 1e-7 * scale) << phi.transpose();
        EXPECT_LT(check.hessianError, 1e-7 * scale) << phi.transpose();
      }
    }
  }
}

TEST_P(EveryProblem, HasRowsOfItsLosses) {
  const LossGrid grid = lossGrid(*book(), box(), 23, 19);
  EXPECT_TRUE(std::isfinite(grid.low));
  EXPECT_LT(grid.low, grid.high);
  for (Index row = 0; row < grid.height; ++row) {
    for (Index column = 0; column < grid.width; ++column) {
      const double loss = book()->loss(grid.point(column, row), Batch::whole());
      EXPECT_NEAR(grid.at(column, row), loss, 1e-12 * std::max(1.0, loss));
    }
  }
}

TEST_P(EveryProblem, HasTheMinimaItSays) {
  const auto found = findStationaryPoints(*book(), box());
  for (const Point2& minimum : findProblem(GetParam())->minima) {
    EXPECT_TRUE(box().contains(minimum));
    const auto nearest = nearestLow(found, minimum, box());
    ASSERT_TRUE(nearest.has_value());
    EXPECT_LT((nearest->phi - minimum).norm(), 1e-6) << minimum.transpose();
  }
}

TEST_P(EveryProblemInAGrid, HasTheReferenceGrid) {
  const LossGrid grid = lossGrid(*book(), box(), 41, 41);
  const auto table = tests::referenceTable("grids/" + GetParam() + "_41x41_subset.csv");
  Vector gradient(2);
  ASSERT_GT(table.at("i").size(), 600U);
  for (std::size_t row = 0; row < table.at("i").size(); ++row) {
    const auto i = static_cast<Index>(table.at("i")[row]);
    const auto j = static_cast<Index>(table.at("j")[row]);
    const auto near = [&](double value, const char* column) {
      const double expected = table.at(column)[row];
      EXPECT_NEAR(value, expected, 1e-12 * std::max(1.0, std::abs(expected))) << column << " at " << i << ", " << j;
    };
    near(grid.point(i, j).x(), "p0");
    near(grid.point(i, j).y(), "p1");
    near(grid.at(i, j), "loss");
    book()->lossAndGradient(grid.point(i, j), Batch::whole(), gradient);
    near(gradient[0], "grad0");
    near(gradient[1], "grad1");
  }
}

class EveryProblemWithHessians : public EveryProblem {};

TEST_P(EveryProblemWithHessians, HasTheReferenceHessians) {
  const auto table = tests::referenceTable("hessian/" + GetParam() + ".csv");
  Matrix hessian(2, 2);
  for (std::size_t row = 0; row < table.at("id").size(); ++row) {
    const Point2 phi(table.at("p0")[row], table.at("p1")[row]);
    book()->hessian(phi, Batch::whole(), hessian);
    const Point2 eigenvalues = hessianEigenvalues(*book(), phi);
    const double largest = std::max(1.0, table.at("eig_max")[row]);
    const auto near = [&](double got, double expected) { EXPECT_NEAR(got, expected, 1e-12 * largest) << row; };
    near(hessian(0, 0), table.at("h00")[row]);
    near(hessian(0, 1), table.at("h01")[row]);
    near(hessian(1, 0), table.at("h01")[row]);
    near(hessian(1, 1), table.at("h11")[row]);
    near(eigenvalues.x(), table.at("eig_min")[row]);
    near(eigenvalues.y(), table.at("eig_max")[row]);
  }
}

TEST_P(EveryProblem, HasTheReferenceStationaryPoints) {
  const std::vector<StationaryPoint> found = findStationaryPoints(*book(), box());
  const json expected = tests::referenceJson("stationary_points.json")[GetParam()];
  const std::map<std::string, StationaryType> types{
      {"min", StationaryType::minimum}, {"saddle", StationaryType::saddle}, {"max", StationaryType::maximum}};
  for (const json& one : expected) {
    const Point2 phi(one["p"][0], one["p"][1]);
    int matches = 0;
    for (const StationaryPoint& candidate : found) {
      if ((candidate.phi - phi).norm() > 1e-6) continue;
      ++matches;
      EXPECT_NEAR(candidate.loss, one["loss"].get<double>(), 1e-10);
      EXPECT_NEAR(candidate.eigenvalues.x(), one["eig"][0].get<double>(), 1e-6);
      EXPECT_NEAR(candidate.eigenvalues.y(), one["eig"][1].get<double>(), 1e-6);
      EXPECT_EQ(candidate.type, types.at(one["type"]));
    }
    EXPECT_EQ(matches, 1) << phi.transpose();
  }
}

TEST_P(EveryProblem, HasStationaryPointsWhereTheGradientVanishes) {
  double before = -HUGE_VAL;
  for (const StationaryPoint& found : findStationaryPoints(*book(), box())) {
    Vector gradient(2);
    book()->lossAndGradient(found.phi, Batch::whole(), gradient);
    const double bend = found.eigenvalues.cwiseAbs().maxCoeff();
    EXPECT_LT(gradient.norm(), 1e-10 * std::max(1.0, bend)) << found.phi.transpose();
    EXPECT_TRUE(box().contains(found.phi));
    EXPECT_LE(before, found.loss) << "in ascending order";
    before = found.loss;
  }
}

std::vector<std::string> problemNames() {
  std::vector<std::string> names;
  for (const ProblemEntry& entry : problemCatalog()) names.emplace_back(entry.name);
  return names;
}

/// A name that GoogleTest accepts.
std::string testName(const ::testing::TestParamInfo<std::string>& tested) {
  std::string name = tested.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Analysis, EveryProblem, ::testing::ValuesIn(problemNames()), testName);
INSTANTIATE_TEST_SUITE_P(Analysis, EveryProblemInAGrid, ::testing::Values("gabor", "linreg"), testName);
INSTANTIATE_TEST_SUITE_P(Analysis, EveryProblemWithHessians,
                         ::testing::Values("gabor", "linreg", "rosenbrock", "beale", "himmelblau"), testName);

TEST(LossGrid, KnowsItsRange) {
  const LossGrid grid = lossGrid(Bowl(2, 2), {{-1, -2}, {1, 2}}, 3, 5);
  EXPECT_EQ(grid.low, 0);
  EXPECT_EQ(grid.high, 5);
  EXPECT_EQ(grid.at(0, 0), 5);
  EXPECT_EQ(grid.at(1, 2), 0);
  EXPECT_EQ(grid.point(2, 4), Point2(1, 2));
}

TEST(LossGrid, LeavesWhatIsNotFiniteOutOfItsRange) {
  const LossGrid grid = lossGrid(Bowl(1, 1), {{0, 0}, {1e200, 1e200}}, 2, 2);
  EXPECT_EQ(grid.low, 0);
  EXPECT_EQ(grid.high, 0);
}

TEST(LossGrid, RefusesAGridWithoutCells) {
  EXPECT_EQ(refusal([] { lossGrid(Bowl(), {}, 1, 5); }), "a loss grid needs at least 2 nodes along each side");
}

TEST(StationaryPoints, OfTheCoursesGaborAreFound) {
  const auto found = findStationaryPoints(*problem("gabor", "reference"), findProblem("gabor")->range);
  const auto has = [&](double first, double second, double loss, StationaryType type) {
    for (const StationaryPoint& p : found) {
      if ((p.phi - Point2(first, second)).norm() < 2e-3) {
        EXPECT_NEAR(p.loss, loss, 1e-4);
        EXPECT_EQ(p.type, type);
        return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(has(0.000, 16.601, 0.2165, StationaryType::minimum));
  EXPECT_TRUE(has(-6.242, 17.383, 3.3810, StationaryType::minimum));
  EXPECT_TRUE(has(6.248, 17.425, 3.3847, StationaryType::minimum));
  EXPECT_TRUE(has(6.476, 7.788, 7.6476, StationaryType::minimum));
  EXPECT_TRUE(has(-6.464, 7.776, 7.6851, StationaryType::minimum));
  EXPECT_TRUE(has(-2.103, 7.399, 12.0699, StationaryType::saddle));
  EXPECT_TRUE(has(2.1269, 7.4394, 12.0754, StationaryType::saddle));
  EXPECT_NEAR(found.front().stabilityLimit(), 0.27246, 1e-5);
}

TEST(StationaryPoints, OfTheBookHaveTheSlidesLosses) {
  std::vector<double> minima;
  for (const StationaryPoint& p : findStationaryPoints(*problem("gabor", "book"), findProblem("gabor")->range)) {
    if (p.type == StationaryType::minimum) minima.push_back(p.loss);
  }
  for (const double printed : {3.67, 10.18, 9.96}) {
    EXPECT_TRUE(std::any_of(minima.begin(), minima.end(), [&](double loss) { return std::abs(loss - printed) < 5e-3; }))
        << printed;
  }
}

TEST(StationaryPoints, GiveTheLinesStability) {
  const auto found = findStationaryPoints(*problem("linreg", "reference"), findProblem("linreg")->range);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].phi.x(), 0.789101, 1e-6);
  EXPECT_NEAR(found[0].phi.y(), 0.551298, 1e-6);
  EXPECT_NEAR(found[0].eigenvalues.x(), 3.835825, 1e-6);
  EXPECT_NEAR(found[0].eigenvalues.y(), 51.714975, 1e-6);
  EXPECT_NEAR(found[0].stabilityLimit(), 0.038674, 1e-6);
}

TEST(StationaryPoints, OfAValleyAreOne) {
  const auto one = findStationaryPoints(*problemOn("linreg", {1}, {1}), findProblem("linreg")->range);
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].type, StationaryType::degenerate);
  EXPECT_NEAR(one[0].loss, 0, 1e-20);
  const auto same = findStationaryPoints(*problemOn("linreg", {1, 1, 1}, {0, 1, 2}), findProblem("linreg")->range);
  ASSERT_EQ(same.size(), 1U);
  EXPECT_NEAR(same[0].loss, 2, 1e-12);
}

TEST(StationaryPoints, OfDegenerateDataAreFew) {
  const Box box = findProblem("gabor")->range;
  EXPECT_LE(findStationaryPoints(*problemOn("gabor", {1}, {0.5}), box).size(), 12U);
  EXPECT_LE(findStationaryPoints(*problemOn("gabor", {0, 0}, {0.5, 0.1}), box).size(), 12U);
  EXPECT_LE(findStationaryPoints(*problemOn("gabor", {1e6, -1e6, 2e6}, {0.5, 1, 0}), box).size(), 12U);
  EXPECT_LE(findStationaryPoints(*problemOn("gabor", {1e-9, 2e-9}, {0, 0}), box).size(), 12U);
}

TEST(StationaryPoints, OfManyExamplesAreThoseOfAll) {
  const DataSet book = *problem("gabor", "book")->data();
  std::vector<double> x;
  std::vector<double> y;
  for (int i = 0; i < 6000; ++i) {
    x.push_back(book.x[i % 30]);
    y.push_back(book.y[i % 30] + 0.001 * std::sin(i));
  }
  const auto found = findStationaryPoints(*problemOn("gabor", x, y), findProblem("gabor")->range);
  ASSERT_FALSE(found.empty());
  EXPECT_NEAR(found[0].phi.x(), 0.0038, 1e-3);
  EXPECT_NEAR(found[0].phi.y(), 16.026, 1e-2);
}

TEST(StationaryPoints, AreClassifiedBySigns) {
  EXPECT_EQ(classify({1, 2}), StationaryType::minimum);
  EXPECT_EQ(classify({-1, 2}), StationaryType::saddle);
  EXPECT_EQ(classify({-2, -1}), StationaryType::maximum);
  EXPECT_EQ(classify({1e-10, 1}), StationaryType::degenerate);
  EXPECT_EQ(classify({0, 0}), StationaryType::degenerate);
}

TEST(StationaryPoints, KnowTheNearestMinimum) {
  const Box box{{0, 0}, {10, 1}};
  const std::vector<StationaryPoint> points{{.phi = {5, 0.1}, .eigenvalues = {1, 1}, .type = StationaryType::minimum},
                                            {.phi = {1, 0.9}, .eigenvalues = {1, 1}, .type = StationaryType::minimum},
                                            {.phi = {2, 0.1}, .eigenvalues = {-1, 1}, .type = StationaryType::saddle}};
  EXPECT_EQ(nearestLow(points, {2, 0.1}, box)->phi, Point2(5, 0.1)) << "in units of the box";
  EXPECT_FALSE(nearestLow({}, {0, 0}, box).has_value());
  const StationaryPoint valley{.phi = {2, 0.3}, .eigenvalues = {0, 4}, .type = StationaryType::degenerate};
  const StationaryPoint ridge{.phi = {2, 0.2}, .eigenvalues = {-4, 0}, .type = StationaryType::degenerate};
  EXPECT_EQ(nearestLow({valley, ridge}, {2, 0.1}, box)->phi, valley.phi) << "from a ridge the loss falls";
}

Verdict verdict(const std::string& name, OptimizerConfig optimizer, const Vector& start, Index steps) {
  return judge(runFor(problem(name, "reference"), std::move(optimizer), start, steps), steps);
}

TEST(Verdict, TellsWhatARunDoes) {
  EXPECT_EQ(verdict("gabor", {"gd", {0.1}}, point(-1.5, 8.5), 50).behaviour, Behaviour::descending);
  EXPECT_EQ(verdict("gabor", {"gd", {0.1}}, point(-1.5, 8.5), 2000).behaviour, Behaviour::converged);
  EXPECT_EQ(verdict("gabor", {"gd", {0.3}}, point(-1.5, 8.5), 200).behaviour, Behaviour::bouncing);
  EXPECT_EQ(verdict("linreg", {"gd", {0.04}}, point(1.6, -0.5), 200).behaviour, Behaviour::growing);
  EXPECT_EQ(verdict("linreg", {"gd", {0.04}}, point(1.6, -0.5), 20000).behaviour, Behaviour::diverged);
}

// Just below the limit of stability the steps turn back as well, but they shrink.
TEST(Verdict, DoesNotCallASettlingRunBouncing) {
  EXPECT_NE(verdict("linreg", {"gd", {0.038}}, point(1.6, -0.5), 40).behaviour, Behaviour::bouncing);
}

TEST(Verdict, HoldsSinceItsFirstStep) {
  const auto run = runFor(problem("gabor", "reference"), {"gd", {0.1}}, point(-1.5, 8.5), 2000);
  const Verdict last = judge(run, 2000);
  ASSERT_GT(last.since, 100);
  EXPECT_EQ(judge(run, last.since).behaviour, Behaviour::converged);
  EXPECT_EQ(judge(run, last.since - 1).behaviour, Behaviour::descending);
  EXPECT_EQ(judge(run, 99999).since, last.since) << "clamped to the timeline";
}

Run onFormula(const std::string& formula, OptimizerConfig optimizer, const Vector& start, Index steps) {
  return runFor(makeProblem({.name = "formula", .formula = formula}), std::move(optimizer), start, steps);
}

// x⁴/4 − x² + x/4 is −0.1776 at 0.6 and falls from there to the minimum at x = 1.3468, where x³ − 2x + ¼ = 0.
TEST(Verdict, DoesNotTakeANegativeLossForAGrowingOne) {
  const auto run = onFormula("x⁴ / 4 − x² + x / 4", {"gd", {0.1}}, point(0.6, 0), 60);
  EXPECT_LT(run.timeline().at(0).loss, 0);
  for (Index step = 0; step < 10; ++step) EXPECT_EQ(judge(run, step).behaviour, Behaviour::descending) << step;
  EXPECT_EQ(judge(run, 60).behaviour, Behaviour::converged);
}

// A constant added to the loss changes nothing of what a run does.
TEST(Verdict, DoesNotDependOnAConstantInTheLoss) {
  for (const std::string shift : {"− 100", "+ 0", "+ 5"}) {
    EXPECT_EQ(judge(onFormula("x² " + shift, {"gd", {1.2}}, point(1, 0), 10), 10).behaviour, Behaviour::growing);
    EXPECT_EQ(judge(onFormula("x² " + shift, {"gd", {1}}, point(1, 0), 20), 20).behaviour, Behaviour::bouncing);
    EXPECT_EQ(judge(onFormula("x² " + shift, {"gd", {0.3}}, point(1, 0), 20), 20).behaviour, Behaviour::converged);
  }
}

// φ₀² + 10⁻⁴ φ₁², α = 0.4: the gradient falls to 2·10⁻⁴ of the start's within a few updates, but of φ₁ = 50, which
// leaves 0.25 to gain, an update takes a part of 8·10⁻⁵.
TEST(Verdict, DoesNotCallARunConvergedThatStandsInAValley) {
  const auto run = onFormula("x² + y² / 10000", {"gd", {0.4}}, point(40, 50), 60);
  EXPECT_LT(run.timeline().at(60).gradient.norm(), 1e-3 * run.timeline().at(0).gradient.norm());
  EXPECT_NEAR(run.timeline().at(60).loss, 0.25, 0.01);
  EXPECT_EQ(judge(run, 60).behaviour, Behaviour::slow);
}

// Newton's method is at the stationary point of a quadratic after one update, whatever the signs of its curvatures.
TEST(Verdict, TellsAMinimumFromASaddleAndAMaximum) {
  const auto ends = [](const std::string& formula) {
    return judge(onFormula(formula, {"newton", {1, 0}}, point(0.5, 0.25), 5), 5).behaviour;
  };
  EXPECT_EQ(ends("x² + 3 * y²"), Behaviour::converged);
  EXPECT_EQ(ends("x² − 3 * y²"), Behaviour::atSaddle);
  EXPECT_EQ(ends("−x² − 3 * y²"), Behaviour::atMaximum);
}

TEST(Verdict, KnowsARunThatStartsWhereItMayRest) {
  EXPECT_EQ(judge(onFormula("x² + 3 * y²", {"gd", {0.1}}, point(0, 0), 3), 0).behaviour, Behaviour::converged);
  EXPECT_EQ(judge(onFormula("x² − 3 * y²", {"gd", {0.1}}, point(0, 0), 3), 3).behaviour, Behaviour::atSaddle);
}

// Pushed about by batches of five examples, its loss is now and then above the start's, but never for long.
TEST(Verdict, DoesNotCallANoisyRunGrowing) {
  BatchSchedule batches;
  for (int k = 0; k < 6; ++k) {
    std::vector<int> batch;
    for (int i = 5 * k; i < 5 * k + 5; ++i) batch.push_back(7 * i % 30);
    batches.push_back(batch);
  }
  const auto run = runFor(problem("gabor", "book"), {"normalized", {}}, point(-1.5, 8.5), 200, batches);
  double highest = 0;
  for (Index step = 0; step <= 200; ++step) {
    highest = std::max(highest, run.timeline().at(step).loss);
    EXPECT_NE(judge(run, step).behaviour, Behaviour::growing) << step;
  }
  EXPECT_GT(highest, run.timeline().at(0).loss);
}

TEST(Verdict, ShowsTheStepThatDiverged) {
  const auto run = runFor(problem("linreg", "reference"), {"gd", {0.04}}, point(1.6, -0.5), 20000);
  EXPECT_EQ(judge(run, 20000).since, run.divergence().step);
  EXPECT_EQ(judge(run, 200).behaviour, Behaviour::growing) << "seen from an earlier step";
}

}  // namespace
}  // namespace descenso
