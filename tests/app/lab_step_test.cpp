// What one update shows: hatching, arrows of examples, look-ahead, population, brackets, weights. Against hand-made
// numbers and the course's.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/export/scene.h"
#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state_convexity.h"
#include "app/labs/optimizer/state_slice.h"
#include "app/labs/optimizer/state_weights.h"
#include "app/text/numbers.h"
#include "engine/problems/catalog.h"
#include "tests/app/recording_canvas.h"

namespace descenso {
namespace {

using ::testing::HasSubstr;
using tests::RecordingCanvas;

std::shared_ptr<const Problem> reference(std::string_view name) {
  return makeProblem({.name = std::string(name), .dataSet = "reference"});
}

Run runOf(std::string_view problem, const OptimizerConfig& optimizer, const Point2& start, Index steps,
          RunOptions options = {}) {
  descenso::Run run(reference(problem), optimizer, start, std::move(options));
  run.advanceTo(steps);
  return run;
}

/// λmin = φ₀ on [−1, 1]²: negative in the left half.
CurvatureGrid leftHalf() {
  CurvatureGrid grid{.box = {{-1, -1}, {1, 1}}, .width = 5, .height = 5, .smallest = {}, .largest = {}};
  for (Index row = 0; row < 5; ++row)
    for (Index column = 0; column < 5; ++column) grid.smallest.push_back(-1 + 0.5 * static_cast<double>(column));
  grid.largest.assign(25, 2);
  return grid;
}

TEST(Hatching, EndsWhereTheSmallestEigenvalueIsZero) {
  const auto lines = hatchLines(leftHalf(), {.width = 100, .height = 100, .view = {{-1, -1}, {1, 1}}, .spacing = 10});
  ASSERT_GT(lines.size(), 5u);
  double covered = 0;
  for (const HatchLine& line : lines) {
    EXPECT_LE(line.x1, 50 + 1e-9);
    EXPECT_NEAR(line.x1 - line.x0, line.y0 - line.y1, 1e-9) << "rising at 45°";
    const bool isAtEdge = std::abs(line.x1 - 50) < 1e-9 || line.y1 < 1e-9;
    EXPECT_TRUE(isAtEdge) << line.x1 << " " << line.y1;
    covered += line.x1 - line.x0;
  }
  EXPECT_NEAR(covered, 50 * 100 / 10, 30) << "along the horizontal, one line each 10 pixels over 50 × 100";
}

TEST(Hatching, LeavesOutWhatIsOffTheGridAndWithoutAHessian) {
  CurvatureGrid grid = leftHalf();
  EXPECT_TRUE(std::isnan(eigenvalueAt(grid, {-1.01, 0})));
  EXPECT_EQ(eigenvalueAt(grid, {-0.75, 0.3}), -0.75);
  EXPECT_EQ(eigenvalueAt(grid, {1, 1}), 1);
  const HatchPage page{.width = 100, .height = 100, .view = {{-3, -1}, {1, 1}}, .spacing = 10};
  for (const HatchLine& line : hatchLines(grid, page)) EXPECT_GE(line.x0, 50 - 1e-9);
  grid.smallest.assign(25, std::nan(""));
  EXPECT_TRUE(hatchLines(grid, page).empty());
}

TEST(Hatching, LiesWhereTheGaborLossIsNotConvex) {
  const auto problem = reference("gabor");
  const Box view{{-10, 2.5}, {10, 22.5}};
  ConvexityMap map;
  const auto grid = map.gridFor(problem, view, Pace::complete);
  ASSERT_TRUE(grid);
  EXPECT_EQ(map.gridFor(problem, view, Pace::complete), grid) << "made once";
  const HatchPage page{.width = 400, .height = 400, .view = view, .spacing = 20};
  const auto lines = hatchLines(*grid, page);
  ASSERT_GT(lines.size(), 20u);
  for (const HatchLine& line : lines) {
    const double x = (line.x0 + line.x1) / 2;
    const double y = (line.y0 + line.y1) / 2;
    const Point2 phi(-10 + x / 20, 22.5 - y / 20);
    EXPECT_LT(hessianEigenvalues(*problem, phi).x(), 0.05) << phi.transpose();
  }
  for (const StationaryPoint& point : findStationaryPoints(*problem, view))
    EXPECT_EQ(eigenvalueAt(*grid, point.phi) > 0, point.type == StationaryType::minimum) << point.phi;
}

TEST(Hatching, IsMadeInTheBackgroundAtAResponsivePace) {
  const auto problem = reference("gabor");
  const Box view{{-10, 2.5}, {10, 22.5}};
  ConvexityMap map;
  EXPECT_FALSE(map.gridFor(problem, view, Pace::responsive));
  EXPECT_TRUE(map.isComputing());
  const auto whole = map.gridFor(problem, view, Pace::complete);
  EXPECT_TRUE(whole);
  EXPECT_FALSE(map.isComputing());
  EXPECT_EQ(map.gridFor(problem, {{-9, 3}, {9, 22}}, Pace::responsive), whole) << "a small movement needs no other";
}

TEST(ExampleArrows, OfAMiniBatchAddUpToTheGradientOfTheStep) {
  BatchConfig batches{.size = 5, .order = BatchOrder::fixed};
  const descenso::Run run = runOf("gabor", {"sgd", {0.6}}, {3.5, 6.5}, 20, {.batches = makeBatches(batches, 30, 20)});
  for (const Index step : {0, 7, 19}) {
    const auto arrows = exampleArrows(run, step);
    ASSERT_TRUE(arrows);
    EXPECT_EQ(arrows->examples, 5);
    ASSERT_TRUE(arrows->isAll());
    Point2 sum(0, 0);
    for (const Point2& descent : arrows->descents) sum += descent;
    EXPECT_LT((sum - arrows->sum).norm(), 1e-12);
    EXPECT_LT((arrows->sum + Point2(run.timeline().at(step + 1).term(0))).norm(), 1e-12) << "−g of the update";
    EXPECT_EQ(arrows->from, Point2(run.timeline().at(step).phi));
  }
}

TEST(ExampleArrows, OfAllDataAreThinnedAndStillOfTheirTrueLength) {
  auto data = std::make_shared<DataSet>();
  data->x = Vector::LinSpaced(130, 0, 1);
  data->y = Vector::LinSpaced(130, 1, 2);
  const auto problem = makeProblem({.name = "linreg", .dataSet = "reference", .own = data});
  descenso::Run run(problem, {"gd", {0.001}}, Point2(0.3, 0.1));
  const auto arrows = exampleArrows(run, 0);
  ASSERT_TRUE(arrows);
  EXPECT_EQ(arrows->examples, 130);
  EXPECT_FALSE(arrows->isAll());
  EXPECT_EQ(arrows->descents.size(), 44u) << "every third";
  Matrix all(2, 130);
  exampleGradients(*problem, Point2(0.3, 0.1), Batch::whole(), all);
  for (std::size_t i = 0; i < arrows->descents.size(); ++i)
    EXPECT_LT((arrows->descents[i] + all.col(3 * static_cast<Index>(i))).norm(), 1e-12);
  EXPECT_LT((arrows->sum + all.rowwise().sum()).norm(), 1e-10);
}

TEST(ExampleArrows, FitWithinTheirReachAndAreNotThereWithoutData) {
  const descenso::Run run = runOf("gabor", {"gd", {0.1}}, {3.5, 6.5}, 3);
  const auto arrows = exampleArrows(run, 0);
  ASSERT_TRUE(arrows);
  const Point2 unit(40, 25);
  const double scale = arrowScale(*arrows, unit, 100);
  Point2 reached(0, 0);
  for (const Point2& descent : arrows->descents) {
    EXPECT_LE((scale * descent.cwiseProduct(unit)).norm(), 100 + 1e-9);
    reached += descent;
    EXPECT_LE((scale * reached.cwiseProduct(unit)).norm(), 100 + 1e-9);
  }
  descenso::Run surface(makeProblem({.name = "himmelblau"}), {"gd", {0.01}}, Point2(0, 0));
  EXPECT_FALSE(exampleArrows(surface, 0));
}

// φ̃ = φ − αβm with the m of the update before; the update then is the one recorded.
TEST(LookAhead, IsWhereTheMomentumLeads) {
  const descenso::Run run = runOf("gabor", {"nesterov", {0.1, 0.9, 0}}, {-1.5, 8.5}, 10);
  const auto ahead = lookAhead(run, 4);
  ASSERT_TRUE(ahead);
  const StepRecord now = run.timeline().at(4);
  EXPECT_EQ(ahead->from, Point2(now.phi));
  const Point2 m = now.term(2);
  EXPECT_LT((ahead->at - (ahead->from - 0.1 * 0.9 * m)).norm(), 1e-12);
  EXPECT_EQ(ahead->to, Point2(run.timeline().at(5).phi));
  EXPECT_EQ(lookAhead(run, 10)->to, Point2(run.timeline().at(10).phi)) << "none comes after: the last one";
  EXPECT_EQ(exampleArrows(run, 4)->from, ahead->at) << "there the gradient is taken";
  EXPECT_FALSE(lookAhead(runOf("gabor", {"gd", {0.1}}, {-1.5, 8.5}, 2), 1));
}

TEST(StepReplay, GoesForwardAndBackToTheSamePopulation) {
  for (const std::string name : {"genetic", "hill-climbing"}) {
    const descenso::Run run = runOf("gabor", {name}, {-1.5, 8.5}, 30);
    StepReplay replay;
    for (const Index step : {5, 6, 30, 2}) {
      const descenso::Run* again = replay.at(run, step, 1, Pace::complete);
      ASSERT_TRUE(again);
      const descenso::Run whole = replayed(run, step);
      const Population expected = whole.optimizer().population();
      const Population population = again->optimizer().population();
      ASSERT_GT(population.size(), 0);
      EXPECT_TRUE(std::ranges::equal(population.points, expected.points)) << name << " " << step;
    }
    EXPECT_FALSE(replay.isComputing());
  }
}

// REG-15: from (1.6, −0.5) the first exact step has α* = 0.021537 and ends at (1.716109, −0.198487), L = 2.80841.
TEST(StepSlice, FollowsTheLineSearchOfTheCourse) {
  const descenso::Run run = runOf("linreg", {"steepest", {0.1, 1e-5, 30, 0}}, {1.6, -0.5}, 3);
  const descenso::Run after = replayed(run, 1);
  const auto slice = stepSlice(run, 0, &after);
  ASSERT_TRUE(slice);
  EXPECT_TRUE(slice->isLineSearch);
  EXPECT_EQ(slice->update, 1);
  EXPECT_NEAR(slice->end, 0.021537, 1e-5);
  EXPECT_NEAR(slice->endLoss, 2.80841, 1e-4);
  EXPECT_NEAR(slice->startLoss, 5.231927, 1e-6);
  EXPECT_NEAR(slice->slope, -(5.391122 * 5.391122 + 13.999655 * 13.999655), 1e-3) << "−|g|²";
  EXPECT_NEAR(slice->t.back(), 2.5 * slice->end, 1e-12);
  ASSERT_GT(slice->brackets.size(), 8u);
  EXPECT_EQ(slice->brackets[0].a.at, 0);
  EXPECT_NEAR(slice->brackets[0].b.at, 0.1 / 3, 1e-12);
  EXPECT_NEAR(slice->brackets[0].c.at, 0.2 / 3, 1e-12);
  EXPECT_EQ(slice->brackets[0].d.at, 0.1);
  // L(b) < L(c): d ← c, b and c at the thirds of what is left.
  EXPECT_NEAR(slice->brackets[1].d.at, 0.2 / 3, 1e-12);
  EXPECT_NEAR(slice->brackets[1].b.at, 0.2 / 9, 1e-12);
  for (std::size_t i = 1; i < slice->brackets.size(); ++i) {
    EXPECT_GE(slice->brackets[i].a.at, slice->brackets[i - 1].a.at);
    EXPECT_LE(slice->brackets[i].d.at, slice->brackets[i - 1].d.at);
    EXPECT_LE(slice->brackets[i].a.at, slice->end);
    EXPECT_GE(slice->brackets[i].d.at, slice->end);
  }
}

TEST(StepSlice, IsAlongTheStepOfEveryOtherMethod) {
  const descenso::Run run = runOf("gabor", {"adam"}, {-1.5, 8.5}, 12);
  const auto slice = stepSlice(run, 5, nullptr);
  ASSERT_TRUE(slice);
  EXPECT_EQ(slice->end, 1);
  EXPECT_TRUE(slice->brackets.empty());
  EXPECT_NEAR(slice->endLoss, run.problem().loss(slice->from + slice->direction, Batch::whole()), 1e-12);
  const double h = 1e-6;
  const double rise = run.problem().loss(slice->from + h * slice->direction, Batch::whole()) - slice->startLoss;
  EXPECT_NEAR(slice->slope, rise / h, 1e-4);
  EXPECT_EQ(stepSlice(run, 12, nullptr)->update, 12) << "none comes after: the last one";
  EXPECT_FALSE(stepSlice(runOf("gabor", {"adam"}, {-1.5, 8.5}, 0), 0, nullptr));
}

// OPT-12 … 14, β = 0.9.
TEST(MomentumWeights, AreThoseOfTheCourse) {
  const descenso::Run run = runOf("gabor", {"momentum", {0.1, 0.9, 0}}, {-1.5, 8.5}, 200);
  const auto three = momentumWeights(run, 3);
  ASSERT_TRUE(three);
  EXPECT_THAT(three->inMoment,
              ::testing::ElementsAre(::testing::DoubleNear(0.081, 1e-12), ::testing::DoubleNear(0.09, 1e-12),
                                     ::testing::DoubleNear(0.1, 1e-12)));
  EXPECT_THAT(three->inDisplacement,
              ::testing::ElementsAre(::testing::DoubleNear(0.271, 1e-12), ::testing::DoubleNear(0.19, 1e-12),
                                     ::testing::DoubleNear(0.1, 1e-12)));
  EXPECT_NEAR(three->momentSum, 0.271, 1e-12);
  EXPECT_NEAR(momentumWeights(run, 10)->momentSum, 0.651322, 5e-7);
  EXPECT_NEAR(momentumWeights(run, 50)->momentSum, 0.994846, 5e-7);
  const auto late = momentumWeights(run, 200);
  EXPECT_EQ(late->inMoment.size(), static_cast<std::size_t>(mostWeights));
  EXPECT_EQ(late->first, 100);
  EXPECT_NEAR(late->momentSum, 1 - std::pow(0.9, 200), 1e-12);
}

/// m and the way gone, put together from the gradients of the timeline with the weights.
void expectTheWeightsMakeTheRun(const OptimizerConfig& config, Index gradientTerm, Index momentTerm) {
  const descenso::Run run = runOf("gabor", config, {-1.5, 8.5}, 12);
  const auto weights = momentumWeights(run, 12);
  ASSERT_TRUE(weights);
  Point2 m(0, 0), gone(0, 0);
  double sum = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    const Point2 g = run.timeline().at(static_cast<Index>(i) + 1).term(gradientTerm);
    m += weights->inMoment[i] * g;
    gone += weights->inDisplacement[i] * g;
    sum += weights->inMoment[i];
  }
  EXPECT_LT((m - Point2(run.timeline().at(12).term(momentTerm))).norm(), 1e-12) << config.name;
  EXPECT_LT((Point2(-1.5, 8.5) - config.values[0] * gone - Point2(run.timeline().at(12).phi)).norm(), 1e-12);
  EXPECT_NEAR(weights->momentSum, sum, 1e-12);
}

TEST(MomentumWeights, MakeTheRunInEveryForm) {
  for (const double form : {0.0, 1.0, 2.0}) expectTheWeightsMakeTheRun({"momentum", {0.02, 0.9, form}}, 0, 1);
  for (const double form : {0.0, 1.0}) expectTheWeightsMakeTheRun({"nesterov", {0.02, 0.9, form}}, 1, 2);
  expectTheWeightsMakeTheRun({"nesterov", {0.02, 0.9, 2}}, 0, 1);
}

TEST(MomentumWeights, OfAdamAreThoseOfItsFirstMomentAlone) {
  const auto weights = momentumWeights(runOf("gabor", {"adam"}, {-1.5, 8.5}, 3), 3);
  ASSERT_TRUE(weights);
  EXPECT_NEAR(weights->momentSum, 0.271, 1e-12);
  EXPECT_TRUE(weights->inDisplacement.empty());
  for (const std::string name : {"gd", "rmsprop", "bfgs", "genetic"})
    EXPECT_FALSE(momentumWeights(runOf("gabor", {name}, {-1.5, 8.5}, 2), 2)) << name;
}

}  // namespace
}  // namespace descenso
