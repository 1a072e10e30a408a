// Numbers of the course's rows that belong to no single method: the taxonomy, raw inputs, symmetry, a wrong denominator.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "engine/analysis/stationary_points.h"
#include "engine/networks/network_problem.h"
#include "networks.h"
#include "reference_problems.h"

namespace descenso {
namespace {

using tests::point;
using tests::problem;
using tests::Ramp;
using tests::runFor;
using ::testing::ElementsAre;

/// L = φ² of one parameter.
class Square final : public Problem {
 public:
  Index dimension() const override { return 1; }
  double loss(ConstVectorRef phi, const Batch&) const override { return phi[0] * phi[0]; }
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override {
    gradient[0] = 2 * phi[0];
    return loss(phi, batch);
  }
  void hessian(ConstVectorRef, const Batch&, MatrixRef hessian) const override { hessian(0, 0) = 2; }
};

// OPT-18: φ = 1, m = 0.5, α = 0.1, β = 0.9. The gradient at φ − αm is 1.9, and g − αHm is 2 − 0.1 · 2 · 0.5.
TEST(CourseNumbers, NesterovsTaylorFormIsExactOnASquare) {
  const Square square;
  Vector gradient(1);
  Matrix hessian(1, 1);
  square.lossAndGradient(Vector::Constant(1, 1 - 0.1 * 0.5), Batch::whole(), gradient);
  square.hessian(Vector::Ones(1), Batch::whole(), hessian);
  EXPECT_NEAR(gradient[0], 1.9, 1e-15);
  EXPECT_NEAR(2 - 0.1 * hessian(0, 0) * 0.5, 1.9, 1e-15);
  // The same m in a run: from 2.5 the first update makes m = 0.1 · 5 = 0.5 and goes to 2.45; the second one of each form
  // weighs its own gradient there.
  const auto second = [](const OptimizerConfig& config) {
    const auto run = runFor(std::make_shared<Square>(), config, Vector::Constant(1, 2.5), 2);
    EXPECT_NEAR(run.timeline().at(1).phi[0], 2.45, 1e-15);
    return run.timeline().at(2).phi[0];
  };
  EXPECT_NEAR(second({"nesterov", {0.1, 0.9, 1}}), 2.45 - 0.1 * (0.45 + 0.1 * 2 * (2.45 - 0.05)), 1e-15);
  EXPECT_NEAR(second({"nesterov", {0.1, 0.9, 3}}), 2.45 - 0.1 * (0.45 + 0.1 * (4.9 - 0.1 * 2 * 0.5)), 1e-15);
  EXPECT_NEAR(second({"momentum", {0.1, 0.9, 0}}), 2.45 - 0.1 * (0.45 + 0.1 * 4.9), 1e-15);
  EXPECT_NEAR(0.9 * 0.5 + 0.1 * gradient[0], 0.64, 1e-15) << "m' of Nesterov";
  EXPECT_NEAR(0.9 * 0.5 + 0.1 * 2, 0.65, 1e-15) << "of plain momentum";
}

// OPT-20: m = (3, −2, 5), v = (9, 4, 25).
TEST(CourseNumbers, NormalisedGradientsAreTheSigns) {
  const auto slope = std::make_shared<Ramp>(Vector{{3, -2, 5}});
  const auto run = runFor(slope, {"normalized", {1, 1e-20, 0}}, Vector::Zero(3), 1);
  EXPECT_EQ(Vector(run.timeline().at(1).phi), (Vector{{-1, 1, -1}})) << "minus (1, −1, 1)";
}

// OPT-22, OPT-23: constant gradient; the factor of α at each step.
TEST(CourseNumbers, UncorrectedAdamTendsToOne) {
  const auto slope = std::make_shared<Ramp>(Vector{{2, -3}});
  const auto factor = [&](double gamma, Index at) {
    const auto run = runFor(slope, {"adam", {0.1, 0.9, gamma, 1e-20, 0, 0}}, point(0, 0), at);
    return run.timeline().at(at).term(3)[1] / 0.1;
  };
  EXPECT_NEAR(factor(0.99, 1), 1.0, 1e-12);
  EXPECT_NEAR(factor(0.99, 2), 1.3469, 5e-5);
  EXPECT_NEAR(factor(0.99, 3000), 1, 1e-6);
  EXPECT_NEAR(factor(0.999, 20000), 1, 1e-6);
}

// OPT-08, as printed: α₀ / (1 − γn) is twice α₀ at 5, without a value at 10, and −α₀ at 20.
TEST(CourseNumbers, PrintedDecayTurnsNegative) {
  const Ramp slope(Vector{{1, -2}});
  const auto optimizer =
      makeOptimizer(tests::optimizer("gd-decay", {{"decay-rate", "0.1"}, {"form", "as-printed"}}));
  optimizer->reset(2);
  Objective objective(slope);
  Vector phi = Vector::Zero(2);
  std::vector<double> rates;
  for (int n = 0; n <= 20; ++n) {
    optimizer->step(objective, phi);
    rates.push_back((*optimizer->terms()[1].value)[0]);
    phi.setZero();
  }
  EXPECT_NEAR(rates[1], 0.111, 5e-4);
  EXPECT_NEAR(rates[5], 0.2, 1e-12);
  EXPECT_TRUE(std::isinf(rates[10]) || std::abs(rates[10]) > 1e12);
  EXPECT_NEAR(rates[20], -0.1, 1e-12);
}

// OPT-32: on the ravine gradient descent changes the side at every step, momentum seldom.
TEST(CourseNumbers, MomentumChangesSidesLessOften) {
  const auto ravine = std::make_shared<tests::Ravine>();
  const auto changes = [&](const OptimizerConfig& config) {
    const auto run = runFor(ravine, config, point(-0.8, -0.9), 40);
    int count = 0;
    for (Index k = 1; k <= 40; ++k)
      count += run.timeline().at(k).phi[1] * run.timeline().at(k - 1).phi[1] < 0 ? 1 : 0;
    return count;
  };
  EXPECT_EQ(changes({"gd", {0.09}}), 40);
  EXPECT_LT(changes({"momentum", {0.09, 0.9, 0}}), 10);
}

// OPT-27: the course's tree, one entry a method, and all of them on the same surface.
TEST(CourseNumbers, TheTaxonomyIsTheCourses) {
  std::map<std::string, std::vector<std::string>> tree;
  const auto gabor = problem("gabor", "reference");
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    tree[std::string(nameOf(entry.group))].emplace_back(entry.name);
    const auto run = runFor(gabor, {std::string(entry.name), {}}, point(-1.5, 8.5), 20);
    EXPECT_LT(run.timeline().losses().back(), 11.073825) << entry.name;
  }
  EXPECT_THAT(tree["gradient"], ElementsAre("gd", "gd-decay", "sgd", "momentum", "nesterov", "adagrad", "rmsprop",
                                            "normalized", "adam", "adamw"));
  EXPECT_THAT(tree["line-search"], ElementsAre("steepest"));
  EXPECT_THAT(tree["curvature"], ElementsAre("newton", "bfgs", "lbfgs"));
  EXPECT_THAT(tree["search"], ElementsAre("hill-climbing", "genetic"));
}

// OPT-21, OPT-26: on the raw incomes the first step of gradient descent is almost along w alone; those of RMSProp and
// of Adam are as long in b as in w.
TEST(CourseNumbers, OnRawIncomesOnlyNormalisedStepsAreDiagonal) {
  const ProblemConfig config{.name = "houses", .dataSet = "clients", .settings = {0}};
  const auto incomes = makeProblem(config);
  const Vector start = mapOf(config).start;
  const auto firstStep = [&](const std::string& name) {
    const auto run = runFor(incomes, {name, {}}, start, 1);
    return Point2((run.timeline().at(1).phi - start).cwiseAbs());
  };
  const Point2 descent = firstStep("gd");
  EXPECT_GT(descent.y(), 50 * descent.x()) << "w over b";
  for (const char* name : {"rmsprop", "adam"}) EXPECT_NEAR(firstStep(name).y() / firstStep(name).x(), 1, 1e-6) << name;
}

// REG-06: the gradient of 1/(2m) Σr² on the four points, against finite differences.
TEST(CourseNumbers, TheFourPointsGradientAgreesWithFiniteDifferences) {
  const auto line = makeProblem(
      {.name = "linreg", .settings = {2}, .own = tests::examples({1, 0, 2, 1}, {3, 1, 5, 3})});
  Vector gradient(2);
  line->lossAndGradient(point(0, 0), Batch::whole(), gradient);
  const double h = 1e-4;
  for (Index i = 0; i < 2; ++i) {
    const Vector by = h * Vector::Unit(2, i);
    EXPECT_NEAR((line->loss(by, Batch::whole()) - line->loss(-by, Batch::whole())) / (2 * h), gradient[i], 1e-6);
  }
  EXPECT_TRUE(gradient.isApprox(point(-3, -4), 1e-14)) << "of b and a";
}

// LOS-08: with the printed denominator none of the figure's losses is a minimum's.
TEST(CourseNumbers, TheFiguresLossesAreNoMinimaWithEight) {
  const ProblemConfig config{.name = "gabor", .dataSet = "book", .settings = {1}};
  std::vector<double> minima;
  for (const StationaryPoint& found : findStationaryPoints(*makeProblem(config), mapOf(config).range))
    if (found.type == StationaryType::minimum) minima.push_back(found.loss);
  std::vector<double> rounded;
  for (const double loss : minima) rounded.push_back(std::round(100 * loss) / 100);
  EXPECT_THAT(rounded, ElementsAre(1.26, 4.74, 5.11, 5.11, 5.31, 5.35, 5.71));
}

// INI-01, INI-03: the same seed gives the same numbers; two units that begin equal stay equal for ever, and a little
// noise separates them.
TEST(CourseNumbers, TwoEqualUnitsStayEqualUntilNoiseSeparatesThem) {
  const NetworkConfig shape{.inputs = 1, .hidden = tests::layersOf({2}, ActivationKind::sigmoid), .outputs = 1};
  EXPECT_EQ(initialParameters(shape, Initialisation::uniform, 0.5, 7),
            initialParameters(shape, Initialisation::uniform, 0.5, 7));
  EXPECT_NE(initialParameters(shape, Initialisation::uniform, 0.5, 7),
            initialParameters(shape, Initialisation::uniform, 0.5, 8));
  const auto network = std::make_shared<NetworkProblem>(
      shape, tests::numbered(tests::inputsOf({{-1}, {-0.5}, {0}, {0.5}, {1}}), {0.1, 0.9, 0.2, 0.8, 0.3}));
  const LayerPlace hidden = layerPlaces(shape).front();
  const LayerPlace output = layerPlaces(shape).back();
  const auto apart = [&](Vector start) {
    const auto run = runFor(network, {"gd", {0.5}}, start, 2000);
    const VectorView phi = run.timeline().at(2000).phi;
    return std::abs(phi[hidden.weights] - phi[hidden.weights + 1]) +
           std::abs(phi[hidden.biases] - phi[hidden.biases + 1]) +
           std::abs(phi[output.weights] - phi[output.weights + 1]);
  };
  Vector start = initialParameters(shape, Initialisation::equal, 0.5, 1);
  EXPECT_EQ(apart(start), 0);
  start[hidden.weights] += 0.01;
  EXPECT_GT(apart(start), 0.1);
}

}  // namespace
}  // namespace descenso
