#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

#include "engine/math/random.h"
#include "engine/problems/gabor.h"
#include "engine/problems/linear_regression.h"
#include "helpers.h"

namespace descenso {
namespace {

using tests::point;
using tests::problem;
using tests::problemOn;
using tests::refusal;

double lossAt(const Problem& problem, double first, double second) {
  return problem.loss(point(first, second), Batch::whole());
}

Vector gradientAt(const Problem& problem, double first, double second, const Batch& batch = Batch::whole()) {
  Vector gradient(2);
  problem.lossAndGradient(point(first, second), batch, gradient);
  return gradient;
}

// f(0; π/2) = exp(−(π/2)²/D): with one example (0, 0) the loss is its square.
TEST(Gabor, HasTheTextbooksShapeAndTheSlides) {
  const double quarter = std::numbers::pi / 2;
  EXPECT_NEAR(lossAt(*problemOn("gabor", {0}, {0}), quarter, 1), std::pow(0.92579, 2), 1e-5);
  auto data = std::make_shared<const DataSet>(DataSet{.name = "one", .x = Vector::Zero(1), .y = Vector::Zero(1)});
  EXPECT_NEAR(lossAt(*makeProblem({.name = "gabor", .settings = {1}, .own = data}), quarter, 1), std::pow(0.73461, 2),
              2e-5);
}

TEST(Gabor, HasTheBooksLosses) {
  const auto gabor = problem("gabor", "book");
  EXPECT_NEAR(lossAt(*gabor, 0.00379, 16.02635), 0.645696, 1e-6);
  EXPECT_NEAR(lossAt(*gabor, 6.559354, 18.348855), 3.670472, 1e-6);
  EXPECT_NEAR(lossAt(*gabor, -0.166466, 4.880933), 10.182265, 1e-6);
  EXPECT_NEAR(lossAt(*gabor, 6.171313, 8.088136), 9.961269, 1e-6);
}

TEST(Gabor, HasTheReferenceLosses) {
  const auto gabor = problem("gabor", "reference");
  EXPECT_NEAR(lossAt(*gabor, 0, 16.6), 0.216493, 1e-6);
  EXPECT_NEAR(lossAt(*gabor, 0, 10), 6.275159, 1e-6);
  EXPECT_NEAR(lossAt(*gabor, -1.5, 8.5), 11.073825, 1e-6);
  EXPECT_NEAR(lossAt(*gabor, 3.5, 6.5), 11.781214, 1e-6);
  EXPECT_NEAR(lossAt(*gabor, 6, 8), 7.992457, 1e-6);
  EXPECT_NEAR(lossAt(*gabor, 0, 5), 13.617891, 1e-6);
  EXPECT_TRUE(gradientAt(*gabor, -1.5, 8.5).isApprox(point(-2.125452, -0.642781), 1e-6));
  EXPECT_TRUE(gradientAt(*gabor, 3.5, 6.5).isApprox(point(-1.470587, -0.259475), 1e-6));
}

TEST(LinearRegression, HasTheReferenceLossesAndGradients) {
  const auto line = problem("linreg", "reference");
  EXPECT_NEAR(lossAt(*line, 0.4, 0.2), 7.053860, 1e-6);
  EXPECT_NEAR(lossAt(*line, 1.6, -0.5), 5.231927, 1e-6);
  EXPECT_NEAR(lossAt(*line, 0.789101, 0.551298), 0.058847, 1e-6);
  EXPECT_TRUE(gradientAt(*line, 0.4, 0.2).isApprox(point(-17.643122, -20.282095), 1e-6));
  EXPECT_TRUE(gradientAt(*line, 1.6, -0.5).isApprox(point(-5.391122, -13.999655), 1e-6));
}

TEST(LinearRegression, GradientIsTheSumOverExamples) {
  const auto line = problem("linreg", "reference");
  Vector sum = Vector::Zero(2);
  for (int i = 0; i < 12; ++i) sum += gradientAt(*line, 1.6, -0.5, Batch::of(std::array{i}));
  EXPECT_TRUE(sum.isApprox(point(-5.391122, -13.999655), 1e-6));
}

TEST(LinearRegression, FitsAHandComputedLine) {
  const auto line = problemOn("linreg", {1, 2}, {3, 5});
  EXPECT_DOUBLE_EQ(lossAt(*line, 1, 1), 1 + 4);
  EXPECT_TRUE(gradientAt(*line, 1, 1).isApprox(point(2 * (-1 - 2), 2 * (-1 - 4)), 1e-14));
  EXPECT_NEAR(lossAt(*line, 1, 2), 0, 1e-28);
}

TEST(LinearRegression, IsExactFarFromTheOrigin) {
  const auto line = problemOn("linreg", {1e8, 1e8 + 1, 1e8 + 2}, {0, 1, 2});
  EXPECT_NEAR(lossAt(*line, -1e8, 1), 0, 1e-15);
  EXPECT_NEAR(lossAt(*line, -1e8 + 1, 1), 3, 1e-12);
}

/// Summed, on its first data set, with two parameters.
class EveryProblemOnData : public ::testing::TestWithParam<std::string> {
 protected:
  ProblemConfig config() const {
    ProblemConfig config{.name = GetParam(), .settings = fallbacks(findProblem(GetParam())->settings)};
    config.settings.back() = 0;
    return config;
  }
  std::shared_ptr<const Problem> book() const { return makeProblem(config()); }
  std::shared_ptr<const Problem> on(const std::vector<double>& x, const std::vector<double>& y) const {
    ProblemConfig own = config();
    own.own = tests::examples(x, y);
    return makeProblem(own);
  }
};

TEST_P(EveryProblemOnData, HasItsReductionLast) {
  EXPECT_EQ(findProblem(GetParam())->settings.back().name, "reduction") << "config() above relies on it";
}

TEST_P(EveryProblemOnData, BatchesAddUpToTheWhole) {
  const auto whole = book();
  const int count = static_cast<int>(whole->exampleCount());
  Random random(2);
  std::vector<int> order(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) order[static_cast<std::size_t>(i)] = i;
  random.shuffle(order);
  const std::span<const int> all(order);
  const Vector phi = findProblem(GetParam())->start;

  double loss = 0;
  Vector gradient = Vector::Zero(2);
  Matrix hessian = Matrix::Zero(2, 2);
  for (std::size_t begin = 0; begin < all.size(); begin += 5) {
    const Batch batch = Batch::of(all.subspan(begin, std::min<std::size_t>(5, all.size() - begin)));
    Vector g(2);
    Matrix h(2, 2);
    const double l = whole->lossAndGradient(phi, batch, g);
    EXPECT_NEAR(whole->loss(phi, batch), l, 1e-13 * std::max(1.0, l));
    whole->hessian(phi, batch, h);
    loss += l;
    gradient += g;
    hessian += h;
  }
  Vector g(2);
  Matrix h(2, 2);
  EXPECT_NEAR(whole->lossAndGradient(phi, Batch::whole(), g), loss, 1e-13 * std::max(10.0, loss));
  whole->hessian(phi, Batch::whole(), h);
  EXPECT_TRUE(gradient.isApprox(g, 1e-12));
  EXPECT_TRUE(hessian.isApprox(h, 1e-12));
}

TEST_P(EveryProblemOnData, TakesLongBatches) {
  const auto whole = book();
  std::vector<int> twice;
  for (int i = 0; i < 200; ++i) twice.push_back(i % static_cast<int>(whole->exampleCount()));
  const Vector phi = findProblem(GetParam())->start;
  double sum = 0;
  for (const int& i : twice) sum += whole->loss(phi, Batch::of({&i, 1}));
  EXPECT_NEAR(whole->loss(phi, Batch::of(twice)), sum, 1e-10);
}

TEST_P(EveryProblemOnData, GivesARowOfItsLosses) {
  const auto any = book();
  std::vector<double> first;
  for (int i = 0; i < 37; ++i) first.push_back(-3 + 0.31 * i);
  std::vector<double> row(first.size());
  std::vector<double> plain(first.size());
  any->lossRow(first, 4.2, row);
  any->Problem::lossRow(first, 4.2, plain);
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_NEAR(row[i], plain[i], 1e-12 * std::max(1.0, plain[i])) << i;
}

TEST_P(EveryProblemOnData, PredictsWhatItsLossCompares) {
  const auto any = book();
  const DataSet& data = *any->data();
  const Vector phi = findProblem(GetParam())->start;
  Vector y(data.size());
  const auto count = static_cast<std::size_t>(data.size());
  ASSERT_TRUE(any->predict(phi, {data.x.data(), count}, {y.data(), count}));
  EXPECT_NEAR((y - data.y).squaredNorm(), any->loss(phi, Batch::whole()),
              1e-12 * std::max(1.0, any->loss(phi, Batch::whole())));
}

TEST_P(EveryProblemOnData, RefusesDataThatCannotBeFitted) {
  EXPECT_EQ(refusal([&] { on({}, {}); }), "data must hold at least one example, got none");
  EXPECT_EQ(refusal([&] { on({1, 2}, {1}); }), "data must hold one target for each input, got 2 inputs and 1 targets");
  EXPECT_EQ(refusal([&] { on({NAN}, {1}); }), "data must hold finite numbers only");
}

TEST_P(EveryProblemOnData, TakesOneExampleAndAMillion) {
  EXPECT_TRUE(std::isfinite(lossAt(*on({2}, {3}), 1, 1)));
  const std::vector<double> x(1'000'000, 1.5);
  const std::vector<double> y(1'000'000, 0.5);
  const double one = lossAt(*on({1.5}, {0.5}), 0.3, 4);
  EXPECT_NEAR(lossAt(*on(x, y), 0.3, 4), 1e6 * one, 1e-3);
}

TEST_P(EveryProblemOnData, PassesOnWhatIsNotFinite) {
  for (const double bad : {HUGE_VAL, -HUGE_VAL, std::nan("")}) {
    EXPECT_FALSE(std::isfinite(lossAt(*book(), bad, 1)));
    EXPECT_FALSE(std::isfinite(lossAt(*book(), 1, bad)));
    EXPECT_FALSE(gradientAt(*book(), bad, 1).allFinite());
  }
}

TEST_P(EveryProblemOnData, HasBatchesOfItsOwnExamplesOnly) {
  const auto any = book();
  const int count = static_cast<int>(any->exampleCount());
  const std::string range = "a batch must hold example indices in [0, " + std::to_string(count) + "), got ";
  EXPECT_EQ(refusal([&] { checkBatch(*any, std::array{0, count}); }), range + std::to_string(count));
  EXPECT_EQ(refusal([&] { checkBatch(*any, std::array{-1}); }), range + "-1");
  EXPECT_EQ(refusal([&] { checkBatch(*any, {}); }), "a batch must hold at least one example, got none");
  EXPECT_NO_THROW(checkBatch(*any, std::array{0, count - 1}));
}

INSTANTIATE_TEST_SUITE_P(Catalog, EveryProblemOnData, ::testing::Values("gabor", "linreg", "quadratic", "houses"),
                         [](const auto& tested) { return tested.param; });

}  // namespace
}  // namespace descenso
