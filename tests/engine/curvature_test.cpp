#include "engine/analysis/curvature.h"

#include <gtest/gtest.h>

#include <Eigen/LU>

#include <cmath>

#include "helpers.h"

namespace descenso {
namespace {

using tests::Bowl;
using tests::point;
using tests::problem;
using tests::refusal;

std::shared_ptr<const Problem> formulaSurface(const std::string& formula) {
  return makeProblem({.name = "formula", .formula = formula});
}

Definiteness definitenessOf2(double first, double second) { return definitenessOf(point(first, second)); }

TEST(Curvature, OfALineIsThatOfTheCourse) {
  const Curvature curvature = curvatureAt(*problem("linreg", "reference"), point(0, 0));
  EXPECT_NEAR(curvature.eigenvalues[0], 3.835825, 1e-6);
  EXPECT_NEAR(curvature.eigenvalues[1], 51.714975, 1e-6);
  EXPECT_NEAR(curvature.stabilityLimit(), 0.038674, 1e-6);
  EXPECT_EQ(curvature.definiteness, Definiteness::positive);
  const HessianTest test = hessianTest(curvature.hessian(0, 0), curvature.hessian(0, 1), curvature.hessian(1, 1));
  EXPECT_NEAR(test.determinant, 198.3696, 1e-4);
  EXPECT_NEAR(test.trace, 55.5508, 1e-4);
  EXPECT_TRUE(test.isConvex());
}

// det > 0 alone, as it is printed, calls this hill convex.
TEST(Curvature, OfAHillIsNotConvexThoughItsDeterminantIsPositive) {
  const Curvature hill = curvatureAt(*formulaSurface("-x² - y²"), point(0.3, 0.2));
  const HessianTest test = hessianTest(hill.hessian(0, 0), hill.hessian(0, 1), hill.hessian(1, 1));
  EXPECT_EQ(test.determinant, 4);
  EXPECT_FALSE(test.isConvex());
  EXPECT_TRUE(test.isConvexAsPrinted());
  EXPECT_EQ(hill.definiteness, Definiteness::negative);
  EXPECT_FALSE(isConvex(hill.definiteness));
  EXPECT_TRUE(std::isinf(hill.stabilityLimit()));
}

TEST(Curvature, OfGaborsSaddleIsIndefinite) {
  const Curvature saddle = curvatureAt(*problem("gabor", "reference"), point(2.1269, 7.4394));
  EXPECT_NEAR(saddle.hessian.determinant(), -0.5107, 1e-4);
  EXPECT_NEAR(saddle.hessian(0, 0), -1.65136, 1e-3);
  EXPECT_EQ(saddle.definiteness, Definiteness::indefinite);
}

TEST(Curvature, HasDirections) {
  const Curvature tilted = curvatureAt(*formulaSurface("(x + y)² + 5 (x - y)²"), point(0, 0));
  EXPECT_NEAR(tilted.eigenvalues[0], 4, 1e-12);
  EXPECT_NEAR(tilted.eigenvalues[1], 20, 1e-12);
  EXPECT_NEAR(std::abs(tilted.axes.col(0).dot(point(1, 1))), std::sqrt(2), 1e-12);
  EXPECT_NEAR(std::abs(tilted.axes.col(1).dot(point(1, -1))), std::sqrt(2), 1e-12);
  EXPECT_GT(tilted.axes.col(0).maxCoeff(), 0);
  EXPECT_NEAR(tilted.conditionNumber(), 5, 1e-12);
}

TEST(Curvature, OfAPairAgreesWithTheGeneralOne) {
  for (const auto& [a, b, c] : std::vector<std::array<double, 3>>{
           {1, 2, 3}, {3, 2, 1}, {-1, 0.5, 4}, {0, 1, 0}, {2, 0, 2}, {5, 0, 1}, {1, 0, 5}, {0, 0, 0}, {1e9, 1, 1}}) {
    const SymmetricPair pair = symmetricPair(a, b, c);
    Matrix h(2, 2);
    h << a, b, b, c;
    EXPECT_LE(pair.eigenvalues[0], pair.eigenvalues[1]);
    EXPECT_NEAR(pair.eigenvalues.sum(), a + c, 1e-15 * std::abs(a + c));
    const double size = std::max(1.0, h.norm());
    EXPECT_LT((h * pair.axis - pair.eigenvalues[0] * pair.axis).norm(), 1e-13 * size);
    EXPECT_LT((h * pair.secondAxis() - pair.eigenvalues[1] * pair.secondAxis()).norm(), 1e-13 * size);
    EXPECT_NEAR(pair.axis.norm(), 1, 1e-14);
  }
}

TEST(Definiteness, IsByTheSigns) {
  EXPECT_EQ(definitenessOf2(1, 2), Definiteness::positive);
  EXPECT_EQ(definitenessOf2(0, 2), Definiteness::positiveSemidefinite);
  EXPECT_EQ(definitenessOf2(-1e-12, 2), Definiteness::positiveSemidefinite) << "rounding";
  EXPECT_EQ(definitenessOf2(-1, 2), Definiteness::indefinite);
  EXPECT_EQ(definitenessOf2(-2, -1), Definiteness::negative);
  EXPECT_EQ(definitenessOf2(-2, 0), Definiteness::negativeSemidefinite);
  EXPECT_EQ(definitenessOf2(0, 0), Definiteness::flat);
  EXPECT_EQ(definitenessOf2(NAN, 1), Definiteness::undefined);
  EXPECT_TRUE(isConvex(Definiteness::positiveSemidefinite));
  EXPECT_FALSE(isConvex(Definiteness::undefined));
}

TEST(CurvatureGrid, ShadesWhereTheLossIsNotConvex) {
  const CurvatureGrid grid = curvatureGrid(*formulaSurface("x³ + y²"), {{-1, -1}, {1, 1}}, 21, 5);
  for (Index column = 0; column < 21; ++column) {
    const double second = 6 * (-1 + 0.1 * static_cast<double>(column));
    EXPECT_NEAR(grid.smallest[grid.place(column, 2)], std::min(second, 2.0), 1e-12);
    EXPECT_NEAR(grid.largest[grid.place(column, 2)], std::max(second, 2.0), 1e-12);
  }
  EXPECT_EQ(grid.at(0, 0), Definiteness::indefinite);
  EXPECT_EQ(grid.at(20, 4), Definiteness::positive);
}

TEST(CurvatureGrid, HasHoles) {
  const CurvatureGrid grid = curvatureGrid(*formulaSurface("log(x) + y²"), {{-1, -1}, {1, 1}}, 3, 3);
  EXPECT_EQ(grid.at(0, 0), Definiteness::undefined);
  EXPECT_EQ(grid.at(1, 0), Definiteness::undefined) << "at 0 the curvature is infinite";
  EXPECT_EQ(grid.at(2, 0), Definiteness::indefinite);
  EXPECT_EQ(curvatureAt(*formulaSurface("log(x)"), point(-1, 0)).definiteness, Definiteness::undefined);
  EXPECT_TRUE(std::isnan(curvatureAt(*formulaSurface("log(x)"), point(-1, 0)).stabilityLimit()));
}

TEST(CurvatureGrid, OfTheNetworkIsNotConvexEverywhere) {
  const auto network = makeProblem({.name = "network-slice"});
  const CurvatureGrid grid = curvatureGrid(*network, mapOf({.name = "network-slice"}).range, 21, 21);
  int convex = 0;
  for (Index i = 0; i < 21 * 21; ++i) convex += isConvex(grid.at(i % 21, i / 21)) ? 1 : 0;
  EXPECT_GT(convex, 5);
  EXPECT_LT(convex, 400);
}

TEST(CurvatureGrid, RefusesAGridWithoutCells) {
  EXPECT_EQ(refusal([] { curvatureGrid(Bowl(), {}, 1, 5); }),
            "a curvature grid needs at least 2 nodes along each side");
}

}  // namespace
}  // namespace descenso
