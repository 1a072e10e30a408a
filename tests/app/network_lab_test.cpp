// How the network lab trains, moves in time, and is set, saved and refused.
#include <gtest/gtest.h>

#include "app/labs/network/state_text.h"
#include "app/labs/network/state_verdict.h"
#include "network_lab.h"

namespace descenso {
namespace {

using nlohmann::json;
using NetworkLabTest = tests::NetworkLabTest;

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

TEST_F(NetworkLabTest, ALargeNetworkIsMeasuredOverFewerExamples) {
  change([](NetworkLabConfig& config) { config.data.settings[0] = 10'000; });
  EXPECT_EQ(lab.training().measuredOf(DataPart::train).size(), 7000);
  change([](NetworkLabConfig& config) { config.hidden.assign(2, {.units = 700}); });
  const Index measured = lab.training().measuredOf(DataPart::train).size();
  EXPECT_LE(measured * lab.phi().size(), 400'000'000);
  EXPECT_GT(measured, 500);
  EXPECT_EQ(lab.confusionOf(DataPart::test).sum(), lab.training().measuredOf(DataPart::test).size());
  EXPECT_EQ(lab.training().measurements().testAccuracy.back(), accuracyOf(lab.confusionOf(DataPart::test)));
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
    config.look.view("curves").yScale = Scale::logarithmic;
  });
  lab.playback().seek(77);
  const std::string text = writeScene(lab, {});
  NetworkLab other;
  loadScene(other, readScene(text, "s"));
  EXPECT_EQ(writeScene(other, {}), text);
  EXPECT_EQ(other.config(), lab.config());
  EXPECT_EQ(other.playback().step(), 77);
}

TEST_F(NetworkLabTest, LeavesSomeHundredFootprintsAtEvenSteps) {
  show(2000);
  const auto& trail = lab.training().trail();
  EXPECT_LE(trail.size(), 512u);
  EXPECT_GT(trail.size(), 250u);
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

// MLP-06.

// CLS-15: the best that a line can do, and what a hidden layer adds.

// CLS-17.

// PAR-03.

// INI-03.

// VAN-03.

// RGZ-01 and RGZ-08.

// Course REG-01: (6000, 4, 235, 2005, 1) → 340 → $340k.

// Course REG-02: two outputs, −12.9 °C and 56.4 °C.

// Course REG-08: a line through numbers, a boundary between classes, of the same inputs.

// Counts of outputs follow from what is learned; a threshold makes two classes of any number and goes with its data.

// What is kept has been trained already: the comparison begins at the step that is shown.

// No picture of one step beside a number of another: both wait for the slower one.

TEST_F(NetworkLabTest, TheKnownStepIsTheOneThatHasBeenComputed) {
  lab.playback().seek(700);
  EXPECT_EQ(lab.knownStep(), 0);
  lab.complete();
  EXPECT_EQ(lab.knownStep(), 700);
}

// RGZ-05: a few examples of two rings; turned about their middle they are rings again.

// POL-03: the network that is too large has the smaller training and the larger test error.

// MLP-08.

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
