// The constructions of the course's universal approximation (rows UAT-01 to UAT-06), with its numbers.
#include "engine/networks/approximation.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "engine/math/monotone_curve.h"

namespace descenso::tests {
namespace {

double sine(double x) { return std::sin(2 * std::numbers::pi * x); }

/// The largest error on [0, 1].
double largestError(const OneLayerNetwork& network, const Curve& curve) {
  constexpr std::size_t count = 10'001;
  std::vector<double> x(count), wanted(count), got(count);
  for (std::size_t i = 0; i < count; ++i) {
    x[i] = static_cast<double>(i) / (count - 1);
    wanted[i] = curve(x[i]);
  }
  network.evaluate(x, got);
  return approximationError(wanted, got).largest;
}

TEST(SingleUnit, IsASoftStepAtMinusBOverW) {
  for (const double w : {1.0, 10.0, 100.0, 1000.0}) {
    const OneLayerNetwork unit = singleUnit(UnitKind::sigmoid, w, 0.4);
    EXPECT_DOUBLE_EQ(unit.biases[0], -0.4 * w);
    EXPECT_NEAR(unit(0.4), 0.5, 1e-13);
  }
  EXPECT_NEAR(singleUnit(UnitKind::sigmoid, 10, 0.4)(0.3), 0.268941, 1e-6);
  EXPECT_NEAR(singleUnit(UnitKind::sigmoid, 100, 0.4)(0.39), 0.268941, 1e-6);
  EXPECT_NEAR(singleUnit(UnitKind::sigmoid, 100, 0.4)(0.5), 0.999955, 1e-6);
  EXPECT_NEAR(singleUnit(UnitKind::sigmoid, 1000, 0.4)(0.39), 0, 1e-4);
  EXPECT_NEAR(singleUnit(UnitKind::sigmoid, 1000, 0.4)(0.41), 1, 1e-4);
}

TEST(SingleUnit, IsAHingeWithReLU) {
  const OneLayerNetwork unit = singleUnit(UnitKind::relu, 5, 0.4);
  EXPECT_EQ(unit(0), 0);
  EXPECT_EQ(unit(0.39), 0);
  EXPECT_NEAR(unit(0.6), 1, 1e-15);
  EXPECT_NEAR(unit(0.8) - unit(0.7), 0.5, 1e-15) << "its slope is w";
}

TEST(Shapes, TwoSigmoidsMakeABump) {
  const OneLayerNetwork network = bump(0.8, 1000, 0.4, 0.6);
  EXPECT_NEAR(network(0.3), 0, 1e-12);
  EXPECT_NEAR(network(0.4), 0.4, 1e-12);
  EXPECT_NEAR(network(0.5), 0.8, 1e-12);
  EXPECT_NEAR(network(0.6), 0.4, 1e-12);
}

TEST(Shapes, TwoReLUsMakeARampAndThreeAHat) {
  const OneLayerNetwork up = ramp(1, 0.4, 0.6);
  EXPECT_NEAR(up.out[0], 5, 1e-13);
  EXPECT_EQ(up(0.3), 0);
  EXPECT_NEAR(up(0.5), 0.5, 1e-14);
  EXPECT_NEAR(up(0.6), 1, 1e-14);
  EXPECT_NEAR(up(0.9), 1, 1e-14);
  const OneLayerNetwork triangle = hat(1, 0.4, 0.6);
  EXPECT_NEAR(triangle.out[0], 10, 1e-12);
  EXPECT_NEAR(triangle.out[1], -20, 1e-12);
  const double xs[] = {0.4, 0.45, 0.5, 0.55, 0.6, 0.9};
  const double ys[] = {0, 0.5, 1, 0.5, 0, 0};
  for (int i = 0; i < 6; ++i) EXPECT_NEAR(triangle(xs[i]), ys[i], 1e-13) << xs[i];
  EXPECT_THROW(ramp(1, 0.6, 0.4), std::invalid_argument);
  EXPECT_THROW(hat(1, 0.5, 0.5), std::invalid_argument);
}

TEST(SumOfBumps, ComesCloserAsOneOverM) {
  const std::pair<Index, double> known[] = {{5, 0.588}, {10, 0.309}, {20, 0.156}, {50, 0.063}, {100, 0.031}};
  for (const auto& [pieces, error] : known) {
    const OneLayerNetwork network = sumOfBumps(sine, pieces, 1000);
    EXPECT_EQ(network.units(), 2 * pieces);
    EXPECT_NEAR(largestError(network, sine), error, 0.0006) << pieces;
  }
}

TEST(StraightPieces, ComeCloserAsOneOverMSquared) {
  const std::pair<Index, double> known[] = {{5, 0.1818}, {10, 0.0489}, {20, 0.0122}, {50, 0.0020}};
  for (const auto& [pieces, error] : known) {
    const OneLayerNetwork network = straightPieces(sine, pieces);
    EXPECT_EQ(network.units(), pieces);
    EXPECT_NEAR(largestError(network, sine), error, 0.00006) << pieces;
    for (Index i = 0; i <= pieces; ++i) {
      const double x = static_cast<double>(i) / static_cast<double>(pieces);
      EXPECT_NEAR(network(x), sine(x), 1e-12);
    }
  }
}

TEST(SumOfBumps, RefusesNoPiecesAndTooMany) {
  EXPECT_THROW(sumOfBumps(sine, 0, 100), std::invalid_argument);
  EXPECT_THROW(straightPieces(sine, maximumPieces + 1), std::invalid_argument);
}

TEST(MonotoneCurveTest, GoesThroughItsPointsWithoutOvershooting) {
  const MonotoneCurve curve({{0.5, 1}, {0, 0}, {0.25, 0}, {1, 1}, {0.75, 1}});
  EXPECT_EQ(curve(0.25), 0);
  EXPECT_EQ(curve(0.5), 1);
  EXPECT_EQ(curve(-3), 0);
  EXPECT_EQ(curve(3), 1);
  for (double x = 0; x < 1; x += 0.01) {
    EXPECT_GE(curve(x), -1e-15);
    EXPECT_LE(curve(x), 1 + 1e-15);
    EXPECT_LE(curve(x), curve(x + 0.01) + 1e-15) << x;
  }
}

TEST(MonotoneCurveTest, IsStraightThroughPointsOfALine) {
  const MonotoneCurve curve({{0, 1}, {0.2, 1.4}, {1, 3}});
  for (double x = 0; x <= 1; x += 0.05) EXPECT_NEAR(curve(x), 1 + 2 * x, 1e-14);
}

TEST(MonotoneCurveTest, TakesTheMeanAboveOnePlace) {
  EXPECT_EQ(MonotoneCurve({{0.3, 1}, {0.3, 3}})(0.9), 2);
  EXPECT_THROW(MonotoneCurve({}), std::invalid_argument);
  EXPECT_THROW(MonotoneCurve({{0, std::nan("")}}), std::invalid_argument);
}

}  // namespace
}  // namespace descenso::tests
