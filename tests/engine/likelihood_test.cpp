// Losses as negative logarithms of likelihoods (rows OUT-01 to OUT-06, CLS-16, CLS-18).
#include "engine/information/likelihood.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/information/distribution.h"
#include "engine/information/output_task.h"
#include "engine/information/printed.h"
#include "engine/math/random.h"
#include "engine/networks/softmax.h"
#include "tests/engine/helpers.h"

namespace descenso::tests {
namespace {

using testing::HasSubstr;

/// The slope of a loss by central differences.
template <class Loss>
double difference(Loss loss, double at, double step = 1e-6) {
  return (loss(at + step).loss - loss(at - step).loss) / (2 * step);
}

double logistic(double z) { return 1 / (1 + std::exp(-z)); }

TEST(DataSetLikelihood, IsAProductWhoseLogarithmIsASum) {
  const std::vector<double> p = {0.9, 0.8, 0.7};
  EXPECT_NEAR(likelihoodOf(p), 0.504, 1e-15);
  EXPECT_NEAR(negativeLogLikelihood(p), 0.685179, 5e-7);
  EXPECT_NEAR(negativeLogLikelihood(p), -std::log(likelihoodOf(p)), 1e-15);
  const std::vector<double> many(1000, 0.3);
  EXPECT_EQ(likelihoodOf(many), 0) << "the product underflows";
  EXPECT_NEAR(negativeLogLikelihood(many), -1000 * std::log(0.3), 1e-8);
  EXPECT_EQ(negativeLogLikelihood(std::vector{0.5, 0.0}), infinity);
  EXPECT_THAT(refusal([] { likelihoodOf(std::vector{1.5}); }), HasSubstr("in [0, 1], got 1.5"));
  EXPECT_THAT(refusal([] { negativeLogLikelihood(std::vector{notANumber}); }), HasSubstr("got nan"));
}

TEST(BernoulliLoss, HasTheCoursesValues) {
  EXPECT_NEAR(bernoulliLoss(1, 0.9).loss, 0.105361, 5e-7);
  EXPECT_NEAR(bernoulliLoss(1, 0.02).loss, 3.912023, 5e-7);
  EXPECT_NEAR(bernoulliLoss(0, 0.9).loss, -std::log(0.1), 1e-14);
  EXPECT_EQ(bernoulliLoss(1, 1).loss, 0);
  EXPECT_EQ(bernoulliLoss(1, 0).loss, infinity);
  EXPECT_EQ(bernoulliLoss(0, 1).loss, infinity);
  EXPECT_EQ(bernoulliLoss(1, 1).slope, -1);
  EXPECT_EQ(bernoulliLoss(0, 0).slope, 1);
}

TEST(BernoulliLoss, IsTheSameOfProbabilityAndScore) {
  for (const double y : {0.0, 1.0, 0.3})
    for (const double z : {-6.0, -1.0, 0.0, 0.4, 5.0}) {
      const double p = logistic(z);
      const LossSlope ofScore = bernoulliLossOfScore(y, z);
      EXPECT_NEAR(bernoulliLoss(y, p).loss, ofScore.loss, 1e-12);
      EXPECT_NEAR(ofScore.slope, p - y, 1e-15);
      EXPECT_NEAR(bernoulliLoss(y, p).slope * p * (1 - p), ofScore.slope, 1e-13) << "the chain rule";
      EXPECT_NEAR(difference([&](double at) { return bernoulliLossOfScore(y, at); }, z), ofScore.slope, 1e-8);
      EXPECT_NEAR(difference([&](double at) { return bernoulliLoss(y, at); }, p, 1e-7), bernoulliLoss(y, p).slope,
                  1e-4 * std::abs(bernoulliLoss(y, p).slope) + 1e-5);
    }
}

TEST(BernoulliLoss, IsFiniteForEveryScore) {
  EXPECT_EQ(bernoulliLossOfScore(1, -1000).loss, 1000);
  EXPECT_EQ(bernoulliLossOfScore(0, 1000).loss, 1000);
  EXPECT_EQ(bernoulliLossOfScore(1, 1000).loss, 0);
  EXPECT_EQ(bernoulliLossOfScore(1, -1000).slope, -1);
}

// E16: without σ, p = wᵀx leaves [0, 1]; cutting it off does not help.
TEST(BernoulliLoss, HasNothingToLearnFromOutsideTheUnitInterval) {
  EXPECT_TRUE(std::isnan(bernoulliLoss(1, 1.2).loss));
  EXPECT_TRUE(std::isnan(bernoulliLoss(0, -0.1).slope));
  EXPECT_EQ(clampedBernoulliLoss(1, -0.5).loss, infinity);
  EXPECT_EQ(clampedBernoulliLoss(1, -0.5).slope, 0);
  EXPECT_EQ(clampedBernoulliLoss(1, 1.5).loss, 0);
  EXPECT_EQ(clampedBernoulliLoss(0, 0.3).loss, bernoulliLoss(0, 0.3).loss);
}

TEST(NormalLoss, IsHalfTheSquareAndAConstant) {
  EXPECT_NEAR(normalLoss(3, 2).loss, 1.418939, 5e-7);
  EXPECT_EQ(normalLoss(3, 2).slope, -1);
  EXPECT_NEAR(normalLoss(3, 2).loss - normalLoss(2, 2).loss, squaredError(3, 2).loss / 2, 1e-15);
  EXPECT_NEAR(difference([](double at) { return normalLoss(0.7, at); }, 2.1), normalLoss(0.7, 2.1).slope, 1e-8);
}

TEST(NormalLoss, IsLeastWhereTheSquaresAre) {
  const std::vector<double> y = {1, 2, 6, 0.5};
  const double mean = 9.5 / 4;
  double slope = 0;
  for (const double each : y) slope += normalLoss(each, mean).slope;
  EXPECT_NEAR(slope, 0, 1e-14);
  const auto lossAt = [&](double mu) {
    double sum = 0;
    for (const double each : y) sum += normalLoss(each, mu).loss;
    return sum;
  };
  for (double mu = -3; mu < 8; mu += 0.25) EXPECT_GE(lossAt(mu), lossAt(mean));
}

TEST(SquaredError, FadesOnASaturatedSigmoid) {
  for (const double z : {-9.0, -6.0, -2.0, 0.0, 3.0})
    EXPECT_NEAR(difference([](double at) { return squaredErrorOfScore(1, at); }, z), squaredErrorOfScore(1, z).slope,
                1e-8);
  // As wrong as can be, and nothing left to learn by; cross-entropy still has its full slope.
  EXPECT_LT(std::abs(squaredErrorOfScore(1, -10).slope), 1e-4);
  EXPECT_NEAR(bernoulliLossOfScore(1, -10).slope, -1, 1e-4);
  EXPECT_EQ(squaredErrorOfScore(1, -1000).slope, 0);
}

TEST(CategoricalLoss, HasTheCoursesDerivation) {
  Vector theta(3);
  theta << 2, 1, 0;
  const Vector y = oneHot(3, 0);
  const Vector p = softmax(theta);
  EXPECT_NEAR(theta.array().exp().sum(), 11.107338, 5e-7);
  EXPECT_NEAR(logSumExp(theta), 2.407606, 5e-7);
  EXPECT_NEAR(categoricalLossOfScores(y, theta), 0.407606, 5e-7);
  EXPECT_NEAR(categoricalLoss(y, p), 0.407606, 5e-7);
  EXPECT_NEAR(printedCategoricalLoss(y, p), -0.407606, 5e-7) << "without the minus sign (E18)";
}

TEST(CategoricalLoss, HasTheGradientOfDifferences) {
  Random random(2);
  for (int round = 0; round < 20; ++round) {
    Vector z(4);
    Vector weights(4);
    for (Index i = 0; i < 4; ++i) {
      z[i] = random.uniform(-3, 3);
      weights[i] = random.uniform();
    }
    const Vector y = normalised(weights);
    std::vector<double> ofScores(4), ofProbabilities(4);
    const Vector p = softmax(z);
    EXPECT_NEAR(categoricalLossOfScores(y, z, ofScores), categoricalLoss(y, p, ofProbabilities), 1e-12);
    const VectorView slope(ofScores.data(), 4);
    EXPECT_LE((softmaxJacobian(p) * VectorView(ofProbabilities.data(), 4) - slope).cwiseAbs().maxCoeff(), 1e-13)
        << "the chain rule through softmax";
    for (Index i = 0; i < 4; ++i) {
      const Vector step = 1e-6 * Vector::Unit(4, i);
      EXPECT_NEAR((categoricalLossOfScores(y, z + step) - categoricalLossOfScores(y, z - step)) / 2e-6, slope[i], 1e-8);
    }
  }
}

TEST(CategoricalLoss, IsFiniteForEveryScore) {
  Vector z(3);
  z << 1000, 0, -1000;
  std::vector<double> gradient(3);
  EXPECT_EQ(categoricalLossOfScores(oneHot(3, 2), z, gradient), 2000);
  EXPECT_EQ(gradient, (std::vector<double>{1, 0, -1}));
  EXPECT_EQ(categoricalLoss(oneHot(3, 2), softmax(z), gradient), infinity);
  EXPECT_EQ(gradient[2], -infinity);
  EXPECT_THAT(refusal([&] { categoricalLossOfScores(oneHot(2, 0), z); }), HasSubstr("2 scores, got 3"));
  EXPECT_THAT(refusal([] { oneHot(3, -1); }), HasSubstr("class must be in [0, 2], got -1"));
}

TEST(OutputTasks, SetActivationLossAndDecision) {
  EXPECT_EQ(ruleOf(OutputTask::binary).output, OutputKind::sigmoid);
  EXPECT_EQ(ruleOf(OutputTask::binary).loss, LossKind::crossEntropy);
  EXPECT_EQ(ruleOf(OutputTask::multiclass).output, OutputKind::softmax);
  EXPECT_EQ(ruleOf(OutputTask::multiclass).likelihood, Likelihood::categorical);
  EXPECT_EQ(ruleOf(OutputTask::regression).output, OutputKind::linear);
  EXPECT_EQ(ruleOf(OutputTask::regression).loss, LossKind::squaredError);
  for (const TaskRule& rule : outputTasks()) EXPECT_EQ(&ruleOf(rule.task), &rule);
}

TEST(Decision, IsAThresholdOrTheLargest) {
  EXPECT_EQ(decideBinary(0.5), 1) << "at the threshold: class 1, not the slide's sign 0 (E23)";
  EXPECT_EQ(decideBinary(0.49), 0);
  EXPECT_EQ(decideBinary(0.98), 1);
  EXPECT_EQ(decideBinary(0.98, 0.99), 0);
  Vector genres(4);
  genres << 0.2, 0.18, 0.52, 0.1;
  EXPECT_EQ(decideClass(genres), 2);
  EXPECT_EQ(decideClass(Vector::Constant(3, 1.0 / 3)), 0);
  EXPECT_THAT(refusal([] { decideClass(Vector()); }), HasSubstr("at least one output"));
}

TEST(PrintedFormulas, AreFoundByTheirErratum) {
  for (const std::string_view erratum :
       {"E03", "E04", "E05", "E06", "E07", "E08", "E09", "E16", "E17", "E18", "E22", "E23"}) {
    const PrintedFormula& formula = printedFormula(erratum);
    EXPECT_EQ(formula.erratum, erratum);
    EXPECT_NE(formula.printed, formula.right);
  }
  EXPECT_THAT(refusal([] { printedFormula("E99"); }), HasSubstr("no printed formula E99"));
}

}  // namespace
}  // namespace descenso::tests
