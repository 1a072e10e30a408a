#include "engine/math/expression_program.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "engine/math/finite_differences.h"
#include "engine/math/random.h"

namespace descenso {
namespace {

ExpressionProgram program(std::string_view text) {
  return ExpressionProgram(parseExpression(text, twoParameterNamings()));
}

Jet jetAt(std::string_view text, double x, double y) { return program(text).jet(std::array{x, y}, 0, 1); }

struct Domain {
  const char* text;
  double low;  ///< of both variables
  double high;
};

class EveryFunction : public ::testing::TestWithParam<Domain> {};

TEST_P(EveryFunction, HasExactDerivatives) {
  const ExpressionProgram tested = program(GetParam().text);
  Random random(3);
  for (int i = 0; i < 300; ++i) {
    const Vector at{{random.uniform(GetParam().low, GetParam().high), random.uniform(GetParam().low, GetParam().high)}};
    const auto jet = [&](ConstVectorRef p) { return tested.jet(std::array{p[0], p[1]}, 0, 1); };
    const Jet exact = jet(at);
    const auto value = [&](ConstVectorRef p) { return tested.value(std::array{p[0], p[1]}); };
    const Vector gradient = numericalGradient(value, at);
    const Matrix hessian = numericalJacobian(
        [&](ConstVectorRef p, VectorRef out) {
          out[0] = jet(p).d0;
          out[1] = jet(p).d1;
        },
        at);
    const auto near = [&](double got, double expected) {
      EXPECT_NEAR(got, expected, 2e-7 * std::max(1.0, std::abs(expected))) << GetParam().text << " " << at.transpose();
    };
    EXPECT_EQ(exact.value, value(at));
    near(exact.d0, gradient[0]);
    near(exact.d1, gradient[1]);
    near(exact.d00, hessian(0, 0));
    near(exact.d01, hessian(0, 1));
    near(exact.d01, hessian(1, 0));
    near(exact.d11, hessian(1, 1));
  }
}

// Each with an argument that depends on both variables, so that the chain rule is tested with it.
INSTANTIATE_TEST_SUITE_P(
    Program, EveryFunction,
    ::testing::Values(Domain{"sin(x y)", -2, 2}, Domain{"cos(x - y²)", -2, 2}, Domain{"tan(x y / 4)", -1, 1},
                      Domain{"asin(x y)", -0.8, 0.8}, Domain{"acos(x + y)", -0.4, 0.4}, Domain{"atan(x² y)", -2, 2},
                      Domain{"sinh(x y)", -2, 2}, Domain{"cosh(x - y)", -2, 2}, Domain{"tanh(x + 2y)", -3, 3},
                      Domain{"exp(-x² - y)", -2, 2}, Domain{"log(x + y²)", 0.3, 3}, Domain{"log10(x y)", 0.5, 3},
                      Domain{"log2(x / y)", 0.5, 3}, Domain{"sqrt(x + y)", 0.3, 3}, Domain{"abs(x y)", 0.2, 2},
                      Domain{"abs(x + y)", -2, -0.2}, Domain{"sign(x) y²", 0.2, 2}, Domain{"relu(x y)", 0.2, 2},
                      Domain{"relu(x + y)", -2, -0.2}, Domain{"sigmoid(x - 3y)", -4, 4},
                      Domain{"min(x², 4 + y²)", -1, 1}, Domain{"max(x², 4 + y²)", -1, 1}, Domain{"pow(x, y)", 0.3, 3},
                      Domain{"(x + y)^(x y)", 0.4, 2}, Domain{"(x y)^2.5", 0.4, 2}, Domain{"(x - y)^3", -2, 2},
                      Domain{"(x + y)^-2", 0.4, 2}, Domain{"(x y - 1)^0", -2, 2}, Domain{"x / (1 + y²)", -2, 2},
                      Domain{"(x + y) / (x y)", 0.5, 2}, Domain{"-(x y) + x - y", -2, 2}, Domain{"2^(x y)", -2, 2},
                      Domain{"sin(cos(x) exp(y))", -1, 1}, Domain{"(1 − x)² + 100 (y − x²)²", -2, 2}));

TEST(Program, HasWorkedDerivatives) {
  const Jet jet = jetAt("x^3 y^2", 2, 3);
  EXPECT_EQ(jet.value, 72);
  EXPECT_EQ(jet.d0, 108);
  EXPECT_EQ(jet.d1, 48);
  EXPECT_EQ(jet.d00, 108);
  EXPECT_EQ(jet.d01, 72);
  EXPECT_EQ(jet.d11, 16);
}

TEST(Program, HasNoSlopeAtAKink) {
  for (const char* text : {"abs(x)", "relu(x)", "sign(x)"}) {
    const Jet jet = jetAt(text, 0, 1);
    EXPECT_EQ(jet.value, 0) << text;
    EXPECT_EQ(jet.d0, 0) << text;
    EXPECT_EQ(jet.d00, 0) << text;
  }
  EXPECT_EQ(jetAt("max(x, y)", 1, 1).d0, 1) << "of equals the first";
  EXPECT_EQ(jetAt("min(x, y)", 1, 1).d0, 1);
}

TEST(Program, HasHolesOutsideTheDomain) {
  for (const char* text : {"log(x) + y", "sqrt(x) + y", "asin(2 + y) + x", "x^0.5 y", "(x + 1)/(x + 1)", "log2(x)"}) {
    const Jet jet = jetAt(text, -1, 0.5);
    for (const double part : {jet.value, jet.d0, jet.d1, jet.d00, jet.d01, jet.d11})
      EXPECT_TRUE(std::isnan(part)) << text;
    EXPECT_TRUE(std::isnan(program(text).value(std::array{-1.0, 0.5}))) << text;
  }
  EXPECT_TRUE(std::isnan(jetAt("max(log(x), y)", -1, 5).value)) << "a hole in one argument is a hole";
  EXPECT_TRUE(std::isnan(jetAt("min(y, log(x))", -1, 5).value));
  EXPECT_TRUE(std::isnan(jetAt("relu(log(x))", -1, 5).value));
}

// √x is infinitely steep at 0, but only along x.
TEST(Program, IsFlatAlongWhatItDoesNotDependOn) {
  const Jet jet = jetAt("sqrt(x) + y²", 0, 3);
  EXPECT_EQ(jet.value, 9);
  EXPECT_EQ(jet.d1, 6);
  EXPECT_EQ(jet.d11, 2);
  EXPECT_EQ(jet.d01, 0);
  EXPECT_TRUE(std::isinf(jet.d0));
}

TEST(Program, StaysFiniteFarOut) {
  EXPECT_EQ(jetAt("sigmoid(x)", 1e4, 0).value, 1);
  EXPECT_EQ(jetAt("sigmoid(x)", -1e4, 0).value, 0);
  EXPECT_EQ(jetAt("tanh(x)", 1e4, 0).d00, 0);
  EXPECT_NEAR(jetAt("tanh(x)", 15, 0).d0, 4 * std::exp(-30), 1e-20) << "1 − t² would have lost half its digits";
  EXPECT_EQ(jetAt("0^y", 0, 2).d1, 0);
  EXPECT_EQ(jetAt("x^y", 0, 2).d1, 0);
}

TEST(Program, ComputesEqualPartsOnce) {
  EXPECT_EQ(program("x² + x²").size(), 3U) << "x, x², sum";
  EXPECT_EQ(program("2 * 3 + 4").size(), 1U) << "a number";
  EXPECT_EQ(program("sin(x) / sin(x) - sin(x)").size(), 4U);
  EXPECT_EQ(program("(x + y) 1^3").size(), 5U);
  EXPECT_EQ(program("7").value(std::array{1.0, 2.0}), 7);
}

TEST(Program, GivesRowsOfItsValuesBitForBit) {
  for (const char* text : {"(1 − x)² + 100 (y − x²)²", "sin(x) exp(-y²) / (x + 2)", "log(x) + y^x + x^0.5", "y²", "x",
                           "3", "min(x, y) + x^7 - relu(x y)"}) {
    const ExpressionProgram tested = program(text);
    for (const std::size_t varying : {0U, 1U}) {
      for (const std::size_t count : {1U, 31U, 32U, 33U, 100U}) {
        std::vector<double> at;
        for (std::size_t k = 0; k < count; ++k) at.push_back(-1 + 0.07 * static_cast<double>(k));
        std::vector<double> row(count);
        std::array point{0.3, 0.7};
        tested.row(point, varying, at, row);
        for (std::size_t k = 0; k < count; ++k) {
          point[varying] = at[k];
          const double expected = tested.value(point);
          EXPECT_TRUE(row[k] == expected || (std::isnan(row[k]) && std::isnan(expected))) << text << " " << at[k];
        }
      }
    }
  }
}

TEST(Program, DifferentiatesAlongAnyTwoOfManyVariables) {
  const std::array<Naming, 1> abc{{{{"a"}, {"b"}, {"c"}}}};
  const ExpressionProgram tested(parseExpression("a b² c³", abc));
  const std::array at{2.0, 3.0, 1.0};
  EXPECT_EQ(tested.jet(at, 1, 2).d0, 12);
  EXPECT_EQ(tested.jet(at, 1, 2).d1, 54);
  EXPECT_EQ(tested.jet(at, 1, 2).d01, 36);
  EXPECT_EQ(tested.jet(at, 2, 0).d00, 108);
  EXPECT_EQ(tested.jet(at, 2, 0).d11, 0);
}

TEST(Program, OfASliceKeepsTheOthersFixed) {
  const std::array<Naming, 1> abc{{{{"a"}, {"b"}, {"c"}}}};
  const Expression slice = parseExpression("a b² c³ + sin(b)", abc).sliced({2, 0}, std::array{9.0, 3.0, 9.0});
  EXPECT_EQ(slice.variables(), (std::vector<std::string>{"c", "a"}));
  const ExpressionProgram tested(slice);
  EXPECT_EQ(tested.value(std::array{2.0, 5.0}), 5.0 * 9 * 8 + std::sin(3.0));
  EXPECT_EQ(tested.jet(std::array{2.0, 5.0}, 0, 1).d0, 5.0 * 9 * 12);
}

}  // namespace
}  // namespace descenso
