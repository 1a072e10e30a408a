#include "engine/networks/activation_study.h"

#include <gmock/gmock.h>

#include <cmath>

#include "engine/math/finite_differences.h"
#include "engine/networks/activation_cost.h"

namespace descenso::tests {
namespace {

const Activation& named(std::string_view name) { return *findActivation(name); }

TEST(ActivationStudy, TheSigmoidIsFlatFarFromZero) {
  // σ(1 − σ) < 0.05 where |z| > ln((1 + √0.8) / (1 − √0.8)).
  const std::vector<Interval> flat = saturatedIntervals(named("sigmoid"), 0, {-10, 10}, 0.05);
  const double edge = std::log((1 + std::sqrt(0.8)) / (1 - std::sqrt(0.8)));
  ASSERT_EQ(flat.size(), 2U);
  EXPECT_EQ(flat[0].low, -10);
  EXPECT_NEAR(flat[0].high, -edge, 1e-8);
  EXPECT_NEAR(flat[1].low, edge, 1e-8);
  EXPECT_EQ(flat[1].high, 10);
}

TEST(ActivationStudy, AStepIsFlatEverywhereAndALineNowhere) {
  EXPECT_THAT(saturatedIntervals(named("step"), 0, {-3, 5}, 0.01), testing::ElementsAre(Interval{-3, 5}));
  EXPECT_TRUE(saturatedIntervals(named("identity"), 0, {-3, 5}, 0.01).empty());
  const std::vector<Interval> flat = saturatedIntervals(named("relu"), 0, {-3, 5}, 0.01);
  ASSERT_EQ(flat.size(), 1U);
  EXPECT_NEAR(flat[0].high, 0, 1e-8);
}

TEST(ActivationStudy, SaturatedPlacesAreFlatAndTheOthersAreNot) {
  for (const Activation& f : activationCatalog()) {
    const std::vector<Interval> flat = saturatedIntervals(f, f.parameter, {-6, 6}, 0.1);
    for (double z = -6; z <= 6; z += 0.0371) {
      bool isInside = false;
      for (const Interval& each : flat) isInside = isInside || (z > each.low + 1e-6 && z < each.high - 1e-6);
      bool isOutside = true;
      for (const Interval& each : flat) isOutside = isOutside && (z < each.low - 1e-6 || z > each.high + 1e-6);
      const bool isFlat = std::abs(f.slope(z, f.parameter)) < 0.1;
      EXPECT_FALSE(isInside && !isFlat) << f.name << " at " << z;
      EXPECT_FALSE(isOutside && isFlat) << f.name << " at " << z;
    }
  }
}

TEST(ActivationStudy, NoSlopeIsSteeperThanTheSteepest) {
  EXPECT_NEAR(steepestSlope(named("sigmoid"), 0), 0.25, 1e-12);
  EXPECT_NEAR(steepestSlope(named("tanh"), 0), 1, 1e-12);
  EXPECT_EQ(steepestSlope(named("relu"), 0), 1);
  EXPECT_EQ(steepestSlope(named("leaky-relu"), 1.5), 1.5);
  EXPECT_EQ(steepestSlope(named("maxout"), -2), 2);
  EXPECT_EQ(steepestSlope(named("step"), 0), 0);
  EXPECT_EQ(steepestSlope(named("softplus"), 0), 1);
  EXPECT_NEAR(steepestSlope(named("elu"), 1.5), 1.5, 1e-8);
  EXPECT_NEAR(steepestSlope(named("gelu"), 0), 1.128904, 1e-6);
  EXPECT_NEAR(steepestSlope(named("silu"), 0), 1.099839, 1e-6);
  for (const Activation& f : activationCatalog())
    for (double z = -30; z <= 30; z += 0.0173)
      EXPECT_LE(std::abs(f.slope(z, f.parameter)), steepestSlope(f, f.parameter) + 1e-12) << f.name << " at " << z;
}

TEST(ActivationStudy, SlopesDifferAtKinksAlone) {
  for (const Activation& f : activationCatalog()) {
    for (const double z : {-1.5, 0.0, 2.0}) {
      const auto [left, right] = slopesAround(f, z, f.parameter);
      const bool isKink = std::find(f.kinks.begin(), f.kinks.end(), z) != f.kinks.end();
      if (isKink)
        EXPECT_GT(std::abs(right - left), 0.5) << f.name;
      else
        EXPECT_NEAR(left, right, 1e-7) << f.name << " at " << z;
    }
  }
  EXPECT_EQ(slopesAround(named("leaky-relu"), 0, 0.1), std::pair(0.1, 1.0));
}

TEST(ActivationStudy, TheParametersSlopeIsThatOfTheValue) {
  for (const Activation& f : activationCatalog())
    for (double z = -3.05; z < 3; z += 0.3)
      for (const double alpha : {0.25, 0.7, -0.4}) {
        const auto value = [&](ConstVectorRef at) { return f.value(z, at[0]); };
        const double slope = numericalGradient(value, Vector::Constant(1, alpha))[0];
        EXPECT_NEAR(parameterSlope(f, z, alpha), slope, 1e-9) << f.name << " at " << z;
      }
  EXPECT_EQ(parameterSlope(named("prelu"), -3, 0.25), -3);
  EXPECT_EQ(parameterSlope(named("prelu"), 3, 0.25), 0);
}

TEST(ActivationStudy, ValuesStayInTheirRange) {
  for (const Activation& f : activationCatalog()) {
    for (const double alpha : {f.parameter, 0.3, -0.3}) {
      const OutputRange range = outputRange(f, alpha);
      double low = 1e300;
      double high = -1e300;
      for (double z = -30; z <= 30; z += 1e-3) {
        low = std::min(low, f.value(z, alpha));
        high = std::max(high, f.value(z, alpha));
      }
      EXPECT_GE(low, range.low - 1e-9) << f.name;
      EXPECT_LE(high, range.high + 1e-9) << f.name;
      // Finite ends are reached, or come near.
      EXPECT_TRUE(std::isinf(range.low) || std::abs(low - range.low) < 1e-6) << f.name << " with " << alpha;
      EXPECT_TRUE(std::isinf(range.high) || std::abs(high - range.high) < 1e-6) << f.name << " with " << alpha;
    }
    EXPECT_EQ(f.isZeroCentred, outputRange(f, f.parameter).low < 0) << f.name;
  }
  EXPECT_FALSE(outputRange(named("sigmoid"), 0).takesLow);
  EXPECT_TRUE(outputRange(named("relu"), 0).takesLow);
}

TEST(PrintedActivations, TheTanhOfTheSlidesIsTanhOfHalf) {
  const PrintedActivation& printed = *findPrinted(ActivationKind::tanh);
  EXPECT_NEAR(printed.value(1, 0), 0.462117, 5e-7);
  EXPECT_NEAR(named("tanh").value(1, 0), 0.761594, 5e-7);
  for (double z = -4; z <= 4; z += 0.5) EXPECT_NEAR(printed.value(z, 0), std::tanh(z / 2), 1e-15);
}

TEST(PrintedActivations, ThePreluOfTheSlidesTakesTheWrongBranchAboveOne) {
  const PrintedActivation& printed = *findPrinted(ActivationKind::prelu);
  for (const double z : {-2.0, -0.5, 0.5, 2.0}) EXPECT_EQ(printed.value(z, 0.25), named("prelu").value(z, 0.25));
  EXPECT_EQ(printed.value(-2, 1.5), -2);
  EXPECT_EQ(named("prelu").value(-2, 1.5), -3);
  EXPECT_EQ(printed.value(2, 1.5), 3);
}

TEST(PrintedActivations, TheLeakySlopesOfTheSlidesAreATenthAndAHundredth) {
  const PrintedActivation& printed = *findPrinted(ActivationKind::leakyRelu);
  EXPECT_NEAR(printed.value(-10, 0.01), -1, 1e-15);
  EXPECT_NEAR(printed.value(-10, 0.1), -0.1, 1e-15);
}

TEST(PrintedActivations, HaveTheSlopesOfTheirValues) {
  for (const PrintedActivation& printed : printedActivations()) {
    if (printed.value == nullptr) continue;
    for (double z = -3.05; z < 3; z += 0.3) {
      const auto value = [&](ConstVectorRef x) { return printed.value(x[0], 0.3); };
      EXPECT_NEAR(printed.slope(z, 0.3), numericalGradient(value, Vector::Constant(1, z))[0], 1e-9);
    }
  }
}

TEST(MaxoutPieces, AreReluLeakyReluAndTheAbsoluteValue) {
  const MaxoutPieces relu{0, 0, 1, 0};
  const MaxoutPieces leaky{0.1, 0, 1, 0};
  const MaxoutPieces absolute{-1, 0, 1, 0};
  for (double z = -3; z <= 3; z += 0.25) {
    EXPECT_EQ(relu.value(z), named("relu").value(z, 0));
    EXPECT_EQ(relu.slope(z), named("relu").slope(z, 0));
    EXPECT_EQ(leaky.value(z), named("leaky-relu").value(z, 0.1));
    EXPECT_EQ(leaky.slope(z), named("leaky-relu").slope(z, 0.1));
    EXPECT_EQ(absolute.value(z), std::abs(z));
  }
  EXPECT_EQ(relu.kink(), 0.0);
}

TEST(MaxoutPieces, MeetAtTheirKinkUnlessTheyAreParallel) {
  const MaxoutPieces pieces{-0.5, 1, 2, -1.5};
  ASSERT_TRUE(pieces.kink());
  EXPECT_NEAR(*pieces.kink(), 1, 1e-15);
  EXPECT_NEAR(pieces.value(1), 0.5, 1e-15);
  EXPECT_EQ(pieces.slope(0.5), -0.5);
  EXPECT_EQ(pieces.slope(1.5), 2);
  EXPECT_EQ((MaxoutPieces{1, 2, 1, 3}).kink(), std::nullopt);
  EXPECT_EQ((MaxoutPieces{1, 2, 1, 3}).value(0), 3);
}

TEST(MaxoutPieces, HaveTheLeastValueAtTheirKinkUnlessTheyHaveNone) {
  const OutputRange valley = MaxoutPieces{-0.5, 1, 2, -1.5}.range();
  EXPECT_NEAR(valley.low, 0.5, 1e-15);
  EXPECT_TRUE(valley.takesLow);
  EXPECT_EQ((MaxoutPieces{0, 0.3, 1, 0}).range().low, 0.3);
  EXPECT_EQ((MaxoutPieces{0, 0.3, 0, 0.7}).range().high, 0.7);
  EXPECT_EQ((MaxoutPieces{0.1, 0, 1, 0}).range().low, -INFINITY);
  EXPECT_EQ((MaxoutPieces{-0.1, 0, -1, 0}).range().low, -INFINITY);
}

TEST(ActivationCost, IsAPositiveNumberOfNanoseconds) {
  const ActivationCost cost = measureCost(named("tanh"), 0);
  EXPECT_GT(cost.value, 0);
  EXPECT_GT(cost.slope, 0);
  EXPECT_TRUE(std::isfinite(cost.value + cost.slope));
}

}  // namespace
}  // namespace descenso::tests
