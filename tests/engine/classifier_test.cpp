// The course's classifiers: a network without hidden layers is a logistic or softmax regression.
#include <gmock/gmock.h>

#include <cmath>
#include <numbers>

#include "tests/engine/networks.h"

namespace descenso::tests {
namespace {

using ::testing::ElementsAre;

const NetworkConfig& irisScores() {
  static const NetworkConfig config{.inputs = 4, .outputs = 3, .output = OutputKind::softmax};
  return config;
}

Vector irisPhi() {
  Vector phi(15);
  phi << -0.4, -0.1, -2.1, 1.6, -1.8, -0.8, 0.5, -1.2, -1.1, -0.9, 0.6, 2.3, 1.8, 0.4, 0.1;
  return phi;
}

std::shared_ptr<const Examples> oneIris(int species) {
  return classified(inputsOf({{4.6, 3.6, 1.0, 0.2}}), {species}, 3);
}

TEST(SoftmaxRegression, HasTheSlidesScoresAndProbabilities) {
  const Activations at = activationsAt(irisScores(), irisPhi(), oneIris(0)->inputs.col(0));
  EXPECT_NEAR(at.sums[0][0], -2.18, 1e-14);
  EXPECT_NEAR(at.sums[0][1], -10.5, 1e-14);
  EXPECT_NEAR(at.sums[0][2], -7.14, 1e-14);
  EXPECT_NEAR(at.outputs[0][0], 0.9927958, 5e-8);
  EXPECT_NEAR(at.outputs[0][1], 0.0002418, 5e-8);
  EXPECT_NEAR(at.outputs[0][2], 0.0069624, 5e-8);
}

TEST(SoftmaxRegression, ForgetsAShiftOfAllScoresAndDoesNotOverflow) {
  Vector phi = irisPhi();
  phi.tail(3).array() += 100;
  const Vector shifted = activationsAt(irisScores(), phi, oneIris(0)->inputs.col(0)).outputs[0];
  const Vector said = activationsAt(irisScores(), irisPhi(), oneIris(0)->inputs.col(0)).outputs[0];
  EXPECT_LE((shifted - said).cwiseAbs().maxCoeff(), 1e-14);
  phi.setZero();
  phi.tail(3) << 1000, -1000, 0;
  EXPECT_EQ(NetworkProblem(irisScores(), oneIris(0)).loss(phi, Batch::whole()), 0);
  EXPECT_EQ(NetworkProblem(irisScores(), oneIris(1)).loss(phi, Batch::whole()), 2000);
  Vector gradient(15);
  NetworkProblem(irisScores(), oneIris(2)).lossAndGradient(phi, Batch::whole(), gradient);
  EXPECT_TRUE(gradient.allFinite());
}

TEST(LogisticRegression, DoesNotOverflow) {
  const NetworkConfig config{.inputs = 1, .outputs = 1};
  for (const int label : {0, 1}) {
    const NetworkProblem problem(config, classified(inputsOf({{1}}), {label}, 2));
    for (const double score : {-1000.0, 1000.0}) {
      const bool isRight = (score > 0) == (label == 1);
      Vector gradient(2);
      EXPECT_EQ(problem.lossAndGradient(point(score, 0), Batch::whole(), gradient), isRight ? 0 : 1000);
      EXPECT_NEAR(gradient[0], isRight ? 0 : (label == 1 ? -1 : 1), 1e-15);
    }
  }
}

TEST(SoftmaxRegression, HasTheSlidesCrossEntropies) {
  const double expected[] = {0.0072303, 8.3272, 4.9672};
  for (int species = 0; species < 3; ++species) {
    const double loss = NetworkProblem(irisScores(), oneIris(species)).loss(irisPhi(), Batch::whole());
    EXPECT_NEAR(loss, expected[species], species == 0 ? 5e-8 : 5e-5);
  }
  EXPECT_NEAR(NetworkProblem(irisScores(), oneIris(0)).loss(irisPhi(), Batch::whole()) / std::numbers::ln2, 0.0104311,
              5e-8);
}

TEST(SoftmaxRegression, HasTheGradientThatTheSlideAsksFor) {
  const auto problem = std::make_shared<const NetworkProblem>(irisScores(), oneIris(0));
  Vector gradient(15);
  problem->lossAndGradient(irisPhi(), Batch::whole(), gradient);
  const double first[] = {-0.0331395, -0.0259353, -0.0072042, -0.0014408};
  for (Index i = 0; i < 4; ++i) EXPECT_NEAR(gradient[i], first[i], 5e-8);
  EXPECT_NEAR(gradient[12], -0.0072042, 5e-8);
  EXPECT_NEAR(gradient[13], 0.0002418, 5e-8);
  EXPECT_NEAR(gradient[14], 0.0069624, 5e-8);
  EXPECT_NEAR(runFor(problem, {"gd", {1}}, irisPhi(), 1).timeline().at(1).loss, 0.0043782, 5e-8);
  EXPECT_NEAR(runFor(problem, {"gd", {0.1}}, irisPhi(), 1).timeline().at(1).loss, 0.0068762, 5e-8);
}

std::shared_ptr<const Examples> clients() {
  Matrix inputs = inputsOf({{97.17, 26.6}, {44.67, 32.3}, {46.64, 26.7}, {33.84, 23.7}, {79.35, 27.0}});
  for (Index i = 0; i < 2; ++i) {
    const double mean = inputs.row(i).mean();
    inputs.row(i).array() -= mean;
    inputs.row(i) /= std::sqrt(inputs.row(i).squaredNorm() / 5);
  }
  return classified(inputs, {1, 0, 0, 0, 1}, 2);
}

Run clientsRun(Index steps, double l2) {
  const NetworkConfig config{.inputs = 2, .outputs = 1, .penalty = {.l2 = l2}};
  return runFor(std::make_shared<const NetworkProblem>(config, clients()), {"gd", {0.5}}, Vector::Zero(3), steps);
}

TEST(LogisticRegression, LearnsTheClientsTable) {
  const auto run = clientsRun(1000, 0);
  const Timeline& history = run.timeline();
  EXPECT_NEAR(history.at(0).loss, 0.693147, 5e-7);
  EXPECT_NEAR(history.at(1).phi[0], 0.23380, 5e-6);
  EXPECT_NEAR(history.at(1).phi[1], -0.03299, 5e-6);
  EXPECT_NEAR(history.at(1).phi[2], -0.05, 5e-6);
  EXPECT_NEAR(history.at(1).loss, 0.583939, 5e-7);
  EXPECT_NEAR(history.at(100).loss, 0.033620, 5e-7);
  EXPECT_NEAR(history.at(1000).loss, 0.003932, 5e-7);
}

TEST(LogisticRegression, APenaltyStopsTheWeightsOfSeparableClasses) {
  const auto run = clientsRun(2000, 0.01);
  const VectorView phi = run.timeline().at(2000).phi;
  EXPECT_NEAR(phi[0], 2.83696, 5e-6);
  EXPECT_NEAR(phi[1], -0.33877, 5e-6);
  EXPECT_NEAR(phi[2], -0.61993, 5e-6);
  EXPECT_NEAR(score({.inputs = 2, .outputs = 1}, phi, *clients()).loss, 0.076114, 5e-7);
}

/// Says σ(x) of one input.
Vector oneToOne() { return point(1, 0); }

TEST(Scores, CountRightAnswersAndMistakes) {
  const NetworkConfig config{.inputs = 1, .outputs = 1};
  const auto examples = classified(inputsOf({{-2}, {-1}, {1}, {2}, {3}}), {0, 1, 0, 1, 1}, 2);
  EXPECT_EQ(score(config, oneToOne(), *examples).accuracy, 0.6);
  Eigen::MatrixXi expected(2, 2);
  expected << 1, 1, 1, 2;
  EXPECT_EQ(confusion(config, oneToOne(), *examples), expected);
  EXPECT_TRUE(std::isnan(score(config, oneToOne(), *numbered(inputsOf({{0}}), {1})).accuracy));
  EXPECT_EQ(accuracyOf(expected), 0.6);
  EXPECT_TRUE(std::isnan(accuracyOf(Eigen::MatrixXi::Zero(2, 2))));
  EXPECT_EQ(classOf(std::vector<double>{0.5}), 1);
  EXPECT_EQ(classOf(std::vector<double>{0.2, 0.5, 0.3}), 1);
}

TEST(Scores, RightAnswersAreThoseOfEveryThreshold) {
  const std::vector<double> probabilities = {0, 0.005, 0.07, 0.29, 0.3, 0.3, 0.58, 0.989, 0.99, 1, std::nan("")};
  const std::vector<int> classes = {0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0};
  RightAnswers answers;
  EXPECT_TRUE(std::isnan(answers.accuracy(50)));
  for (std::size_t i = 0; i < classes.size(); ++i) answers.add(probabilities[i], classes[i]);
  for (int percent = 1; percent < 100; ++percent) {
    double right = 0;
    for (std::size_t i = 0; i < classes.size(); ++i)
      right += classOf(std::span(&probabilities[i], 1), thresholdOf(percent)) == classes[i] ? 1 : 0;
    EXPECT_EQ(answers.accuracy(percent), right / 11) << percent;
  }
  EXPECT_EQ(answers.accuracy(30), 7.0 / 11);  // wrong are 0.005, 0.29, one of the two 0.3, and 0.989
}

TEST(Scores, RocCurveOfFiveAnswers) {
  const NetworkConfig config{.inputs = 1, .outputs = 1};
  const auto examples = classified(inputsOf({{-2}, {-1}, {1}, {2}, {3}}), {0, 1, 0, 1, 1}, 2);
  const RocCurve curve = rocCurve(config, oneToOne(), *examples);
  EXPECT_THAT(curve.falseAlarms, ElementsAre(0, 0, 0, 0.5, 0.5, 1));
  EXPECT_THAT(curve.hits, ElementsAre(0, 1.0 / 3, 2.0 / 3, 2.0 / 3, 1, 1));
  EXPECT_NEAR(curve.area, 5.0 / 6, 1e-15);  // of the six pairs of unlike examples, five stand in the right order
}

TEST(Scores, RocCurveOfEqualAnswersIsTheDiagonal) {
  const auto examples = classified(inputsOf({{0}, {0}, {0}, {0}}), {0, 1, 0, 1}, 2);
  const RocCurve curve = rocCurve({.inputs = 1, .outputs = 1}, oneToOne(), *examples);
  EXPECT_THAT(curve.hits, ElementsAre(0, 1));
  EXPECT_EQ(curve.area, 0.5);
}

}  // namespace
}  // namespace descenso::tests
