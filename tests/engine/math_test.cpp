#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "engine/math/finite_differences.h"
#include "engine/math/format.h"
#include "engine/math/hyperparameter.h"
#include "engine/math/message.h"
#include "engine/math/random.h"
#include "engine/math/symmetric_eigen.h"
#include "helpers.h"

namespace descenso {
namespace {

using tests::infinity;
using tests::refusal;

const double notANumber = std::nan("");

const Hyperparameter decay{.name = "beta", .symbol = "β", .maximum = 1, .fallback = 0.9, .openMaximum = true};
const Hyperparameter rate{
    .name = "alpha", .symbol = "α", .minimum = 1e-5, .maximum = 10, .fallback = 0.1, .scale = Scale::logarithmic};
const Hyperparameter form{.name = "form", .symbol = "", .choices = {"book", "heavy-ball"}};
const Hyperparameter mode{.name = "mode", .symbol = "", .choices = {"a", "b", "c"}};

TEST(Hyperparameter, SaysWhatWouldBeRight) {
  EXPECT_EQ(refusal([] { checkValue(decay, 1.5); }), "beta must be in [0, 1), got 1.5");
  EXPECT_EQ(refusal([] { checkValue(decay, 1); }), "beta must be in [0, 1), got 1");
  EXPECT_EQ(refusal([] { checkValue(rate, notANumber); }), "alpha must be in [1e-05, 10], got nan");
  EXPECT_EQ(refusal([] { checkValue(rate, infinity); }), "alpha must be in [1e-05, 10], got inf");
  EXPECT_EQ(refusal([] { parseValue(form, "foo"); }), "form must be book or heavy-ball, got foo");
  EXPECT_EQ(refusal([] { parseValue(mode, "d"); }), "mode must be a, b or c, got d");
  EXPECT_EQ(refusal([] { checkValue(form, 2); }), "form must be book or heavy-ball, got 2");
  EXPECT_EQ(refusal([] { checkValue(form, 0.5); }), "form must be book or heavy-ball, got 0.5");
}

TEST(Hyperparameter, RefusesTextThatIsNotAWholeNumber) {
  for (const char* text : {"", "x", "0.5x", "0,5", "nan", "inf", "--1", "+-0.5", "1e999", "0x1", " "}) {
    EXPECT_THROW(parseValue(decay, text), std::invalid_argument) << text;
  }
  EXPECT_EQ(refusal([] { parseValue(decay, "much"); }), "beta must be in [0, 1), got much");
}

TEST(Hyperparameter, ReadsNumbersAndChoices) {
  EXPECT_EQ(parseValue(decay, "0.95"), 0.95);
  EXPECT_EQ(parseValue(decay, " 5e-1 "), 0.5);
  EXPECT_EQ(parseValue(decay, "+0.5"), 0.5);
  EXPECT_EQ(parseValue(form, "heavy-ball"), 1);
}

TEST(Hyperparameter, ClampsToTheNearestValueThatIsAccepted) {
  EXPECT_EQ(clampValue(rate, 20), 10);
  EXPECT_EQ(clampValue(rate, -infinity), 1e-5);
  EXPECT_EQ(clampValue(rate, 0.3), 0.3);
  EXPECT_EQ(clampValue(rate, notANumber), 0.1);
  EXPECT_EQ(clampValue(decay, 1), std::nextafter(1.0, 0.0));
  EXPECT_NO_THROW(checkValue(decay, clampValue(decay, infinity)));
  EXPECT_EQ(clampValue(form, 0.7), 1);
  EXPECT_EQ(clampValue(form, 5), 1);
  EXPECT_EQ(clampValue(form, notANumber), 0);
}

TEST(Hyperparameter, TextReadsBackToTheSameBits) {
  Random random(1);
  for (int i = 0; i < 1000; ++i) {
    const double value = std::pow(10, random.uniform(-5, 1));
    EXPECT_EQ(parseValue(rate, valueText(rate, value)), value);
  }
  EXPECT_EQ(valueText(rate, 0.05), "0.05");
  EXPECT_EQ(valueText(form, 1), "heavy-ball");
}

TEST(Format, ListsAlternatives) {
  EXPECT_EQ(english(alternatives({})), "");
  EXPECT_EQ(numberText(1e-8), "1e-08");
  EXPECT_EQ(numberText(-infinity), "-inf");
}

// From a second implementation of the generator, in another language.
TEST(Random, IsThePublishedGenerator) {
  Random random(42);
  for (const std::uint32_t expected : {0xc2f57bd6U, 0x6b07c4a9U, 0x72b7b29bU, 0x44215383U, 0xf5af5eadU, 0x68beb632U}) {
    EXPECT_EQ(random.bits(), expected);
  }
  Random again(42);
  for (const double expected : {0.7615582825100964, 0.4481154998103791, 0.9597071812239291}) {
    EXPECT_EQ(again.uniform(), expected);
  }
}

TEST(Random, NormalNumbersHaveTheirMoments) {
  Random random(7);
  constexpr int count = 200000;
  double sum = 0;
  double squares = 0;
  for (int i = 0; i < count; ++i) {
    const double value = random.normal();
    sum += value;
    squares += value * value;
  }
  EXPECT_NEAR(sum / count, 0, 0.01);
  EXPECT_NEAR(squares / count, 1, 0.01);
}

TEST(Random, BelowReachesEveryValueAndNoOther) {
  Random random(3);
  std::vector<int> counts(7);
  for (int i = 0; i < 70000; ++i) ++counts.at(random.below(7));
  for (const int count : counts) EXPECT_NEAR(count, 10000, 500);
  EXPECT_EQ(random.below(1), 0U);
}

TEST(Random, ShuffleKeepsTheValues) {
  Random random(5);
  std::vector<int> values(100);
  std::iota(values.begin(), values.end(), 0);
  std::vector<int> shuffled = values;
  random.shuffle(shuffled);
  EXPECT_NE(shuffled, values);
  EXPECT_THAT(shuffled, ::testing::UnorderedElementsAreArray(values));
  random.shuffle({});
}

TEST(FiniteDifferences, AreExactForACubic) {
  const auto cubic = [](ConstVectorRef p) { return p[0] * p[0] * p[0] + 2 * p[0] * p[1]; };
  const Vector gradient = numericalGradient(cubic, Point2(2, -3));
  EXPECT_NEAR(gradient[0], 6, 1e-9);
  EXPECT_NEAR(gradient[1], 4, 1e-9);
  const auto slope = [](ConstVectorRef p, VectorRef out) {
    out[0] = 3 * p[0] * p[0] + 2 * p[1];
    out[1] = 2 * p[0];
  };
  const Matrix jacobian = numericalJacobian(slope, Point2(2, -3));
  EXPECT_NEAR(jacobian(0, 0), 12, 1e-9);
  EXPECT_NEAR(jacobian(0, 1), 2, 1e-9);
  EXPECT_NEAR(jacobian(1, 0), 2, 1e-9);
  EXPECT_NEAR(jacobian(1, 1), 0, 1e-9);
}

TEST(SymmetricEigen, DiagonalisesWithoutLosingSmallEigenvalues) {
  Random random(7);
  for (const Index n : {1, 2, 3, 7}) {
    Matrix a(n, n);
    for (Index i = 0; i < n; ++i)
      for (Index j = 0; j <= i; ++j) a(i, j) = a(j, i) = random.normal();
    Matrix diagonal = a;
    Matrix vectors(n, n);
    diagonalise(diagonal, vectors);
    EXPECT_TRUE((vectors.transpose() * vectors).isApprox(Matrix::Identity(n, n), 1e-13)) << n;
    EXPECT_TRUE((vectors * diagonal.diagonal().asDiagonal() * vectors.transpose()).isApprox(a, 1e-13)) << n;
  }
  Matrix small(2, 2);
  small << 1e12, 1, 1, 1;
  Matrix vectors(2, 2);
  diagonalise(small, vectors);
  EXPECT_NEAR(small.diagonal().minCoeff(), 1 - 1e-12, 1e-13);
  Matrix zero = Matrix::Zero(3, 3);
  Matrix axes(3, 3);
  diagonalise(zero, axes);
  EXPECT_TRUE(axes.isIdentity());
}

}  // namespace
}  // namespace descenso
