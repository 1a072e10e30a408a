// What each gradient method is known to do: numbers of the course and by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "reference_problems.h"

namespace descenso {
namespace {

using tests::Bowl;
using tests::point;
using tests::Ramp;
using tests::runFor;

TEST(GradientDescent, FollowsTheFormula) {
  const auto run = runFor(std::make_shared<Bowl>(1, 2), {"gd", {0.1}}, point(1, -2), 1);
  const StepRecord record = run.timeline().at(1);
  EXPECT_EQ(Point2(record.term(0)), Point2(1, -4));
  EXPECT_EQ(Point2(record.term(1)), Point2(-0.1, 0.4));
  EXPECT_EQ(Point2(record.phi), Point2(0.9, -1.6));
}

// Weights of g₀, g₁, g₂ in m₃ with β = 0.9 (course OPT-12): their sum is 0.271 for equal gradients.
TEST(Momentum, BooksFormAveragesGradients) {
  const auto run = runFor(std::make_shared<Ramp>(Point2(1, -2)), {"momentum", {0.1, 0.9, 0}}, point(0, 0), 3);
  EXPECT_NEAR(run.timeline().at(3).term(1)[0], 0.271, 1e-15);
  EXPECT_NEAR(run.timeline().at(3).term(1)[1], -0.542, 1e-15);
  EXPECT_NEAR(run.timeline().at(3).phi[0], -0.1 * 0.561, 1e-15);
}

TEST(Momentum, HeavyBallSumsGradients) {
  const auto run = runFor(std::make_shared<Ramp>(Point2(1, -2)), {"momentum", {0.1, 0.5, 1}}, point(0, 0), 3);
  EXPECT_NEAR(run.timeline().at(3).term(1)[0], 1.75, 1e-15);
  EXPECT_NEAR(run.timeline().at(3).phi[0], -0.1 * (1 + 1.5 + 1.75), 1e-15);
}

TEST(Momentum, FormsWalkTheSamePathAtEqualSteps) {
  const auto gabor = tests::problem("gabor", "book");
  const auto book = runFor(gabor, {"momentum", {0.1, 0.9, 0}}, point(-1.5, 8.5), 50);
  const auto ball = runFor(gabor, {"momentum", {0.1 * (1 - 0.9), 0.9, 1}}, point(-1.5, 8.5), 50);
  EXPECT_TRUE(book.timeline().at(50).phi.isApprox(ball.timeline().at(50).phi, 1e-12));
}

// Constant gradient: the corrected step is α at every update, the printed one 3.1623, 4.2496, 4.9502 times (course
// OPT-22, 23).
TEST(Adam, CorrectionKeepsTheFirstStepsModerate) {
  const auto ramp = std::make_shared<Ramp>(Point2(2, -3));
  const auto corrected = runFor(ramp, {"adam", {0.1, 0.9, 0.999, 1e-8, 1, 0}}, point(0, 0), 5);
  const auto printed = runFor(ramp, {"adam", {0.1, 0.9, 0.999, 1e-8, 0, 0}}, point(0, 0), 3);
  for (Index k = 1; k <= 5; ++k) EXPECT_NEAR(corrected.timeline().at(k).term(5)[0], -0.1, 1e-9);
  const std::vector<double> factors{3.1623, 4.2496, 4.9502};
  for (Index k = 1; k <= 3; ++k) {
    EXPECT_NEAR(printed.timeline().at(k).term(3)[1], 0.1 * factors[static_cast<std::size_t>(k - 1)], 1e-5);
  }
}

TEST(Adam, EpsilonStandsWhereItIsTold) {
  const auto ramp = std::make_shared<Ramp>(Point2(2, 0));
  const auto outside = runFor(ramp, {"adam", {0.1, 0.9, 0.99, 0.5, 1, 0}}, point(0, 0), 1);
  const auto inside = runFor(ramp, {"adam", {0.1, 0.9, 0.99, 0.5, 1, 1}}, point(0, 0), 1);
  EXPECT_NEAR(outside.timeline().at(1).phi[0], -0.1 * 2 / (2 + 0.5), 1e-15);
  EXPECT_NEAR(inside.timeline().at(1).phi[0], -0.1 * 2 / std::sqrt(4 + 0.5), 1e-15);
  EXPECT_EQ(outside.timeline().at(1).phi[1], 0);
  EXPECT_EQ(inside.timeline().at(1).phi[1], 0);
}

TEST(Adam, HasHatsOnlyWhereItCorrects) {
  const auto names = [](const OptimizerConfig& config) {
    std::string all;
    for (const Term& term : makeOptimizer(config)->terms()) all += std::string(term.name) + " ";
    return all;
  };
  EXPECT_EQ(names({"adam", {0.1, 0.9, 0.99, 1e-8, 1, 0}}), "g m v mHat vHat delta ");
  EXPECT_EQ(names({"adam", {0.1, 0.9, 0.99, 1e-8, 0, 1}}), "g m v delta ");
}

// Course OPT-08: α₀ = γ = 0.1; printed with a minus sign the rate grows to a pole at n = 10 (erratum E30).
TEST(GradientDescentWithDecay, SlowsDownUnlessAsPrinted) {
  const auto ramp = std::make_shared<Ramp>(Point2(1, -2));
  const auto corrected = runFor(ramp, tests::optimizer("gd-decay", {{"decay-rate", "0.1"}}), point(0, 0), 21);
  const Index rate = tests::termOf(corrected, "rate");
  for (const auto& [n, alpha] :
       std::map<Index, double>{{0, 0.1}, {1, 0.1 / 1.1}, {5, 0.1 / 1.5}, {10, 0.05}, {20, 0.1 / 3}})
    EXPECT_NEAR(corrected.timeline().at(n + 1).term(rate)[0], alpha, 1e-15) << n;
  const auto printed =
      runFor(ramp, tests::optimizer("gd-decay", {{"decay-rate", "0.1"}, {"form", "as-printed"}}), point(0, 0), 21);
  EXPECT_NEAR(printed.timeline().at(2).term(rate)[0], 0.1 / 0.9, 1e-15);
  EXPECT_NEAR(printed.timeline().at(6).term(rate)[0], 0.2, 1e-15);
  EXPECT_EQ(printed.status(), RunStatus::diverged);
  EXPECT_EQ(printed.divergence().step, 11);
}

// Course OPT-15: with equal gradients momentum lags β/(1 − β) = 9 steps behind.
TEST(Momentum, LagsBehindOnASlope) {
  const auto run = runFor(std::make_shared<Ramp>(Point2(1, 0)), {"momentum", {1, 0.9, 0}}, point(0, 0), 50);
  for (const auto& [t, way] : std::map<Index, double>{{1, 0.1}, {3, 0.561}, {10, 4.138106}, {50, 41.046384}})
    EXPECT_NEAR(run.timeline().at(t).phi[0], -way, 1e-6) << t;
  for (const auto& [t, m] : std::map<Index, double>{{3, 0.271}, {10, 0.651322}, {50, 0.994846}})
    EXPECT_NEAR(run.timeline().at(t).term(1)[0], m, 1e-6) << t;
}

// Course OPT-32 and E61: the ravine's steep coordinate.
TEST(Momentum, OscillatesLessThanGradientDescent) {
  const auto ravine = std::make_shared<tests::Ravine>();
  const auto gd = runFor(ravine, {"gd", {0.09}}, point(-0.8, -0.9), 2);
  const auto momentum = runFor(ravine, {"momentum", {0.09, 0.9, 0}}, point(-0.8, -0.9), 2);
  EXPECT_NEAR(gd.timeline().at(1).phi[1], 0.72, 1e-12);
  EXPECT_NEAR(gd.timeline().at(2).phi[1], -0.576, 1e-12);
  EXPECT_NEAR(momentum.timeline().at(1).phi[1], -0.738, 1e-12);
  EXPECT_NEAR(momentum.timeline().at(2).phi[1], -0.459, 1e-3);
}

// Course OPT-02.
TEST(GradientDescent, DependsOnItsRate) {
  const auto ravine = std::make_shared<tests::Ravine>();
  const auto lossAfter = [&](double alpha, Index step) {
    return runFor(ravine, {"gd", {alpha}}, point(-0.8, -0.9), step).timeline().losses().back();
  };
  EXPECT_NEAR(lossAfter(0.005, 200), 0.131965, 1e-6);
  EXPECT_NEAR(lossAfter(0.09, 40), 5.18e-4, 1e-6);
  EXPECT_NEAR(lossAfter(0.11, 1), 12.44, 5e-3);
  EXPECT_NEAR(lossAfter(0.11, 2), 17.41, 5e-3);
  const auto bouncing = runFor(ravine, {"gd", {0.1}}, point(-0.8, -0.9), 200);
  for (const Index k : {1, 2, 199, 200})
    EXPECT_NEAR(bouncing.timeline().at(k).phi[1], k % 2 == 0 ? -0.9 : 0.9, 1e-9) << k;
}

// Course OPT-03: (w − 3)² from 1, η = 0.1, ends when a step is shorter than 1e-6.
TEST(GradientDescent, StopsWhereTheCourseSays) {
  class Parabola final : public Problem {
   public:
    Index dimension() const override { return 1; }
    double loss(ConstVectorRef phi, const Batch&) const override { return (phi[0] - 3) * (phi[0] - 3); }
    double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override {
      gradient[0] = 2 * (phi[0] - 3);
      return loss(phi, batch);
    }
    void hessian(ConstVectorRef, const Batch&, MatrixRef hessian) const override { hessian(0, 0) = 2; }
  };
  const auto run = runFor(std::make_shared<Parabola>(), {"gd", {0.1}}, Vector::Constant(1, 1.0), 80);
  for (const auto& [k, w] : std::map<Index, double>{{1, 1.4}, {2, 1.72}, {3, 1.976}})
    EXPECT_NEAR(run.timeline().at(k).phi[0], w, 1e-12);
  Index stop = 1;
  while (std::abs(run.timeline().at(stop).term(1)[0]) >= 1e-6) ++stop;
  EXPECT_EQ(stop, 59);
  EXPECT_NEAR(run.timeline().at(stop).phi[0], 2.999996, 1e-6);
}

// Course OPT-18: L = φ² at φ = 1 with m = 0.5, α = 0.1, β = 0.9 looks at 0.95, where the gradient is 1.9.
TEST(Nesterov, LooksWhereTheMomentumLeads) {
  const auto run = runFor(tests::problem("gabor", "reference"), {"nesterov", {0.1, 0.9, 1}}, point(-1.5, 8.5), 2);
  const StepRecord first = run.timeline().at(1);
  const StepRecord second = run.timeline().at(2);
  EXPECT_EQ(Point2(first.term(0)), Point2(-1.5, 8.5)) << "without momentum it looks where it is";
  EXPECT_EQ(Point2(second.term(0)), Point2(first.phi - 0.1 * first.term(2)));
  Vector gradient(2);
  run.problem().lossAndGradient(second.term(0), Batch::whole(), gradient);
  EXPECT_EQ(Point2(second.term(1)), Point2(gradient));
}

TEST(Nesterov, FormsDiffer) {
  const auto bowl = std::make_shared<Bowl>(2, 2);
  const auto after = [&](double form) {
    return runFor(bowl, {"nesterov", {0.1, 0.5, form}}, point(1, 0), 2).timeline().at(2).phi[0];
  };
  // m₁ = 1, φ₁ = 0.9 (book and slide).
  EXPECT_NEAR(after(0), 0.9 - 0.1 * (0.5 + 0.5 * 2 * (0.9 - 0.05)), 1e-15);
  EXPECT_NEAR(after(1), 0.9 - 0.1 * (0.5 + 0.5 * 2 * (0.9 - 0.1)), 1e-15);
  // g₁ = m₁ = 2, φ₁ = 1 − 0.1 · 3 = 0.7; g₂ = 1.4, m₂ = 2.4.
  EXPECT_NEAR(after(2), 0.7 - 0.1 * (1.4 + 0.5 * 2.4), 1e-15);
}

// Course OPT-19: equal gradients give steps α, α/√2, α/√3 …
TEST(AdaGrad, StepsShrinkWithTheRootOfTheirNumber) {
  const auto run = runFor(std::make_shared<Ramp>(Point2(3, -0.5)), {"adagrad", {}}, point(0, 0), 5);
  for (Index k = 1; k <= 5; ++k) {
    EXPECT_NEAR(run.timeline().at(k).term(2)[0], -0.5 / std::sqrt(k), 1e-7);
    EXPECT_NEAR(run.timeline().at(k).term(2)[1], 0.5 / std::sqrt(k), 1e-7);
  }
}

// Course OPT-21: the first step is α/√(1 − γ) whatever the gradient.
TEST(RmsProp, FirstStepIsLarge) {
  for (const auto& [gamma, factor] : std::map<double, double>{{0.9, 3.1623}, {0.99, 10}, {0.999, 31.62}}) {
    const auto run =
        runFor(std::make_shared<Ramp>(Point2(300, -2)), {"rmsprop", {0.05, gamma, 1e-8, 1}}, point(0, 0), 1);
    EXPECT_NEAR(run.timeline().at(1).phi[0], -0.05 * factor, 0.05 * 5e-3);
    EXPECT_NEAR(run.timeline().at(1).phi[1], 0.05 * factor, 0.05 * 5e-3);
  }
}

// Course OPT-20: only the signs count; on the ravine it bounces for ever.
TEST(NormalizedGradient, IsAStepOfSigns) {
  const auto run = runFor(std::make_shared<Ramp>(Point2(3, -2)), {"normalized", {1, 1e-20, 0}}, point(0, 0), 1);
  EXPECT_EQ(Point2(run.timeline().at(1).phi), Point2(-1, 1));
  const auto whole = runFor(std::make_shared<Ramp>(Point2(3, -4)), {"normalized", {1, 1e-20, 1}}, point(0, 0), 1);
  EXPECT_TRUE(Point2(whole.timeline().at(1).phi).isApprox(Point2(-0.6, 0.8), 1e-15));
  const auto ravine = runFor(std::make_shared<tests::Ravine>(), {"normalized", {}}, point(-0.8, -0.9), 100);
  for (const Index k : {40, 100}) {
    EXPECT_NEAR(ravine.timeline().at(k).phi[0], 0.589852, 2e-6) << k;
    EXPECT_NEAR(ravine.timeline().at(k).phi[1], -0.011123, 2e-6) << k;
  }
}

// Course OPT-22, 24.
TEST(Adam, GrowsAndTendsToOneWithoutCorrection) {
  const auto ramp = std::make_shared<Ramp>(Point2(2, -3));
  const auto largest = [&](double gamma, Index at) {
    const auto run = runFor(ramp, {"adam", {0.1, 0.9, gamma, 1e-20, 0, 0}}, point(0, 0), 40);
    for (Index k = 1; k <= 40; ++k) EXPECT_LE(run.timeline().at(k).term(3)[1], run.timeline().at(at).term(3)[1]) << k;
    return run.timeline().at(at).term(3)[1] / 0.1;
  };
  EXPECT_NEAR(largest(0.999, 12), 6.5685, 1e-4);
  EXPECT_NEAR(largest(0.99, 13), 2.1311, 1e-4);
  const auto ravine =
      runFor(std::make_shared<tests::Ravine>(), {"adam", {0.05, 0.9, 0.99, 1e-8, 1, 0}}, point(-0.8, -0.9), 200);
  const auto near = [&](Index k, double first, double second) {
    EXPECT_NEAR(ravine.timeline().at(k).phi[0], first, 1e-5) << k;
    EXPECT_NEAR(ravine.timeline().at(k).phi[1], second, 1e-5) << k;
  };
  near(1, -0.75, -0.85);
  near(10, -0.30721, -0.413467);
  near(40, 0.663826, 0.092246);
  near(200, 0.60004, -0.00003);
  EXPECT_NEAR(ravine.timeline().at(40).loss, 0.087129, 1e-6);
  EXPECT_NEAR(ravine.timeline().at(100).loss, 1.67e-4, 1e-6);
}

TEST(Adam, HatIsEpsilonOfTheUncorrectedRoot) {
  const auto ramp = std::make_shared<Ramp>(Point2(2, -3));
  const auto hat = runFor(ramp, {"adam", {0.1, 0.9, 0.99, 1e-20, 1, 2}}, point(0, 0), 20);
  const auto outside = runFor(ramp, {"adam", {0.1, 0.9, 0.99, 1e-20, 1, 0}}, point(0, 0), 20);
  EXPECT_TRUE(hat.timeline().at(20).phi.isApprox(outside.timeline().at(20).phi, 1e-13)) << "the same without ε";
  const auto large = runFor(ramp, {"adam", {0.1, 0.9, 0.99, 0.5, 1, 2}}, point(0, 0), 1);
  EXPECT_NEAR(large.timeline().at(1).phi[0], -0.1 * std::sqrt(0.01) / 0.1 * 0.2 / (std::sqrt(0.04) + 0.5), 1e-15);
}

TEST(AdamW, DecaysOutsideOfTheGradient) {
  const auto flat = std::make_shared<Ramp>(Point2(0, 0));
  const auto after = [&](const char* form) {
    const auto config = tests::optimizer("adamw", {{"alpha", "0.1"}, {"decay", "0.5"}, {"form", form}});
    return Point2(runFor(flat, config, point(2, -4), 1).timeline().at(1).phi);
  };
  EXPECT_TRUE(after("decoupled").isApprox(Point2(1.9, -3.8), 1e-15));
  EXPECT_TRUE(after("decoupled-paper").isApprox(Point2(1, -2), 1e-15));
  EXPECT_TRUE(after("l2").isApprox(Point2(1.9, -3.9), 1e-7))
      << "a step of α: the penalty is normalised like a gradient";
}

TEST(AdamW, PapersDecayFollowsTheSchedule) {
  const auto config = tests::optimizer("adamw", {{"decay", "0.5"}, {"form", "decoupled-paper"}});
  descenso::Run run(std::make_shared<Ramp>(Point2(0, 0)), config, point(2, 0), {.schedule = {"warm-up", {4}}});
  run.advanceTo(2);
  EXPECT_NEAR(run.timeline().at(2).phi[0], 2 * (1 - 0.5 / 4) * (1 - 0.5 / 2), 1e-15);
}

// OPT-18: on Gabor at (−1.5, 8.5) with m = (−0.2, −0.1) the series is off in the fourth digit.
TEST(Nesterov, ItsTaylorFormIsExactOnAParabola) {
  const Vector m = point(-0.2, -0.1);
  const auto gabor = tests::problem("gabor", "reference");
  const Vector phi = point(-1.5, 8.5);
  Matrix hessian(2, 2);
  gabor->hessian(phi, Batch::whole(), hessian);
  Vector slope(2);
  gabor->lossAndGradient(phi, Batch::whole(), slope);
  EXPECT_TRUE((slope - 0.1 * hessian * m).isApprox(point(-2.155428, -0.660824), 1e-6));
  gabor->lossAndGradient(phi - 0.1 * m, Batch::whole(), slope);
  EXPECT_TRUE(slope.isApprox(point(-2.154665, -0.660768), 1e-6));

  // On a quadratic loss the series ends after its second term.
  const auto line = tests::problem("linreg", "reference");
  const auto slide = runFor(line, {"nesterov", {0.02, 0.9, 1}}, point(1.6, -0.5), 30);
  const auto taylor = runFor(line, {"nesterov", {0.02, 0.9, 3}}, point(1.6, -0.5), 30);
  for (const Index step : {1, 2, 10, 30})
    EXPECT_TRUE(taylor.timeline().at(step).phi.isApprox(slide.timeline().at(step).phi, 1e-10)) << step;
}

}  // namespace
}  // namespace descenso
