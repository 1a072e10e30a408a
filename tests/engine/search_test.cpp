// Hill climbing and genetic search.
#include <gtest/gtest.h>

#include <cmath>

#include "reference_problems.h"

namespace descenso {
namespace {

using tests::point;
using tests::problem;
using tests::runFor;

class EverySearch : public ::testing::TestWithParam<std::string> {};

// Course OPT-30 and 31.
TEST_P(EverySearch, NeverRises) {
  for (const char* name : {"gabor", "rosenbrock"}) {
    const Vector start = std::string(name) == "gabor" ? point(-1.5, 8.5) : point(-1.2, 1);
    for (const char* seed : {"1", "2", "3"}) {
      const auto run =
          runFor(tests::referenceProblem(name), tests::optimizer(GetParam(), {{"seed", seed}}), start, 300);
      const auto losses = run.timeline().losses();
      for (std::size_t k = 1; k < losses.size(); ++k) ASSERT_LE(losses[k], losses[k - 1] * (1 + 1e-12) + 1e-300) << k;
      EXPECT_LT(losses.back(), losses.front() / 2);
    }
  }
}

TEST_P(EverySearch, DependsOnItsSeedOnly) {
  const auto end = [&](const char* seed) {
    return Point2(runFor(problem("gabor", "book"), tests::optimizer(GetParam(), {{"seed", seed}}), point(-1.5, 8.5), 30)
                      .timeline()
                      .at(30)
                      .phi);
  };
  EXPECT_EQ(end("1"), end("1"));
  EXPECT_NE(end("1"), end("2"));
}

TEST_P(EverySearch, CountsItsLossesAndAsksForNoGradient) {
  const std::string count = GetParam() == "genetic" ? "population" : "proposals";
  const auto run =
      runFor(problem("gabor", "book"), tests::optimizer(GetParam(), {{count, "10"}}), point(-1.5, 8.5), 20);
  const Evaluations asked = run.timeline().at(20).evaluations;
  EXPECT_EQ(asked.gradients, 0);
  EXPECT_EQ(asked.hessians, 0);
  // Climbing asks at φ and ten proposals; of a population the three best are not asked again.
  EXPECT_EQ(asked.losses, GetParam() == "genetic" ? 10 + 19 * 7 : 20 * 11);
}

TEST_P(EverySearch, ShowsWhatItTried) {
  const std::string count = GetParam() == "genetic" ? "population" : "proposals";
  const auto gabor = problem("gabor", "book");
  const auto run = runFor(gabor, tests::optimizer(GetParam(), {{count, "12"}}), point(-1.5, 8.5), 7);
  const Population tried = run.optimizer().population();
  ASSERT_EQ(tried.size(), 12);
  ASSERT_EQ(tried.dimension, 2);
  double lowest = run.timeline().at(6).loss;
  for (Index i = 0; i < tried.size(); ++i) {
    const double loss = tried.losses[static_cast<std::size_t>(i)];
    EXPECT_NEAR(loss, gabor->loss(tried.point(i), Batch::whole()), 1e-12);
    lowest = std::min(lowest, loss);
  }
  EXPECT_NEAR(run.timeline().at(7).loss, lowest, 1e-12) << "φ is the best of them";
}

INSTANTIATE_TEST_SUITE_P(Catalog, EverySearch, ::testing::Values("hill-climbing", "genetic"), [](const auto& tested) {
  return tested.param == "genetic" ? std::string("genetic") : std::string("climbing");
});

TEST(HillClimbing, SpreadFollowsItsSuccess) {
  const auto run = runFor(problem("gabor", "book"), tests::optimizer("hill-climbing"), point(-1.5, 8.5), 50);
  for (Index k = 1; k < 50; ++k) {
    const bool isBetter = run.timeline().at(k).loss < run.timeline().at(k - 1).loss;
    const double ratio = run.timeline().at(k + 1).term(0)[0] / run.timeline().at(k).term(0)[0];
    EXPECT_NEAR(ratio, std::exp(isBetter ? 1.0 / 3 : -1.0 / 12), 1e-12) << k;
  }
  const auto fixed = runFor(problem("gabor", "book"), tests::optimizer("hill-climbing", {{"spread-rule", "fixed"}}),
                            point(-1.5, 8.5), 50);
  EXPECT_EQ(fixed.timeline().at(50).term(0)[0], 0.5);
}

// Course OPT-31: 50 × 60 evaluations reach L < 1 in at least 8 of 10 seeds.
TEST(Genetic, FindsTheGlobalBasin) {
  const ProblemEntry& gabor = *findProblem("gabor");
  for (const Point2& start : {gabor.start, Point2((gabor.range.low + gabor.range.high) / 2)}) {
    int reached = 0;
    for (int seed = 1; seed <= 10; ++seed) {
      const auto config = tests::optimizer("genetic", {{"population", "50"}, {"seed", std::to_string(seed)}});
      const auto run = runFor(problem("gabor", "reference"), config, start, 60);
      EXPECT_LE(run.timeline().at(60).evaluations.losses, 50 * 60);
      if (run.timeline().at(60).loss < 1) ++reached;
    }
    EXPECT_GE(reached, 8) << "from " << start.transpose();
  }
}

TEST(Genetic, DescribesItsPopulation) {
  const auto run = runFor(problem("gabor", "book"), tests::optimizer("genetic"), point(-1.5, 8.5), 5);
  const Population all = run.optimizer().population();
  Vector mean = Vector::Zero(2);
  for (Index i = 0; i < all.size(); ++i) mean += all.point(i) / static_cast<double>(all.size());
  Vector variance = Vector::Zero(2);
  for (Index i = 0; i < all.size(); ++i)
    variance += (all.point(i) - mean).cwiseAbs2() / static_cast<double>(all.size());
  EXPECT_TRUE(run.timeline().at(5).term(0).isApprox(mean, 1e-12));
  EXPECT_TRUE(run.timeline().at(5).term(1).cwiseAbs2().isApprox(variance, 1e-12));
}

TEST(Genetic, KeepsNoMoreElitesThanItCan) {
  const auto config = tests::optimizer("genetic", {{"population", "4"}, {"elites", "20"}, {"tournament", "20"}});
  const auto run = runFor(problem("gabor", "book"), config, point(-1.5, 8.5), 30);
  EXPECT_EQ(run.timeline().at(30).evaluations.losses, 4 + 29);
}

}  // namespace
}  // namespace descenso
