// What the network lab learns from: own, painted, classed and multiplied examples.
#include <gtest/gtest.h>

#include "app/labs/network/state_text.h"
#include "network_lab.h"

namespace descenso {
namespace {

using NetworkDataTest = tests::NetworkLabTest;

TEST_F(NetworkDataTest, OwnExamplesAreSavedWithTheScene) {
  lab.useData({"mine", Vector::LinSpaced(12, 0, 1), Vector::LinSpaced(12, -1, 1)});
  EXPECT_EQ(shapeText(lab.network()), "1–4–1");
  NetworkLab other;
  loadScene(other, readScene(writeScene(lab, {}), "s"));
  EXPECT_EQ(other.data().all.targets, lab.data().all.targets);
  EXPECT_EQ(other.network(), lab.network());
}

TEST_F(NetworkDataTest, ATableIsReadAndWhatIsMissingReported) {
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

TEST_F(NetworkDataTest, ExamplesArePaintedAndTakenAway) {
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

TEST_F(NetworkDataTest, NumbersBecomeClassesByAThreshold) {
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

TEST_F(NetworkDataTest, CopiesAreTheSameOnReplay) {
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

}  // namespace
}  // namespace descenso
