// Too little, just right, too much: the verdict on two losses.
#include "app/labs/network/state_verdict.h"

#include <gtest/gtest.h>

#include <numbers>

namespace descenso {
namespace {

TEST(FitVerdict, IsTheTableOfTheCourse) {
  EXPECT_EQ(judgeFit(0.6, 0.62, 0.69), FitVerdict::under);
  EXPECT_EQ(judgeFit(0.1, 0.12, 0.69), FitVerdict::justRight);
  EXPECT_EQ(judgeFit(0.01, 0.5, 0.69), FitVerdict::over);
  EXPECT_EQ(judgeFit(0.4, 0.65, 0.69), FitVerdict::under) << "the training part itself is not learned";
  EXPECT_EQ(judgeFit(0.1, std::nan(""), 0.69), FitVerdict::unknown);
}

TEST(FitVerdict, JudgesByTheBestConstantAnswer) {
  Examples examples;
  examples.inputs = Matrix::Zero(1, 4);
  examples.classes = {0, 1, 0, 1};
  examples.classNames = {"0", "1"};
  NetworkConfig network;
  EXPECT_NEAR(baselineLoss(network, examples), std::numbers::ln2, 1e-15);
  network.loss = LossKind::squaredError;
  EXPECT_NEAR(baselineLoss(network, examples), 0.25, 1e-15);
  examples.classes.clear();
  examples.classNames.clear();
  examples.targets = Vector::LinSpaced(4, 0, 3);
  EXPECT_NEAR(baselineLoss(network, examples), 1.25, 1e-15);
}

}  // namespace
}  // namespace descenso
