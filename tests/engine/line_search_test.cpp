// Bracketing line search and the steepest descent that uses it.
#include <gtest/gtest.h>

#include "reference_problems.h"

namespace descenso {
namespace {

using tests::point;
using tests::problem;
using tests::runFor;

double parabola(double phi) { return (phi - 0.3) * (phi - 0.3); }

// Course LOS-05.
TEST(Bracketing, NarrowsAsInTheCourse) {
  std::vector<Bracket> trace;
  const double found = bracketedMinimum(parabola, {.farthest = 1, .threshold = 0, .mostNarrowings = 10}, trace);
  ASSERT_EQ(trace.size(), 11U);
  const auto expect = [&](std::size_t n, double a, double b, double c, double d) {
    EXPECT_NEAR(trace[n].a.at, a, 5e-5) << n;
    EXPECT_NEAR(trace[n].b.at, b, 5e-5) << n;
    EXPECT_NEAR(trace[n].c.at, c, 5e-5) << n;
    EXPECT_NEAR(trace[n].d.at, d, 5e-5) << n;
  };
  expect(0, 0, 0.3333, 0.6667, 1);
  expect(1, 0, 0.2222, 0.4444, 0.6667);
  expect(2, 0, 0.1481, 0.2963, 0.4444);
  expect(3, 0.1481, 0.2469, 0.3457, 0.4444);
  EXPECT_NEAR(trace[10].d.at - trace[10].a.at, 0.017342, 1e-6);
  EXPECT_NEAR(found, 0.297854, 1e-6);
  for (const Bracket& bracket : trace) {
    EXPECT_EQ(bracket.b.loss, parabola(bracket.b.at));
    EXPECT_EQ(bracket.d.loss, parabola(bracket.d.at));
  }
}

TEST(Bracketing, HalvesTowardsAStartThatIsLowest) {
  std::vector<Bracket> trace;
  const auto nearby = [](double at) { return parabola(at + 0.299); };  // the minimum is at 0.001
  bracketedMinimum(nearby, {.farthest = 1, .threshold = 0, .mostNarrowings = 2}, trace);
  EXPECT_EQ(trace[1].a.at, 0);
  EXPECT_NEAR(trace[1].b.at, 1.0 / 6, 1e-15);
  EXPECT_NEAR(trace[1].d.at, 0.5, 1e-15);
  EXPECT_NEAR(trace[2].c.at, 1.0 / 6, 1e-15);
}

TEST(Bracketing, EndsAtItsThresholdOrItsCount) {
  std::vector<Bracket> trace;
  bracketedMinimum(parabola, {.farthest = 1, .threshold = 0.1, .mostNarrowings = 99}, trace);
  EXPECT_LE(trace.back().c.at - trace.back().b.at, 0.1);
  EXPECT_GT(trace[trace.size() - 2].c.at - trace[trace.size() - 2].b.at, 0.1);
  bracketedMinimum(parabola, {.farthest = 1, .threshold = 1e-9, .mostNarrowings = 3}, trace);
  EXPECT_EQ(trace.size(), 4U);
}

TEST(Bracketing, ComesBackFromWhereThereIsNoLoss) {
  std::vector<Bracket> trace;
  const auto cliff = [](double at) { return at > 0.5 ? std::nan("") : parabola(at); };
  EXPECT_NEAR(bracketedMinimum(cliff, {.farthest = 1, .threshold = 1e-6, .mostNarrowings = 99}, trace), 0.3, 1e-5);
}

// Course REG-15: the exact first step on the reference line.
TEST(SteepestDescent, FindsTheExactStep) {
  const auto config =
      tests::optimizer("steepest", {{"maximum-distance", "0.5"}, {"threshold", "1e-9"}, {"most-iterations", "60"}});
  const auto run = runFor(problem("linreg", "reference"), config, point(1.6, -0.5), 6);
  const StepRecord first = run.timeline().at(1);
  EXPECT_NEAR(first.term(1)[0], 0.021537, 1e-6);
  EXPECT_NEAR(first.phi[0], 1.716109, 1e-6);
  EXPECT_NEAR(first.phi[1], -0.198487, 1e-6);
  EXPECT_NEAR(first.loss, 2.80841, 1e-5);
  for (Index k = 2; k <= 6; ++k) {
    const Vector a = run.timeline().at(k - 1).term(2);
    const Vector b = run.timeline().at(k).term(2);
    EXPECT_NEAR(a.dot(b) / (a.norm() * b.norm()), 0, 1e-4) << "successive steps are perpendicular";
  }
}

TEST(SteepestDescent, ShowsItsBracketsAndCountsItsQuestions) {
  const auto run = runFor(problem("gabor", "book"), tests::optimizer("steepest"), point(-1.5, 8.5), 1);
  const auto brackets = run.optimizer().brackets();
  ASSERT_GE(brackets.size(), 2U);
  const StepRecord record = run.timeline().at(1);
  EXPECT_EQ(brackets.front().a.loss, run.timeline().at(0).loss);
  EXPECT_EQ(record.term(1)[0], (brackets.back().b.at + brackets.back().c.at) / 2);
  EXPECT_EQ(record.evaluations.gradients, 1);
  EXPECT_GE(record.evaluations.losses, static_cast<long>(2 * brackets.size() + 2));
}

}  // namespace
}  // namespace descenso
