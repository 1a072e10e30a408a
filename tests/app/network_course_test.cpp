// The course's rows about networks, each by the scene that shows it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/labs/network/state_answer.h"
#include "app/labs/network/state_text.h"
#include "app/labs/network/state_verdict.h"
#include "engine/networks/counting.h"
#include "network_lab.h"

namespace descenso {
namespace {

using NetworkCourseTest = tests::NetworkLabTest;

TEST_F(NetworkCourseTest, EarlyStoppingRestoresTheWeightsOfTheSmallestValidationLoss) {
  open("early-stopping");
  lab.complete();
  const std::optional<EarlyStop>& stop = lab.training().earlyStop();
  ASSERT_TRUE(stop);
  EXPECT_LT(stop->at, lab.config().training.steps);
  const Measurements& known = lab.training().measurements();
  double least = std::numeric_limits<double>::infinity();
  for (const double loss : known.validationLoss) least = std::min(least, loss);
  EXPECT_EQ(known.validationLoss[known.at(stop->best)], least);
  EXPECT_EQ(stop->at - stop->best, lab.config().training.patience * lab.training().updatesPerEpoch());
  EXPECT_EQ(score(lab.network(), lab.phi(), lab.data().validation).loss, least);
}

TEST_F(NetworkCourseTest, ThreeLinesMakeATriangle) {
  open("triangle-by-hand");
  EXPECT_EQ(parameterCount(lab.network()), 13);
  const auto says = [&](double x, double y) {
    return activationsAt(lab.network(), lab.phi(), Point2(x, y)).outputs.back()[0];
  };
  EXPECT_NEAR(says(0.25, 0.25), 0.99994, 1e-5);
  EXPECT_NEAR(says(0.8, 0.8), 4.5e-5, 1e-6);
  EXPECT_NEAR(says(-0.5, 0.5), 4.5e-5, 1e-6);
}

TEST_F(NetworkCourseTest, ASingleNeuronCannotSeparateXor) {
  open("xor-single-neuron");
  lab.complete();
  EXPECT_LT(lab.training().measurements().trainAccuracy.back(), 0.8);
  open("xor-hidden-layer");
  lab.complete();
  EXPECT_GT(lab.training().measurements().trainAccuracy.back(), 0.95);
}

TEST_F(NetworkCourseTest, IrisIsLearned) {
  open("iris-softmax");
  lab.complete();
  EXPECT_EQ(parameterCount(lab.network()), 15);
  EXPECT_GE(score(lab.network(), lab.phi(), *lab.data().train).accuracy, 0.95);
  open("iris-hidden-layer");
  lab.complete();
  EXPECT_EQ(parameterCount(lab.network()), 83);
  EXPECT_GE(lab.training().measurements().trainAccuracy.back(), 0.97);
}

TEST_F(NetworkCourseTest, ThreeLayersOfAHundredHave20601Parameters) {
  open("number-of-layers");
  EXPECT_EQ(parameterFormula(lab.network()), "100·(2+1) + 100·(100+1) + 100·(100+1) + 1·(100+1) = 20601");
}

// INI-03: a 1-2-1 network. φ is W₁ (2 × 1), b₁ (2), W₂ (1 × 2), b₂.
TEST_F(NetworkCourseTest, EqualWeightsStayEqualAndSmallRandomOnesPart) {
  open("symmetry");
  lab.complete();
  const Vector equal = lab.phi();
  ASSERT_EQ(equal.size(), 7);
  const double sameError = lab.training().measurements().trainLoss.back();
  for (const Index first : {0, 2, 4}) EXPECT_EQ(equal[first], equal[first + 1]) << first;
  NetworkLabConfig random = lab.config();
  random.training = lab.config().kept.front().training;
  lab.configure(random);
  lab.playback().seek(1000);
  lab.complete();
  EXPECT_GT(std::abs(lab.phi()[0] - lab.phi()[1]), 0.3) << "from at most 0.2";
  EXPECT_LT(lab.training().measurements().trainLoss.back(), sameError / 2);
}

TEST_F(NetworkCourseTest, SigmoidsLoseTheGradientAndReluKeepsIt) {
  const auto ratio = [&] {
    const std::vector<double> norms = gradientNorms(lab.network(), lab.gradient());
    return norms.front() / norms.back();
  };
  open("vanishing-sigmoid");
  EXPECT_LT(ratio(), 1e-3);
  open("vanishing-relu");
  EXPECT_GT(ratio(), 0.05);
}

TEST_F(NetworkCourseTest, RegularisationEndsTheOverfitting) {
  open("regularisation-none");
  lab.complete();
  EXPECT_EQ(verdictOf(lab), FitVerdict::over);
  const double without = lab.training().measurements().testLoss.back();
  open("regularisation-l2");
  lab.complete();
  EXPECT_LT(lab.training().measurements().testLoss.back(), without / 2);
}

TEST_F(NetworkCourseTest, AHousesPriceIsAUnivariateRegression) {
  open("regression-house-price");
  lab.complete();
  const Translations text("en");
  EXPECT_EQ(taskText(text, lab.data().all), "Univariate regression (one real output)");
  EXPECT_EQ(taskText(Translations("es"), lab.data().all), "Regresión univariante (una salida real)");
  const AnswerText answer = answerText(text, lab);
  EXPECT_THAT(answer.inputs,
              testing::ElementsAre("6000 sq ft", "bedrooms: 4", "last sold for $235k", "in 2005", "parking spots: 1"));
  EXPECT_EQ(answer.input, "x = (6000, 4, 235, 2005, 1)");
  EXPECT_EQ(answer.output, "ŷ = 340");
  EXPECT_THAT(answer.meanings, testing::ElementsAre("price $340k"));
}

TEST_F(NetworkCourseTest, AMoleculesTemperaturesAreAMultivariateRegression) {
  open("regression-two-outputs");
  lab.complete();
  EXPECT_EQ(shapeText(lab.network()), "1–2");
  const Translations text("es");
  EXPECT_EQ(taskText(text, lab.data().all), "Regresión multivariante (>1 salida)");
  const AnswerText answer = answerText(text, lab);
  EXPECT_EQ(answer.output, "ŷ = (−12.9, 56.4)");
  EXPECT_THAT(answer.meanings, testing::ElementsAre("punto de congelación −12.9 °C", "punto de ebullición 56.4 °C"));
}

TEST_F(NetworkCourseTest, TheSameInputsGiveANumberOrAClass) {
  open("regression-or-classification");
  lab.complete();
  ASSERT_NE(lab.kept(), nullptr);
  const NetworkData& numbers = lab.data();
  const NetworkData& classes = lab.kept()->data();
  EXPECT_FALSE(numbers.all.isClassified());
  EXPECT_TRUE(classes.all.isClassified());
  EXPECT_EQ(classes.train->inputs, numbers.train->inputs);
  EXPECT_EQ(lab.network().output, OutputKind::linear);
  EXPECT_EQ(lab.kept()->network().output, OutputKind::sigmoid);
  // The line is 0.6 x + 0.2, noise aside; where it passes the threshold 0.2 the classes change.
  EXPECT_NEAR(lab.phi()[0], 0.6, 0.06);
  EXPECT_NEAR(lab.phi()[1], 0.2, 0.06);
  const Vector& logit = lab.shownKept().phi;
  EXPECT_GT(logit[0], 1);
  EXPECT_NEAR(-logit[1] / logit[0], 0, 0.2);
  NetworkLab other;
  loadScene(other, readScene(writeScene(lab, {}), "s"));
  EXPECT_EQ(other.config(), lab.config());
}

TEST_F(NetworkCourseTest, CopiesEnlargeTheSetAndTheTestErrorFalls) {
  open("augmentation");
  lab.complete();
  EXPECT_EQ(lab.data().train->size(), 20);
  EXPECT_EQ(lab.training().learned()->size(), 260);
  EXPECT_EQ(samplesText(Translations("en"), lab), "Learned from: 20 examples + 240 copies = 260");
  EXPECT_EQ(lab.training().updatesPerEpoch(), 26);
  ASSERT_NE(lab.kept(), nullptr);
  EXPECT_EQ(lab.kept()->learned()->size(), 20);
  EXPECT_LT(lab.training().measurements().testLoss.back(), lab.kept()->measurements().testLoss.back() / 2);
  EXPECT_GT(lab.training().measurements().testAccuracy.back(), lab.kept()->measurements().testAccuracy.back());
}

TEST_F(NetworkCourseTest, TooLargeANetworkFitsTheNoise) {
  open("fit-or-overfit");
  lab.complete();
  const Measurements& large = lab.training().measurements();
  const Measurements& small = lab.kept()->measurements();
  EXPECT_LT(large.trainLoss.back(), small.trainLoss.back() / 2);
  EXPECT_GT(large.testLoss.back(), 1.5 * small.testLoss.back());
}

TEST_F(NetworkCourseTest, TheListingOfKerasIsBuiltLayerByLayer) {
  open("keras-listing");
  EXPECT_EQ(shapeText(lab.network()), "2–16–10–10–10–1");
  for (const LayerConfig& layer : lab.network().hidden) EXPECT_EQ(layer.activation, ActivationKind::relu);
  EXPECT_EQ(lab.network().output, OutputKind::sigmoid);
  EXPECT_EQ(denseParameters(lab.config().look.counting.sizes), 16'417) << "with 1000 inputs";
  lab.complete();
  EXPECT_GT(lab.training().measurements().testAccuracy.back(), 0.95);
}

}  // namespace
}  // namespace descenso
