// Models fitted to data: the course's worked numbers, the reductions, bad data.
#include <gtest/gtest.h>

#include <Eigen/LU>
#include <array>
#include <cmath>

#include "engine/analysis/curvature.h"
#include "engine/analysis/loss_grid.h"
#include "engine/analysis/stationary_points.h"
#include "engine/data/catalog.h"
#include "engine/data/scaling.h"
#include "engine/problems/slice.h"
#include "helpers.h"

namespace descenso {
namespace {

using tests::examples;
using tests::point;
using tests::refusal;
using tests::runFor;

constexpr double bySum = 0;
constexpr double byMean = 1;
constexpr double halfMean = 2;
constexpr double halfSum = 3;

Vector gradientOf(const Problem& problem, const Vector& phi, const Batch& batch = Batch::whole()) {
  Vector gradient(problem.dimension());
  problem.lossAndGradient(phi, batch, gradient);
  return gradient;
}

// Four points on the line y = 2x + 1.
std::shared_ptr<const Problem> fourPoints(double reduction) {
  return makeProblem({.name = "linreg", .settings = {reduction}, .own = examples({1, 0, 2, 1}, {3, 1, 5, 3})});
}

TEST(Reduction, OfHalfTheMeanHasTheCoursesNumbers) {
  const auto line = fourPoints(halfMean);
  EXPECT_DOUBLE_EQ(line->loss(point(0, 0), Batch::whole()), 5.5);
  EXPECT_NEAR(line->loss(point(1, 2), Batch::whole()), 0, 1e-28);
  EXPECT_TRUE(gradientOf(*line, point(0, 0)).isApprox(point(-3, -4), 1e-14));
  const auto run = runFor(line, {"gd", {0.1}}, point(0, 0), 3);
  const std::array<std::array<double, 3>, 3> steps{
      {{0.3, 0.4, 3.285}, {0.53, 0.71, 1.964825}, {0.706, 0.9505, 1.177859}}};
  for (std::size_t k = 0; k < 3; ++k) {
    const StepRecord record = run.timeline().at(static_cast<Index>(k) + 1);
    EXPECT_NEAR(record.phi[0], steps[k][0], 1e-12);
    EXPECT_NEAR(record.phi[1], steps[k][1], 1e-12);
    EXPECT_NEAR(record.loss, steps[k][2], 1e-6);
  }
  EXPECT_NEAR(curvatureAt(*line, point(0, 0)).stabilityLimit(), 0.8769, 1e-4);
}

// Beside the loss Σr²/2m the slides print the gradient Σ r x, without 1/m: that of Σr²/2.
TEST(Reduction, OfHalfTheSumHasThePrintedGradient) {
  const auto line = fourPoints(halfSum);
  EXPECT_TRUE(gradientOf(*line, point(0, 0)).isApprox(point(-12, -16), 1e-14));
  EXPECT_NEAR(curvatureAt(*line, point(0, 0)).stabilityLimit(), 0.2192, 1e-4);
  EXPECT_LT(runFor(line, {"gd", {0.21}}, point(0, 0), 500).timeline().at(500).loss, 1e-3);
  EXPECT_GT(runFor(line, {"gd", {0.22}}, point(0, 0), 500).timeline().at(500).loss, 1e3);
}

class EveryReduction : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryReduction, ScalesByTheBatchsExamples) {
  const ProblemEntry& entry = *findProblem(GetParam());
  ProblemConfig config{.name = GetParam(), .settings = fallbacks(entry.settings)};
  const auto with = [&](double reduction) {
    config.settings.back() = reduction;
    return makeProblem(config);
  };
  const auto plain = with(bySum);
  const Vector phi = entry.start;
  const std::array chosen{0, 3, 4};
  for (const Batch& batch : {Batch::whole(), Batch::of(chosen)}) {
    const double m = batch.isWhole ? static_cast<double>(plain->exampleCount()) : 3;
    Matrix plainHessian(2, 2);
    plain->hessian(phi, batch, plainHessian);
    for (const auto& [reduction, factor] : {std::pair{byMean, 1 / m}, {halfMean, 1 / (2 * m)}, {halfSum, 0.5}}) {
      const auto scaled = with(reduction);
      Matrix hessian(2, 2);
      scaled->hessian(phi, batch, hessian);
      EXPECT_DOUBLE_EQ(scaled->loss(phi, batch), factor * plain->loss(phi, batch));
      EXPECT_TRUE(gradientOf(*scaled, phi, batch).isApprox(factor * gradientOf(*plain, phi, batch), 1e-14));
      EXPECT_TRUE(hessian.isApprox(factor * plainHessian, 1e-14));
      EXPECT_EQ(scaled->data()->size(), plain->data()->size());
    }
  }
}

// Arrows for the examples of a batch, laid end to end, are the arrow of the step.
TEST_P(EveryReduction, HasExampleGradientsThatAddUp) {
  const ProblemEntry& entry = *findProblem(GetParam());
  const std::array chosen{2, 0, 4, 3};
  for (const double reduction : {bySum, byMean, halfMean, halfSum}) {
    ProblemConfig config{.name = GetParam(), .settings = fallbacks(entry.settings)};
    config.settings.back() = reduction;
    const auto problem = makeProblem(config);
    for (const Batch& batch : {Batch::whole(), Batch::of(chosen)}) {
      Matrix parts(2, batch.isWhole ? problem->exampleCount() : 4);
      exampleGradients(*problem, entry.start, batch, parts);
      EXPECT_TRUE(parts.rowwise().sum().isApprox(gradientOf(*problem, entry.start, batch), 1e-11));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Catalog, EveryReduction, ::testing::Values("gabor", "linreg", "quadratic", "houses"),
                         [](const auto& tested) { return tested.param; });

TEST(ExampleGradients, AreTheCoursesTwelve) {
  const auto line = tests::problem("linreg", "reference");
  Matrix parts(2, 12);
  exampleGradients(*line, point(1.6, -0.5), Batch::whole(), parts);
  EXPECT_NEAR(parts(0, 0), 2 * (1.6 - 0.5 * 0.05 - line->data()->y[0]), 1e-14);
  EXPECT_NEAR(parts.row(0).sum(), -5.391122, 1e-6);
  EXPECT_NEAR(parts.row(1).sum(), -13.999655, 1e-6);
}

TEST(ExampleGradients, NeedExamplesAndRoom) {
  Matrix parts(2, 3);
  const Vector phi = point(0, 0);
  EXPECT_EQ(refusal([&] { exampleGradients(*makeProblem({.name = "ravine"}), phi, Batch::whole(), parts); }),
            "example gradients need a problem with data");
  EXPECT_EQ(refusal([&] { exampleGradients(*makeProblem({.name = "linreg"}), phi, Batch::whole(), parts); }),
            "example gradients need a matrix of 2 by 12, got 2 by 3");
}

TEST(Quadratic, IsTheClassExercise) {
  const auto whole = makeProblem({.name = "quadratic", .allParameters = true});
  ASSERT_EQ(whole->dimension(), 3);
  EXPECT_EQ(whole->exampleCount(), 64);
  BatchSchedule batches(8, std::vector<int>(8));
  for (int b = 0; b < 8; ++b) {
    for (int j = 0; j < 8; ++j)
      batches[static_cast<std::size_t>(b)][static_cast<std::size_t>(j)] = 5 * (8 * b + j) % 64;
  }
  Vector w = wholeStart(*findProblem("quadratic"));
  const auto loss = [&] { return whole->loss(w, Batch::whole()); };
  const auto epochs = [&](int count) {
    for (int update = 0; update < 8 * count; ++update) {
      w -= 0.05 * gradientOf(*whole, w, Batch::of(batches[static_cast<std::size_t>(update % 8)]));
    }
  };
  EXPECT_NEAR(loss(), 32.504760, 1e-6);
  epochs(1);
  EXPECT_LT((w - Vector{{1.87256, -2.27377, 0.82925}}).cwiseAbs().maxCoeff(), 5.1e-6);
  EXPECT_NEAR(loss(), 0.869884, 1e-6);
  epochs(1);
  EXPECT_NEAR(loss(), 0.068316, 1e-6);
  epochs(8);
  EXPECT_LT((w - Vector{{2.00280, -3.00004, 0.99397}}).cwiseAbs().maxCoeff(), 5.1e-6);
  EXPECT_NEAR(loss(), 1.7e-5, 1e-6);
  EXPECT_NEAR(curvatureAt(*whole, w).stabilityLimit(), 0.2481, 1e-4);
}

TEST(Quadratic, HasSlicesThroughItsMinimum) {
  for (const double pair : {0.0, 1.0, 2.0}) {
    const ProblemConfig config{.name = "quadratic", .settings = {pair}};
    const auto slice = makeProblem(config);
    const auto found = findStationaryPoints(*slice, mapOf(config).range);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].loss, 0, 1e-24);
    const Vector at = dynamic_cast<const Slice&>(*slice).wholePoint(found[0].phi);
    EXPECT_TRUE(at.isApprox(Vector{{2, -3, 1}}, 1e-9));
  }
  EXPECT_EQ(mapOf({.name = "quadratic", .settings = {2}}).symbols[0], "w₂");
}

TEST(Quadratic, HasASliceWhereItIsCut) {
  const auto whole = makeProblem({.name = "quadratic", .allParameters = true});
  const auto slice = makeProblem({.name = "quadratic", .settings = {1}, .fixed = {9, -1, 9}});
  EXPECT_EQ(slice->loss(point(0.5, 2), Batch::whole()), whole->loss(Vector{{0.5, -1, 2}}, Batch::whole()));
  std::array x{-1.0, 3.0};
  std::array<double, 2> y{};
  ASSERT_TRUE(slice->predict(point(0.5, 2), x, y));
  EXPECT_EQ(y[0], 0.5 + 1 + 2);
  EXPECT_EQ(y[1], 4.5 - 3 + 2);
}

TEST(Quadratic, RefusesAWrongCut) {
  const auto cut = [](std::vector<double> fixed) { makeProblem({.name = "quadratic", .fixed = std::move(fixed)}); };
  EXPECT_EQ(refusal([&] { cut({1, 2}); }), "quadratic must have a value for each of its 3 parameters, got 2");
  EXPECT_EQ(refusal([&] { cut({1, 2, NAN}); }), "w3 must be a finite number, got nan");
  EXPECT_EQ(refusal([] { makeProblem({.name = "gabor", .fixed = {1}}); }),
            "gabor has no parameters to fix, got 1 values");
  EXPECT_EQ(refusal([] { makeProblem({.name = "quadratic", .settings = {3}}); }),
            "pair must be w1-w2, w1-w3 or w2-w3, got 3");
}

TEST(Slice, RefusesWhatItCannotCut) {
  const auto whole = makeProblem({.name = "quadratic", .allParameters = true});
  const Vector three = Vector::Zero(3);
  EXPECT_EQ(refusal([&] { Slice(whole, {0, 0}, three); }), "the free parameters of a slice must be two different ones");
  EXPECT_EQ(refusal([&] { Slice(whole, {0, 3}, three); }), "the free parameters of a slice must be in [0, 3), got 3");
  EXPECT_EQ(refusal([&] {
              Slice(whole, {0, 1}, Vector::Zero(2));
            }),
            "a slice must have a value for each of 3 parameters, got 2");
}

TEST(Quadratic, TakesBadData) {
  const Box box = findProblem("quadratic")->range;
  const auto all = [](const std::vector<double>& x, const std::vector<double>& y) {
    return makeProblem({.name = "quadratic", .own = examples(x, y), .allParameters = true});
  };
  const Vector w{{1, 2, 3}};
  EXPECT_NEAR(all({2}, {5})->loss(w, Batch::whole()), 36, 1e-12);  // 4 + 4 + 3 − 5 = 6
  EXPECT_NEAR(all({2, 2, 2}, {5, 5, 11})->loss(w, Batch::whole()), 24, 1e-12);
  EXPECT_EQ(curvatureAt(*all({2, 2}, {5, 5}), w).definiteness, Definiteness::positiveSemidefinite);
  std::vector<double> x;
  std::vector<double> y;
  for (int i = 0; i < 100'000; ++i) {
    x.push_back(1e-4 * i);
    y.push_back(x.back() * x.back() + 1);
  }
  EXPECT_NEAR(all(x, y)->loss(Vector{{1, 0, 1}}, Batch::whole()), 0, 1e-15);
  EXPECT_FALSE(findStationaryPoints(*tests::problemOn("quadratic", {2}, {5}), box).empty()) << "a valley is one point";
}

// The condition number of the Hessian of half the mean squared error, raw and standardised.
TEST(Houses, AreRoundWhenStandardised) {
  const auto clients = [](double input) {
    return makeProblem({.name = "houses", .dataSet = "clients", .settings = {input}});
  };
  EXPECT_NEAR(curvatureAt(*clients(0), point(0, 0)).conditionNumber(), 31084.1, 0.1);
  EXPECT_NEAR(curvatureAt(*clients(1), point(0, 0)).conditionNumber(), 1, 1e-12);
  const Scaling scaling = scalingOf(clientsData().x);
  EXPECT_NEAR(scaling.mean, 60.334, 1e-12);
  EXPECT_NEAR(scaling.deviation, 23.8886, 1e-4);
}

// On raw inputs the first step of gradient descent is almost along w alone.
TEST(Houses, SendGradientDescentAlongW) {
  const ProblemConfig raw{.name = "houses", .dataSet = "clients", .settings = {0}};
  const Vector slope = gradientOf(*makeProblem(raw), mapOf(raw).start);
  EXPECT_GT(std::abs(slope[1]), 50 * std::abs(slope[0]));
}

TEST(Houses, HaveAPriceByBothWays) {
  const auto line = makeProblem({.name = "houses"});
  const DataSet raw = housesData();
  Matrix design(raw.size(), 2);
  design << Vector::Ones(raw.size()), raw.x;
  const Vector normal = (design.transpose() * design).inverse() * design.transpose() * raw.y;

  const auto run = runFor(line, {"gd", {0.1}}, findProblem("houses")->start, 300);
  const Vector learned = run.timeline().at(300).phi;
  const Scaling scaling = scalingOf(raw.x);
  EXPECT_NEAR(learned[1] / scaling.deviation, normal[1], 1e-4);
  EXPECT_NEAR(learned[0] - learned[1] * scaling.mean / scaling.deviation, normal[0], 1e-4);

  std::array x{scaling(105)};  // a new house
  std::array<double, 1> price{};
  ASSERT_TRUE(line->predict(learned, x, price));
  EXPECT_NEAR(price[0], normal[0] + 105 * normal[1], 1e-4);
}

TEST(Houses, HaveAMapAroundTheBestLine) {
  for (const std::string data : {"houses", "clients"}) {
    for (const double input : {0.0, 1.0}) {
      const ProblemConfig config{.name = "houses", .dataSet = data, .settings = {input}};
      const ProblemMap map = mapOf(config);
      EXPECT_TRUE(map.range.contains(map.start));
      EXPECT_DOUBLE_EQ(map.range.size().x(), map.range.size().y());
      EXPECT_EQ(findStationaryPoints(*makeProblem(config), map.range).size(), 1U) << data << input;
    }
  }
}

TEST(Houses, TakeBadData) {
  const auto with = [](const std::vector<double>& x, const std::vector<double>& y) {
    return ProblemConfig{.name = "houses", .own = examples(x, y)};
  };
  for (const ProblemConfig& config :
       {with({70}, {2}), with({70, 70, 70}, {1, 2, 3}), with({0.1, 0.1, 0.1}, {2, 2, 2})}) {
    const ProblemMap map = mapOf(config);
    EXPECT_TRUE(map.range.contains(map.start));
    const LossGrid grid = lossGrid(*makeProblem(config), map.range, 11, 11);
    EXPECT_LT(grid.low, grid.high);
    EXPECT_NEAR(makeProblem(config)->data()->x[0], 0, 1e-12) << "standardised: centred, not divided by 0";
  }
  EXPECT_EQ(refusal([&] { mapOf(with({}, {})); }), "data must hold at least one example, got none");
}

TEST(ReferenceData, IsTheCourses) {
  const DataSet quadratic = quadraticReferenceData();
  EXPECT_EQ(quadratic.x[0], -2);
  EXPECT_EQ(quadratic.y[0], 15);
  EXPECT_EQ(quadratic.x[63], 2);
  EXPECT_EQ(quadratic.y[63], 3);
  EXPECT_EQ(builtInData("houses", "clients")->x[3], 33.84);
}

// RMSE at the best line of REF-LIN: √(0.058847/12).
TEST(Regression, HasItsRootMeanSquareError) {
  const auto line = makeProblem({.name = "linreg", .dataSet = "reference", .settings = {byMean}});
  EXPECT_NEAR(std::sqrt(line->loss(point(0.789101, 0.551298), Batch::whole())), 0.0700, 5e-5);
}

}  // namespace
}  // namespace descenso
