// Two networks side by side at the same step.
#include <gtest/gtest.h>

#include "network_lab.h"

namespace descenso {
namespace {

using NetworkComparisonTest = tests::NetworkLabTest;

TEST_F(NetworkComparisonTest, AKeptNetworkIsTrainedToTheSameStepOnTheSameData) {
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

TEST_F(NetworkComparisonTest, KeepingANetworkLosesNoStep) {
  show(120);
  change(keepForComparison);
  EXPECT_EQ(lab.shownStep(), 120);
  EXPECT_FALSE(lab.isComputing());
  EXPECT_EQ(lab.shownKept().phi, lab.phi());
}

TEST_F(NetworkComparisonTest, BothNetworksShowTheSameStep) {
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

}  // namespace
}  // namespace descenso
