#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "engine/analysis/walk.h"
#include "helpers.h"

namespace descenso {
namespace {

using tests::Bowl;
using tests::point;
using tests::problem;
using tests::refusal;
using tests::runFor;

class EveryWalk : public ::testing::TestWithParam<std::string> {};

void expectSame(const Walk& walk, const Run& run) {
  const StepRecord last = run.timeline().at(run.timeline().lastStep());
  EXPECT_EQ(walk.steps(), last.step);
  EXPECT_EQ(walk.phi(), last.phi);
  EXPECT_EQ(walk.loss(), last.loss);
  EXPECT_EQ(walk.gradientNorm(), last.gradient.norm());
}

TEST_P(EveryWalk, IsTheRunToTheBit) {
  const auto gabor = problem("gabor", "reference");
  Walk walk(*gabor, {GetParam(), {}});
  for (const Vector& start : {point(-1.5, 8.5), point(3.5, 6.5), point(9, 3)}) {
    walk.restart(start);
    for (int i = 0; i < 100; ++i) walk.step();
    EXPECT_FALSE(walk.hasDiverged());
    expectSame(walk, runFor(gabor, {GetParam(), {}}, start, 100));
  }
}

INSTANTIATE_TEST_SUITE_P(Walk, EveryWalk, ::testing::ValuesIn([] {
                           std::vector<std::string> names;
                           for (const OptimizerEntry& entry : optimizerCatalog()) names.emplace_back(entry.name);
                           return names;
                         }()),
                         [](const auto& tested) {
                           std::string name = tested.param;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(Walk, TakesTheRunsBatches) {
  const auto line = problem("linreg", "reference");
  const BatchSchedule batches{{0, 5, 11}, {2}, {3, 4, 6, 7}};
  Walk walk(*line, {"momentum", {0.02, 0.9, 0}}, {.batches = batches, .schedule = {}});
  walk.restart(point(1.6, -0.5));
  for (int i = 0; i < 50; ++i) walk.step();
  expectSame(walk, runFor(line, {"momentum", {0.02, 0.9, 0}}, point(1.6, -0.5), 50, batches));
}

TEST(Walk, KeepsTheRunsSchedule) {
  const auto line = problem("linreg", "reference");
  const RunOptions options{.batches = {}, .schedule = {"cosine", {}}, .steps = 40};
  Walk walk(*line, {"adam", {}}, options);
  walk.restart(point(1.6, -0.5));
  for (int k = 0; k < 40; ++k) walk.step();
  descenso::Run run(line, {"adam", {}}, point(1.6, -0.5), options);
  run.advanceTo(40);
  expectSame(walk, run);
}

TEST(Walk, DivergesWhereTheRunDoes) {
  const auto bowl = std::make_shared<const Bowl>(1, 30);
  Walk walk(*bowl, {"gd", {1}});
  walk.restart(point(1, 1));
  for (int i = 0; i < 2000; ++i) walk.step();
  const auto run = runFor(bowl, {"gd", {1}}, point(1, 1), 2000);
  ASSERT_EQ(run.status(), RunStatus::diverged);
  EXPECT_TRUE(walk.hasDiverged());
  EXPECT_EQ(walk.steps(), run.timeline().lastStep());
  EXPECT_EQ(walk.loss(), run.timeline().losses().back());
}

TEST(Walk, DivergesAtAStartWithoutALossAndStartsAnew) {
  const Bowl bowl;
  Walk walk(bowl, {"gd", {}});
  walk.restart(point(1e200, 0));
  walk.step();
  EXPECT_TRUE(walk.hasDiverged());
  EXPECT_EQ(walk.steps(), 0);
  EXPECT_EQ(walk.loss(), std::numeric_limits<double>::infinity());
  walk.restart(point(2, 0));
  walk.step();
  EXPECT_FALSE(walk.hasDiverged());
  EXPECT_EQ(walk.steps(), 1);
  EXPECT_DOUBLE_EQ(walk.phi()[0], 1.8);
  EXPECT_DOUBLE_EQ(walk.loss(), 1.62);
  EXPECT_DOUBLE_EQ(walk.gradientNorm(), 1.8);
}

TEST(Walk, RefusesWhatARunRefuses) {
  const auto line = problem("linreg", "reference");
  const BatchSchedule beyond{{12}};
  EXPECT_EQ(refusal([&] {
              Walk(*line, {"sgd", {}}, {.batches = beyond, .schedule = {}});
            }),
            "a batch must hold example indices in [0, 12), got 12");
  EXPECT_EQ(refusal([&] { Walk(*line, {"adam", {1, 2, 0, 1, 0, 0}}); }), "beta must be in [0, 1), got 2");
}

LossGrowth growthFrom(double start, std::initializer_list<double> after, double promised) {
  LossGrowth growth;
  growth.restart(start);
  growth.promise(Vector::Constant(1, promised), Vector::Constant(1, -1));
  for (const double loss : after) growth.add(loss);
  return growth;
}

TEST(LossGrowth, IsMoreAboveTheStartThanEverBelowIt) {
  EXPECT_FALSE(growthFrom(3, {1}, 0).isGrown(5));
  EXPECT_TRUE(growthFrom(3, {1}, 0).isGrown(5.1));
  EXPECT_FALSE(growthFrom(3, {2.9}, 0.5).isGrown(3.4)) << "a first update that overshot by less than it promised";
  EXPECT_TRUE(growthFrom(3, {2.9}, 0.5).isGrown(3.6));
}

TEST(LossGrowth, DoesNotDependOnAConstantAddedToTheLoss) {
  for (const double shift : {-100.0, -3.0, 0.0, 7.0}) {
    EXPECT_FALSE(growthFrom(shift - 0.178, {shift - 0.9}, 0.2).isGrown(shift - 0.1)) << shift;
    EXPECT_TRUE(growthFrom(shift - 0.178, {shift - 0.9}, 0.2).isGrown(shift + 0.6)) << shift;
  }
}

// L = φ², α = 1.2: every update multiplies φ by 1 − 2.4, so L by 1.96. From φ = 1 the first promises 1.2 · 2² = 4.8;
// 1.96² = 3.84 is 2.84 above the start, 1.96³ = 7.53 is 6.53.
TEST(Walk, HasGrownOnceItsLossIsFartherUpThanItWasToFall) {
  const auto square = makeProblem({.name = "formula", .formula = "x²"});
  Walk walk(*square, {"gd", {1.2}});
  walk.restart(point(1, 0));
  std::vector<bool> grown;
  for (int i = 0; i < 4; ++i) {
    walk.step();
    grown.push_back(walk.hasGrown());
  }
  EXPECT_EQ(grown, std::vector<bool>({false, false, true, true}));
}

}  // namespace
}  // namespace descenso
