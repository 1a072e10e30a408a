// Softmax by itself and in the course's example of irises (rows CLS-05 to CLS-09, OUT-05).
#include "engine/networks/softmax.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/information/likelihood.h"
#include "engine/information/output_task.h"
#include "engine/information/softmax_regression.h"
#include "engine/math/random.h"
#include "tests/engine/helpers.h"

namespace descenso::tests {
namespace {

using testing::HasSubstr;

Vector scores(std::initializer_list<double> numbers) {
  Vector vector(static_cast<Index>(numbers.size()));
  std::copy(numbers.begin(), numbers.end(), vector.data());
  return vector;
}

TEST(Softmax, MakesProbabilitiesOfScores) {
  const Vector p = softmax(scores({2, 1, 0}));
  EXPECT_NEAR(p[0], 0.665241, 5e-7);
  EXPECT_NEAR(p[1], 0.244728, 5e-7);
  EXPECT_NEAR(p[2], 0.090031, 5e-7);
  EXPECT_NEAR(p.sum(), 1, 1e-15);
}

TEST(Softmax, KeepsItsValueWhenAllScoresGrow) {
  const Vector near = softmax(scores({-2.18, -10.5, -7.14}));
  const Vector far = softmax(scores({97.82, 89.5, 92.86}));
  EXPECT_LE((near - far).cwiseAbs().maxCoeff(), 1e-13);
}

TEST(Softmax, IsFiniteForScoresOfAnySize) {
  EXPECT_EQ(softmax(scores({1000, 0, -1000})), scores({1, 0, 0}));
  EXPECT_EQ(softmax(scores({-1000, -1000})), scores({0.5, 0.5}));
  EXPECT_EQ(softmax(scores({1e308, -1e308})), scores({1, 0}));
  EXPECT_EQ(softmax(scores({1e308, 1e308, -1e308})), scores({0.5, 0.5, 0}));
  EXPECT_NEAR(logSumExp(scores({1000, 1000})), 1000 + std::log(2), 1e-12);
  EXPECT_EQ(logSumExp(scores({-1000, -3000})), -1000);
}

TEST(Softmax, IsSharperInTheCold) {
  const Vector z = scores({2, 1, 0});
  EXPECT_GT(softmax(z, 0.5)[0], softmax(z)[0]);
  EXPECT_LT(softmax(z, 5)[0], softmax(z)[0]);
  EXPECT_EQ(softmax(z, 1e-3), scores({1, 0, 0}));
  EXPECT_NEAR(softmax(z, 1e6)[0], 1.0 / 3, 1e-6);
  EXPECT_LE((softmax(z, 2) - softmax(z / 2)).cwiseAbs().maxCoeff(), 1e-16);
}

TEST(Softmax, RefusesWhatHasNoAnswer) {
  EXPECT_THAT(refusal([] { softmax(Vector()); }), HasSubstr("at least one score"));
  EXPECT_THAT(refusal([] { softmax(scores({0, notANumber})); }), HasSubstr("must be finite, got nan at place 2"));
  EXPECT_THAT(refusal([] { softmax(scores({infinity})); }), HasSubstr("got inf"));
  EXPECT_THAT(refusal([] { softmax(scores({0, 1}), 0); }), HasSubstr("finite and above 0, got 0"));
  EXPECT_THAT(refusal([] { softmax(scores({0, 1}), -1); }), HasSubstr("got -1"));
}

TEST(SoftmaxJacobian, AgreesWithDifferences) {
  Random random(5);
  for (const double temperature : {0.5, 1.0, 3.0}) {
    Vector z(4);
    for (Index i = 0; i < 4; ++i) z[i] = random.uniform(-3, 3);
    const Matrix jacobian = softmaxJacobian(softmax(z, temperature), temperature);
    constexpr double step = 1e-5;
    for (Index j = 0; j < 4; ++j) {
      const Vector above = softmax(z + step * Vector::Unit(4, j), temperature);
      const Vector below = softmax(z - step * Vector::Unit(4, j), temperature);
      EXPECT_LE((jacobian.col(j) - (above - below) / (2 * step)).cwiseAbs().maxCoeff(), 1e-9);
    }
    EXPECT_LE((jacobian - jacobian.transpose()).cwiseAbs().maxCoeff(), 1e-16);
    EXPECT_LE(jacobian.rowwise().sum().cwiseAbs().maxCoeff(), 1e-15);
  }
}

TEST(IrisExample, HasTheProductsAndScoresOfTheSlide) {
  const SoftmaxPass pass = passThrough(irisModel(), irisFlower(), 0);
  Matrix products(3, 4);
  products << -1.84, -0.36, -2.10, 0.32, -8.28, -2.88, 0.50, -0.24, -5.06, -3.24, 0.60, 0.46;
  EXPECT_LE((pass.products - products).cwiseAbs().maxCoeff(), 1e-14);
  const Vector sums = pass.products.rowwise().sum();
  EXPECT_NEAR(sums[0], -3.98, 1e-14);
  EXPECT_NEAR(sums[1], -10.90, 1e-14);
  EXPECT_NEAR(sums[2], -7.24, 1e-14);
  EXPECT_NEAR(pass.scores[0], -2.18, 1e-14);
  EXPECT_NEAR(pass.scores[1], -10.50, 1e-14);
  EXPECT_NEAR(pass.scores[2], -7.14, 1e-14);
  EXPECT_EQ(irisModel().parameters(), 15);
}

TEST(IrisExample, HasTheProbabilitiesOfTheSlide) {
  const SoftmaxPass pass = passThrough(irisModel(), irisFlower(), 0);
  // The steps take the largest score away: with its exponential back they are the slide's.
  const Vector exponentials = pass.softmax.exponentials * std::exp(pass.softmax.highest);
  EXPECT_NEAR(exponentials[0], 0.1130415, 5e-8);
  EXPECT_NEAR(exponentials[1], 2.753645e-5, 5e-12);
  EXPECT_NEAR(exponentials[2], 7.927521e-4, 5e-11);
  EXPECT_NEAR(exponentials.sum(), 0.1138618, 5e-8);
  EXPECT_NEAR(pass.softmax.probabilities[0], 0.9927958, 5e-8);
  EXPECT_NEAR(pass.softmax.probabilities[1], 0.0002418, 5e-8);
  EXPECT_NEAR(pass.softmax.probabilities[2], 0.0069624, 5e-8);
  EXPECT_EQ(decideClass(pass.softmax.probabilities), 0) << "setosa (CLS-16)";
}

TEST(IrisExample, HasTheLossOfEachTarget) {
  const double losses[] = {0.0072303, 8.3272, 4.9672};
  const double tolerances[] = {5e-8, 5e-5, 5e-5};
  for (Index target = 0; target < 3; ++target)
    EXPECT_NEAR(passThrough(irisModel(), irisFlower(), target).loss, losses[target], tolerances[target]);
}

TEST(IrisExample, HasTheGradientThatTheSlideAsksFor) {
  const SoftmaxPass pass = passThrough(irisModel(), irisFlower(), 0);
  EXPECT_NEAR(pass.scoreSlopes[0], -0.0072042, 5e-8);
  EXPECT_NEAR(pass.scoreSlopes[1], 0.0002418, 5e-8);
  EXPECT_NEAR(pass.scoreSlopes[2], 0.0069624, 5e-8);
  const double row[] = {-0.0331395, -0.0259353, -0.0072042, -0.0014408};
  for (Index j = 0; j < 4; ++j) EXPECT_NEAR(pass.weightSlopes(0, j), row[j], 6e-8);
  EXPECT_EQ(pass.biasSlopes, pass.scoreSlopes);
}

TEST(IrisExample, LosesLessAfterOneUpdate) {
  const SoftmaxPass pass = passThrough(irisModel(), irisFlower(), 0);
  const auto lossAfter = [&](double alpha) {
    return passThrough(updated(irisModel(), pass, alpha), irisFlower(), 0).loss;
  };
  EXPECT_NEAR(lossAfter(1), 0.0043782, 5e-8);
  EXPECT_NEAR(lossAfter(0.1), 0.0068762, 5e-8);
  EXPECT_DOUBLE_EQ(lossAfter(0), pass.loss);
}

TEST(SoftmaxRegression, HasTheGradientOfDifferences) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const SoftmaxModel model = randomModel(3, 4, seed);
    const auto target = static_cast<Index>(seed % 3);
    const SoftmaxPass pass = passThrough(model, irisFlower(), target);
    constexpr double step = 1e-6;
    for (Index i = 0; i < model.weights.size(); ++i) {
      SoftmaxModel above = model;
      SoftmaxModel below = model;
      above.weights.data()[i] += step;
      below.weights.data()[i] -= step;
      const double slope =
          (passThrough(above, irisFlower(), target).loss - passThrough(below, irisFlower(), target).loss) / (2 * step);
      EXPECT_NEAR(pass.weightSlopes.data()[i], slope, 1e-7);
    }
  }
}

TEST(SoftmaxRegression, DrawsTheSameNumbersFromTheSameSeed) {
  EXPECT_EQ(randomModel(3, 4, 5), randomModel(3, 4, 5));
  EXPECT_FALSE(randomModel(3, 4, 5) == randomModel(3, 4, 6));
  const SoftmaxModel model = randomModel(3, 4, 9);
  EXPECT_LE(model.weights.cwiseAbs().maxCoeff(), 2.5);
  for (Index i = 0; i < model.weights.size(); ++i)
    EXPECT_NEAR(10 * model.weights.data()[i], std::round(10 * model.weights.data()[i]), 1e-12);
}

TEST(SoftmaxRegression, RefusesWhatDoesNotFit) {
  EXPECT_THAT(refusal([] { passThrough(irisModel(), Vector::Ones(3), 0); }), HasSubstr("each of 3 inputs, got 3 × 4"));
  EXPECT_THAT(refusal([] { passThrough(irisModel(), irisFlower(), 3); }), HasSubstr("class must be in [0, 2], got 3"));
  SoftmaxModel broken = irisModel();
  broken.weights(1, 2) = notANumber;
  EXPECT_THAT(refusal([&] { passThrough(broken, irisFlower(), 0); }), HasSubstr("weights must be finite, got nan"));
}

}  // namespace
}  // namespace descenso::tests
