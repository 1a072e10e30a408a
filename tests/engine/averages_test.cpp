#include "engine/analysis/averages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "helpers.h"

namespace descenso {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

const std::vector<double> ones(6, 1);

// OPT-09: of a constant the mean is that constant; the slide's sum to k = M gives 1.25 for M = 4.
TEST(Averages, OfAConstantIsTheConstant) {
  EXPECT_THAT(simpleMovingAverage(ones, 4), ElementsAre(1, 1, 1, 1, 1, 1));
  EXPECT_DOUBLE_EQ(simpleMovingAverage(ones, 4, AverageForm::asPrinted).back(), 1.25);
  EXPECT_THAT(simpleMovingAverage(std::vector<double>{4, 0, 2, 6}, 2), ElementsAre(4, 2, 1, 4));
}

// OPT-10.
TEST(Averages, TheExponentialOneComesUpFromZero) {
  const auto near = [](double value) { return DoubleNear(value, 1e-12); };
  EXPECT_THAT(exponentialMovingAverage(ones, 0.9),
              ElementsAre(near(0.1), near(0.19), near(0.271), near(0.3439), near(0.40951), near(0.468559)));
  EXPECT_THAT(exponentialMovingAverage(ones, 0.9, AverageForm::asPrinted).back(), near(-0.468559));
  // OPT-16: alternating gradients cancel.
  EXPECT_THAT(exponentialMovingAverage(std::vector<double>{1, -1, 1, -1, 1, -1}, 0.9),
              ElementsAre(near(0.1), near(-0.01), near(0.091), near(-0.0181), near(0.08371), near(-0.024661)));
}

TEST(Averages, RefuseWhatMakesNoSense) {
  EXPECT_EQ(tests::refusal([] { simpleMovingAverage(ones, 0); }), "window must be at least 1, got 0");
  EXPECT_EQ(tests::refusal([] { exponentialMovingAverage(ones, 1); }), "beta must be in [0, 1), got 1");
  EXPECT_TRUE(exponentialMovingAverage({}, 0.5).empty());
}

}  // namespace
}  // namespace descenso
