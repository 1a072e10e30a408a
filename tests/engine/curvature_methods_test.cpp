// Newton, BFGS and L-BFGS.
#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <set>

#include "reference_problems.h"

namespace descenso {
namespace {

using nlohmann::json;
using tests::point;
using tests::problem;
using tests::referenceProblem;
using tests::runFor;

/// L = φ₀: without curvature.
class TiltedPlane final : public Problem {
 public:
  Index dimension() const override { return 2; }
  double loss(ConstVectorRef phi, const Batch&) const override { return phi[0]; }
  double lossAndGradient(ConstVectorRef phi, const Batch&, VectorRef gradient) const override {
    gradient << 1, 0;
    return phi[0];
  }
  void hessian(ConstVectorRef, const Batch&, MatrixRef hessian) const override { hessian.setZero(); }
};

// Course OPT-28.
TEST(Newton, SolvesALineInOneStep) {
  for (const char* safeguard : {"off", "on"}) {
    const auto config = tests::optimizer("newton", {{"safeguard", safeguard}});
    const auto run = runFor(problem("linreg", "reference"), config, point(1.6, -0.5), 2);
    EXPECT_NEAR(run.timeline().at(1).phi[0], 0.789101, 1e-6);
    EXPECT_NEAR(run.timeline().at(1).phi[1], 0.551298, 1e-6);
    EXPECT_EQ(run.timeline().at(1).evaluations.hessians, 1);
  }
}

// The saddle of the course's section 2 near (2.127, 7.439): without the safeguard it attracts, with it it repels.
TEST(Newton, GoesToASaddleUnlessGuarded) {
  const auto gabor = problem("gabor", "reference");
  const auto plain = runFor(gabor, tests::optimizer("newton", {{"safeguard", "off"}}), point(2, 7.3), 20);
  EXPECT_NEAR(plain.timeline().at(20).phi[0], 2.1269, 1e-4);
  EXPECT_NEAR(plain.timeline().at(20).phi[1], 7.4394, 1e-4);
  EXPECT_NEAR(plain.timeline().at(20).loss, 12.0754, 1e-4);
  const auto guarded = runFor(gabor, tests::optimizer("newton", {{"safeguard", "on"}}), point(2, 7.3), 60);
  EXPECT_LT(guarded.timeline().at(60).loss, 10);
  Matrix hessian(2, 2);
  gabor->hessian(guarded.timeline().at(60).phi, Batch::whole(), hessian);
  EXPECT_GT(hessian.determinant(), 0);
  EXPECT_LT(guarded.timeline().at(60).gradient.norm(), 1e-6);
}

TEST(Newton, GuardedNeverRises) {
  for (const Point2& start : {Point2(-1.5, 8.5), Point2(3.5, 6.5), Point2(2.6, 8.5), Point2(-9, 20)}) {
    const auto run = runFor(problem("gabor", "book"), tests::optimizer("newton"), start, 100);
    const auto losses = run.timeline().losses();
    for (std::size_t k = 1; k < losses.size(); ++k) EXPECT_LE(losses[k], losses[k - 1] * (1 + 1e-13)) << k;
  }
}

TEST(Newton, SurvivesASingularHessian) {
  const auto onePoint = tests::problemOn("linreg", {1}, {2});
  const auto guarded = runFor(onePoint, tests::optimizer("newton"), point(0, 0), 5);
  EXPECT_EQ(guarded.status(), RunStatus::running);
  EXPECT_NEAR(guarded.timeline().losses().back(), 0, 1e-12);
  const auto tilted = std::make_shared<TiltedPlane>();
  EXPECT_LT(runFor(tilted, tests::optimizer("newton"), point(0, 0), 5).timeline().losses().back(), 0);
  const auto plain = runFor(tilted, tests::optimizer("newton", {{"safeguard", "off"}}), point(0, 0), 5);
  EXPECT_EQ(plain.status(), RunStatus::diverged);
}

class EveryQuasiNewton : public ::testing::TestWithParam<std::string> {};

// Course OPT-29.
TEST_P(EveryQuasiNewton, SolvesALineInThreeIterations) {
  for (const char* data : {"reference", "book"}) {
    for (const Point2& start : {Point2(1.6, -0.5), Point2(0.6, -0.2), Point2(1.6, -0.8)}) {
      const auto run =
          runFor(problem("linreg", data), tests::optimizer(GetParam(), {{"curvature", "0.001"}}), start, 3);
      EXPECT_LT(run.timeline().at(3).gradient.norm(), 1e-6) << data << " from " << start.transpose();
    }
  }
}

TEST_P(EveryQuasiNewton, NeverRisesAndKeepsTheWolfeConditions) {
  for (const char* name : {"rosenbrock", "himmelblau", "gabor"}) {
    const auto start = std::string(name) == "gabor" ? point(-1.5, 8.5) : point(-1.2, 1);
    const auto run = runFor(referenceProblem(name), tests::optimizer(GetParam()), start, 60);
    const Index p = tests::termOf(run, "p");
    for (Index k = 1; k <= 60; ++k) {
      const StepRecord before = run.timeline().at(k - 1);
      const StepRecord after = run.timeline().at(k);
      EXPECT_LE(after.loss, before.loss);
      if (before.gradient.norm() < 1e-5) break;  // rounding decides from here on
      const double slope = before.gradient.dot(after.term(p));
      EXPECT_LT(slope, 0) << "a direction of descent";
      EXPECT_LE(after.loss, before.loss + 1e-4 * after.term(p + 1)[0] * slope) << name << " at " << k;
      EXPECT_LE(std::abs(after.gradient.dot(after.term(p))), 0.9 * -slope) << name << " at " << k;
    }
  }
}

/// What is listed for a problem: where others' programs ended, and the minima inside the map.
std::vector<Point2> listedMinima(const std::string& problem) {
  std::vector<Point2> all;
  for (const json& one : tests::referenceJson("endpoints_bfgs_lbfgs.json"))
    if (one["problem"] == problem) all.emplace_back(one["x"][0], one["x"][1]);
  const json stationary = tests::referenceJson("stationary_points.json");
  for (const json& one : stationary.value(problem, json::array()))
    if (one["type"] == "min") all.emplace_back(one["p"][0], one["p"][1]);
  return all;
}

TEST_P(EveryQuasiNewton, EndsInAListedMinimum) {
  std::set<std::string> done;
  for (const json& reference : tests::referenceJson("endpoints_bfgs_lbfgs.json")) {
    const std::string name = reference["problem"];
    if (!done.insert(name + reference["start"].dump()).second) continue;
    const Vector start = point(reference["start"][0], reference["start"][1]);
    const auto run = runFor(referenceProblem(name), tests::optimizer(GetParam()), start, 100);
    const StepRecord last = run.timeline().at(100);
    EXPECT_LT(last.gradient.norm(), 1e-6) << name << " from " << start.transpose();
    double nearest = 1e300;
    for (const Point2& listed : listedMinima(name)) nearest = std::min(nearest, (listed - Point2(last.phi)).norm());
    EXPECT_LT(nearest, 1e-4) << name << " from " << start.transpose() << " ends at " << last.phi.transpose();
    Matrix hessian(2, 2);
    run.problem().hessian(last.phi, Batch::whole(), hessian);
    EXPECT_GT(Eigen::SelfAdjointEigenSolver<Matrix>(hessian).eigenvalues()[0], -1e-6) << name;
  }
}

TEST_P(EveryQuasiNewton, AsksLittleAtItsEnd) {
  for (const char* name : {"linreg", "gabor"}) {
    const auto start = std::string(name) == "gabor" ? point(3.5, 6.5) : point(1.6, -0.5);
    const auto run = runFor(problem(name, "book"), tests::optimizer(GetParam()), start, 500);
    EXPECT_LE(run.timeline().at(500).evaluations.gradients - run.timeline().at(100).evaluations.gradients, 400) << name;
    EXPECT_LE(run.timeline().at(100).evaluations.gradients, 250) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Catalog, EveryQuasiNewton, ::testing::Values("bfgs", "lbfgs"),
                         [](const auto& tested) { return tested.param; });

TEST(LimitedMemoryBfgs, WithRoomForAllIsBfgs) {
  const auto rosenbrock = referenceProblem("rosenbrock");
  const auto full = runFor(rosenbrock, tests::optimizer("bfgs"), point(-1.2, 1), 5);
  const auto limited = runFor(rosenbrock, tests::optimizer("lbfgs", {{"memory", "50"}}), point(-1.2, 1), 5);
  for (Index k = 1; k <= 2; ++k)  // later the scaling between the loops is another one
    EXPECT_TRUE(full.timeline().at(k).phi.isApprox(limited.timeline().at(k).phi, 1e-9)) << k;
}

}  // namespace
}  // namespace descenso
