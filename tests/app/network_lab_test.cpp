// What the network lab trains, keeps and says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/export/scene.h"
#include "app/labs/network/state.h"
#include "app/labs/network/state_answer.h"
#include "app/labs/network/state_text.h"
#include "app/labs/network/state_verdict.h"
#include "engine/networks/counting.h"

namespace descenso {
namespace {

using nlohmann::json;

class NetworkLabTest : public testing::Test {
 protected:
  template <class Change>
  void change(Change edit) {
    NetworkLabConfig config = lab.config();
    edit(config);
    lab.configure(config);
  }

  void show(long step) {
    lab.playback().seek(step);
    lab.complete();
  }

  void open(const std::string& name) { loadScene(lab, builtInScene(name)); }

  NetworkLab lab;
};

TEST_F(NetworkLabTest, OpensUntrainedAndPaused) {
  EXPECT_EQ(shapeText(lab.network()), "2–4–1");
  EXPECT_EQ(parameterFormula(lab.network()), "4·(2+1) + 1·(4+1) = 17");
  EXPECT_EQ(lab.shownStep(), 0);
  EXPECT_FALSE(lab.playback().isPlaying());
  EXPECT_EQ(verdictOf(lab), FitVerdict::unknown);
}

TEST_F(NetworkLabTest, LearnsTheCircles) {
  show(lab.config().training.steps);
  const Measurements& known = lab.training().measurements();
  EXPECT_EQ(known.steps.back(), static_cast<double>(lab.config().training.steps));
  EXPECT_GT(known.trainAccuracy.back(), 0.95);
  EXPECT_GT(known.testAccuracy.back(), 0.9);
  EXPECT_LT(known.trainLoss.back(), known.trainLoss.front() / 3);
}

TEST_F(NetworkLabTest, AStepIsTheSameHoweverItWasReached) {
  show(40);
  const Vector there = lab.phi();
  show(300);
  show(40);
  EXPECT_EQ(lab.phi(), there);
  NetworkLab other;
  other.playback().seek(40);
  while (other.isComputing()) other.advance(1e-3);
  EXPECT_EQ(other.phi(), there);
}

TEST_F(NetworkLabTest, MeasuresAtStepsThatNoClockDecides) {
  show(500);
  NetworkLab other;
  other.playback().setSpeed(Playback::maximumSpeed);
  other.playback().play();
  while (other.shownStep() < 500) other.advance(0.01);
  const auto common = static_cast<std::ptrdiff_t>(lab.training().measurements().size());
  const std::vector<double>& steps = other.training().measurements().steps;
  ASSERT_GE(std::ssize(steps), common);
  EXPECT_EQ(std::vector<double>(steps.begin(), steps.begin() + common), lab.training().measurements().steps);
}

TEST_F(NetworkLabTest, PlayingWaitsForTheTraining) {
  lab.playback().setSpeed(Playback::maximumSpeed);
  lab.playback().play();
  lab.advance(0.01);
  EXPECT_EQ(lab.playback().step(), lab.training().reached());
  EXPECT_GT(lab.playback().step(), 0);
}

TEST_F(NetworkLabTest, ANewLookTrainsNothing) {
  show(50);
  const std::uint64_t revision = lab.revision();
  change([](NetworkLabConfig& config) { config.look.isDiscrete = true; });
  EXPECT_EQ(lab.revision(), revision);
  EXPECT_EQ(lab.training().reached(), 50);
}

TEST_F(NetworkLabTest, AnEditedWeightIsTheStartOfANewTraining) {
  show(30);
  Vector expected = lab.phi();
  expected[3] = 2.5;
  lab.setParameter(3, 2.5);
  EXPECT_EQ(lab.shownStep(), 0);
  EXPECT_EQ(lab.phi(), expected);
  change([](NetworkLabConfig& config) { resizeLayer(config, 0, 5); });
  EXPECT_TRUE(lab.config().training.start.empty()) << "a start of another shape goes";
}

TEST_F(NetworkLabTest, SavedAndLoadedIsTheSame) {
  change([](NetworkLabConfig& config) {
    addLayer(config);
    config.hidden[1].activation = ActivationKind::relu;
    config.hidden[0].dropout = 0.25;
    config.penalty.l2 = 0.01;
    config.look.pinned = UnitPlace{1, 2};
    config.look.curves.yScale = Scale::logarithmic;
  });
  lab.playback().seek(77);
  const std::string text = writeScene(lab, {});
  NetworkLab other;
  loadScene(other, readScene(text, "s"));
  EXPECT_EQ(writeScene(other, {}), text);
  EXPECT_EQ(other.config(), lab.config());
  EXPECT_EQ(other.playback().step(), 77);
}

TEST_F(NetworkLabTest, OwnExamplesAreSavedWithTheScene) {
  lab.useData({"mine", Vector::LinSpaced(12, 0, 1), Vector::LinSpaced(12, -1, 1)});
  EXPECT_EQ(shapeText(lab.network()), "1–4–1");
  NetworkLab other;
  loadScene(other, readScene(writeScene(lab, {}), "s"));
  EXPECT_EQ(other.data().all.targets, lab.data().all.targets);
  EXPECT_EQ(other.network(), lab.network());
}

TEST_F(NetworkLabTest, ATableIsReadAndWhatIsMissingReported) {
  const DataReport report = lab.readData("width,depth,height,kind\n1,2,7,a\n3,?,7,b\n4,5,7,b\n6,1,7,a\n", "own.csv");
  EXPECT_EQ(report.count, 3);
  EXPECT_EQ(report.missingLines, std::vector<int>{3});
  EXPECT_EQ(report.constantInputs, std::vector<std::string>{"height"});
  EXPECT_EQ(lab.data().all.classNames, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(lab.network().inputs, 3);
  EXPECT_TRUE(lab.config().data.isStandardised);
  EXPECT_THROW(lab.readData("x,kind\n1,a\n2,a\n", "one.csv"), std::invalid_argument) << "a single class";
  EXPECT_EQ(lab.network().inputs, 3) << "the data before stay";
}

TEST_F(NetworkLabTest, ExamplesArePaintedAndTakenAway) {
  const Index before = lab.data().all.size();
  lab.addExample(Point2(0.5, -0.25), 1);
  ASSERT_EQ(lab.data().all.size(), before + 1);
  EXPECT_EQ(lab.data().all.classes.back(), 1);
  EXPECT_EQ(Point2(lab.data().all.inputs.col(before)), Point2(0.5, -0.25));
  lab.removeExample(Point2(0.5, -0.25), 0.01);
  EXPECT_EQ(lab.data().all.size(), before);
  lab.removeExample(Point2(1e3, 1e3), 0.01);
  EXPECT_EQ(lab.data().all.size(), before) << "nothing is there";
}

TEST_F(NetworkLabTest, LeavesFewFootprintsAtEvenSteps) {
  show(2000);
  const auto& trail = lab.training().trail();
  EXPECT_LE(trail.size(), 48u);
  EXPECT_GT(trail.size(), 20u);
  EXPECT_EQ(trail.front().step, 0);
  const long stride = trail[1].step;
  for (std::size_t i = 0; i < trail.size(); ++i) EXPECT_EQ(trail[i].step, static_cast<long>(i) * stride);
  const Vector kept = trail[5].phi;
  show(trail[5].step);
  EXPECT_EQ(lab.phi(), kept);
}

TEST_F(NetworkLabTest, WhatDoesNotFitIsRefusedAndChangesNothing) {
  const std::string before = writeScene(lab, {});
  for (const char* state :
       {R"({"layers": [{"units": 0}]})", R"({"layers": [{"units": 1001}]})", R"({"layers": [{"activation": "tahn"}]})",
        R"({"training": {"start": [1, 2]}})", R"({"data": {"name": "circle"}})",
        R"({"data": {"train": 0.8, "validation": 0.4}})",
        R"({"data": {"own": {"inputs": [[1], [2]], "classNames": ["a"], "classes": [0, 0]}}})", R"({"layer": []})"}) {
    EXPECT_THROW(lab.load(json::parse(state)), SceneError) << state;
    EXPECT_EQ(writeScene(lab, {}), before) << state;
  }
  EXPECT_THROW(change([](NetworkLabConfig& config) {
                 config.hidden = {LayerConfig{.units = 200}, LayerConfig{.units = 200}};
                 config.training.optimizer = {"bfgs", fallbacks(declarations(*findOptimizer("bfgs")))};
               }),
               std::invalid_argument);
}

TEST_F(NetworkLabTest, ARateThatIsTooHighDivergesAndTheLastFiniteStepStays) {
  lab.load(json::parse(R"({"data": {"name": "hills"}, "layers": [{"units": 4, "activation": "relu"}],
      "training": {"optimizer": {"name": "gd", "values": {"alpha": 1}}, "initialisation": "uniform",
                   "initialScale": 4, "steps": 500}, "step": 500})"));
  lab.complete();
  ASSERT_TRUE(lab.training().hasDiverged());
  EXPECT_TRUE(lab.phi().allFinite());
  EXPECT_EQ(lab.playback().last(), lab.training().reached());
  EXPECT_EQ(withHalfRate(lab.config()).training.optimizer.values[0], 0.5);
}

// RGZ-06.
TEST_F(NetworkLabTest, EarlyStoppingRestoresTheWeightsOfTheSmallestValidationLoss) {
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

// MLP-06.
TEST_F(NetworkLabTest, ThreeLinesMakeATriangle) {
  open("triangle-by-hand");
  EXPECT_EQ(parameterCount(lab.network()), 13);
  const auto says = [&](double x, double y) {
    return activationsAt(lab.network(), lab.phi(), Point2(x, y)).outputs.back()[0];
  };
  EXPECT_NEAR(says(0.25, 0.25), 0.99994, 1e-5);
  EXPECT_NEAR(says(0.8, 0.8), 4.5e-5, 1e-6);
  EXPECT_NEAR(says(-0.5, 0.5), 4.5e-5, 1e-6);
}

// CLS-15: the best that a line can do, and what a hidden layer adds.
TEST_F(NetworkLabTest, ASingleNeuronCannotSeparateXor) {
  open("xor-single-neuron");
  lab.complete();
  EXPECT_LT(lab.training().measurements().trainAccuracy.back(), 0.8);
  open("xor-hidden-layer");
  lab.complete();
  EXPECT_GT(lab.training().measurements().trainAccuracy.back(), 0.95);
}

// CLS-17.
TEST_F(NetworkLabTest, IrisIsLearned) {
  open("iris-softmax");
  lab.complete();
  EXPECT_EQ(parameterCount(lab.network()), 15);
  EXPECT_GE(score(lab.network(), lab.phi(), *lab.data().train).accuracy, 0.95);
  open("iris-hidden-layer");
  lab.complete();
  EXPECT_EQ(parameterCount(lab.network()), 83);
  EXPECT_GE(lab.training().measurements().trainAccuracy.back(), 0.97);
}

// PAR-03.
TEST_F(NetworkLabTest, ThreeLayersOfAHundredHave20601Parameters) {
  open("number-of-layers");
  EXPECT_EQ(parameterFormula(lab.network()), "100·(2+1) + 100·(100+1) + 100·(100+1) + 1·(100+1) = 20601");
}

// INI-03.
TEST_F(NetworkLabTest, EqualWeightsStayEqual) {
  open("symmetry");
  lab.complete();
  const Vector& phi = lab.phi();
  for (Index unit = 1; unit < 4; ++unit) {
    EXPECT_EQ(phi[2 * unit], phi[0]);
    EXPECT_EQ(phi[2 * unit + 1], phi[1]);
  }
}

// VAN-03.
TEST_F(NetworkLabTest, SigmoidsLoseTheGradientAndReluKeepsIt) {
  const auto ratio = [&] {
    const std::vector<double> norms = gradientNorms(lab.network(), lab.gradient());
    return norms.front() / norms.back();
  };
  open("vanishing-sigmoid");
  EXPECT_LT(ratio(), 1e-3);
  open("vanishing-relu");
  EXPECT_GT(ratio(), 0.05);
}

// RGZ-01 and RGZ-08.
TEST_F(NetworkLabTest, RegularisationEndsTheOverfitting) {
  open("regularisation-none");
  lab.complete();
  EXPECT_EQ(verdictOf(lab), FitVerdict::over);
  const double without = lab.training().measurements().testLoss.back();
  open("regularisation-l2");
  lab.complete();
  EXPECT_LT(lab.training().measurements().testLoss.back(), without / 2);
}

TEST_F(NetworkLabTest, AKeptNetworkIsTrainedToTheSameStepOnTheSameData) {
  show(30);
  const Vector before = lab.phi();
  change([](NetworkLabConfig& config) {
    keepForComparison(config);
    config.penalty.l2 = 0.5;
  });
  lab.complete();
  ASSERT_NE(lab.kept(), nullptr);
  EXPECT_EQ(lab.shownKept().phi, before);
  EXPECT_NE(lab.phi(), before);
  NetworkLab other;
  loadScene(other, readScene(writeScene(lab, {}), "s"));
  EXPECT_EQ(other.config(), lab.config());
  change([](NetworkLabConfig& config) { config.kept.clear(); });
  EXPECT_EQ(lab.kept(), nullptr);
}

// Course REG-01: (6000, 4, 235, 2005, 1) → 340 → $340k.
TEST_F(NetworkLabTest, AHousesPriceIsAUnivariateRegression) {
  open("regression-house-price");
  lab.complete();
  const Translations text("en");
  EXPECT_EQ(taskText(text, lab.data().all), "Univariate regression (one real output)");
  EXPECT_EQ(taskText(Translations("es"), lab.data().all), "Regresión univariante (una salida real)");
  const AnswerText answer = answerText(text, lab);
  EXPECT_THAT(answer.inputs, testing::ElementsAre("6000 sq ft", "bedrooms: 4", "last sold for $235k", "in 2005",
                                                  "parking spots: 1"));
  EXPECT_EQ(answer.input, "x = (6000, 4, 235, 2005, 1)");
  EXPECT_EQ(answer.output, "ŷ = 340");
  EXPECT_THAT(answer.meanings, testing::ElementsAre("price $340k"));
}

// Course REG-02: two outputs, −12.9 °C and 56.4 °C.
TEST_F(NetworkLabTest, AMoleculesTemperaturesAreAMultivariateRegression) {
  open("regression-two-outputs");
  lab.complete();
  EXPECT_EQ(shapeText(lab.network()), "1–2");
  const Translations text("es");
  EXPECT_EQ(taskText(text, lab.data().all), "Regresión multivariante (>1 salida)");
  const AnswerText answer = answerText(text, lab);
  EXPECT_EQ(answer.output, "ŷ = (−12.9, 56.4)");
  EXPECT_THAT(answer.meanings,
              testing::ElementsAre("punto de congelación −12.9 °C", "punto de ebullición 56.4 °C"));
}

// Course REG-08: a line through numbers, a boundary between classes, of the same inputs.
TEST_F(NetworkLabTest, TheSameInputsGiveANumberOrAClass) {
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

// Counts of outputs follow from what is learned; a threshold makes two classes of any number and goes with its data.
TEST_F(NetworkLabTest, NumbersBecomeClassesByAThreshold) {
  change([](NetworkLabConfig& config) { chooseExamples(config, "hills"); });
  const std::vector<int> learned = lab.data().split.train;
  change([](NetworkLabConfig& config) { config.data.threshold = 0.1; });
  EXPECT_EQ(lab.data().all.classNames, (std::vector<std::string>{"y < 0.1", "y ≥ 0.1"}));
  EXPECT_EQ(lab.data().split.train, learned);
  EXPECT_EQ(lab.network().output, OutputKind::sigmoid);
  change([](NetworkLabConfig& config) { config.data.threshold = -100; });
  EXPECT_EQ(lab.data().all.classCount(), 2) << "also where all are of one class";
  change([](NetworkLabConfig& config) { chooseExamples(config, "iris"); });
  EXPECT_FALSE(lab.config().data.threshold);
}

// What is kept has been trained already: the comparison begins at the step that is shown.
TEST_F(NetworkLabTest, KeepingANetworkLosesNoStep) {
  show(120);
  change(keepForComparison);
  EXPECT_EQ(lab.shownStep(), 120);
  EXPECT_FALSE(lab.isComputing());
  EXPECT_EQ(lab.shownKept().phi, lab.phi());
}

// No picture of one step beside a number of another: both wait for the slower one.
TEST_F(NetworkLabTest, BothNetworksShowTheSameStep) {
  show(60);
  change(keepForComparison);
  change([](NetworkLabConfig& config) { config.training.optimizer.values[0] *= 2; });
  EXPECT_EQ(lab.playback().step(), 60);
  EXPECT_EQ(lab.shownStep(), 0) << "the new network has made no step";
  const std::uint64_t before = lab.shownKept().revision;
  const Vector start = lab.shownKept().phi;
  lab.complete();
  EXPECT_EQ(lab.shownStep(), 60);
  EXPECT_NE(lab.shownKept().revision, before);
  EXPECT_NE(lab.shownKept().phi, start);
}

TEST_F(NetworkLabTest, TheKnownStepIsTheOneThatHasBeenComputed) {
  lab.playback().seek(700);
  EXPECT_EQ(lab.knownStep(), 0);
  lab.complete();
  EXPECT_EQ(lab.knownStep(), 700);
}

// RGZ-05: a few examples of two rings; turned about their middle they are rings again.
TEST_F(NetworkLabTest, CopiesEnlargeTheSetAndTheTestErrorFalls) {
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

// POL-03: the network that is too large has the smaller training and the larger test error.
TEST_F(NetworkLabTest, TooLargeANetworkFitsTheNoise) {
  open("fit-or-overfit");
  lab.complete();
  const Measurements& large = lab.training().measurements();
  const Measurements& small = lab.kept()->measurements();
  EXPECT_LT(large.trainLoss.back(), small.trainLoss.back() / 2);
  EXPECT_GT(large.testLoss.back(), 1.5 * small.testLoss.back());
}

// MLP-08.
TEST_F(NetworkLabTest, TheListingOfKerasIsBuiltLayerByLayer) {
  open("keras-listing");
  EXPECT_EQ(shapeText(lab.network()), "2–16–10–10–10–1");
  for (const LayerConfig& layer : lab.network().hidden) EXPECT_EQ(layer.activation, ActivationKind::relu);
  EXPECT_EQ(lab.network().output, OutputKind::sigmoid);
  EXPECT_EQ(denseParameters(lab.config().look.counting.sizes), 16'417) << "with 1000 inputs";
  lab.complete();
  EXPECT_GT(lab.training().measurements().testAccuracy.back(), 0.95);
}

TEST_F(NetworkLabTest, CopiesAreTheSameOnReplay) {
  change([](NetworkLabConfig& config) { config.augmentation = {.copies = 3, .rotation = 30, .shift = 0.1}; });
  show(40);
  const Vector there = lab.phi();
  show(200);
  show(40);
  EXPECT_EQ(lab.phi(), there);
  NetworkLab other;
  loadScene(other, readScene(writeScene(lab, {}), "s"));
  EXPECT_EQ(other.config(), lab.config());
  other.complete();
  EXPECT_EQ(other.phi(), there);
  change([](NetworkLabConfig& config) { config.training.seed = 2; });
  EXPECT_NE(lab.training().learned()->inputs, other.training().learned()->inputs);
}

TEST_F(NetworkLabTest, WeightsOfThePlaneAreTwoOfTheNetworks) {
  change([](NetworkLabConfig& config) { chooseSliceWeight(config.look, 0, 16); });
  EXPECT_EQ(lab.config().look.slice, SliceKind::weights);
  EXPECT_EQ(lab.config().look.sliceWeights, (std::array<Index, 2>{16, 1}));
  change([](NetworkLabConfig& config) { chooseSliceWeight(config.look, 1, 16); });
  EXPECT_EQ(lab.config().look.sliceWeights, (std::array<Index, 2>{1, 16})) << "the two change places";
  change([](NetworkLabConfig& config) { resizeLayer(config, 0, 1); });
  EXPECT_EQ(lab.config().look.sliceWeights, (std::array<Index, 2>{0, 1})) << "weight 16 is gone";
  EXPECT_THROW(lab.load(json::parse(R"({"look": {"sliceWeights": [1]}})")), SceneError);
}

}  // namespace
}  // namespace descenso
