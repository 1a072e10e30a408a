#include "app/text/numbers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>

namespace descenso {
namespace {

struct Case {
  double value;
  int digits;
  const char* text;
};

TEST(FormatNumber, IsReadAsInABook) {
  const Case cases[] = {{0, 4, "0"},
                        {-0.0, 4, "0"},
                        {1, 4, "1"},
                        {-0.0312, 4, "−0.0312"},
                        {0.1 + 0.2, 4, "0.3"},
                        {1.2e-7, 4, "1.2×10⁻⁷"},
                        {-1.5e12, 4, "−1.5×10¹²"},
                        {9.99996, 4, "10"},
                        {0.00099999, 2, "0.001"},
                        {0.0001, 4, "0.0001"},
                        {0.00001, 4, "1×10⁻⁵"},
                        {12345, 4, "12345"},
                        {123456, 4, "1.235×10⁵"},
                        {123456, 6, "123456"},
                        {99999.9, 4, "1×10⁵"},
                        {2.5, 1, "2"},
                        {1200, 3, "1200"},
                        {INFINITY, 4, "∞"},
                        {-INFINITY, 4, "−∞"},
                        {NAN, 4, "—"},
                        {5e-324, 3, "4.94×10⁻³²⁴"}};
  for (const Case& c : cases) EXPECT_EQ(formatNumber(c.value, c.digits), c.text);
}

TEST(FormatNarrow, IsOneDigitAndItsPowerOfTen) {
  EXPECT_EQ(formatNarrow(0.00024184), "2e−4");
  EXPECT_EQ(formatNarrow(-96e7), "−1e9");
  EXPECT_EQ(formatNarrow(0), "0");
  EXPECT_EQ(formatNarrow(std::numeric_limits<double>::infinity()), "∞");
}

TEST(FormatFixed, KeepsItsWidth) {
  EXPECT_EQ(formatFixed(1, 3), "1.000");
  EXPECT_EQ(formatFixed(-1.23456, 2), "−1.23");
  EXPECT_EQ(formatFixed(-0.0001, 2), "0.00");
  EXPECT_EQ(formatFixed(12.5, 0), "12");
  EXPECT_EQ(formatFixed(NAN, 2), "—");
  EXPECT_EQ(formatFixed(1e300, 2), "1×10³⁰⁰");
}

TEST(FormatExact, ReadsBackToTheSameBits) {
  std::mt19937_64 bits(7);
  for (int i = 0; i < 2000; ++i) {
    const std::uint64_t pattern = bits();
    double value = 0;
    static_assert(sizeof value == sizeof pattern);
    std::memcpy(&value, &pattern, sizeof value);
    if (!std::isfinite(value)) continue;
    EXPECT_EQ(std::strtod(formatExact(value).c_str(), nullptr), value);
  }
  EXPECT_EQ(formatExact(-0.5), "-0.5");
  EXPECT_EQ(formatExact(NAN), "nan");
  EXPECT_EQ(formatExact(-INFINITY), "-inf");
}

TEST(PowerOfTen, RaisesItsExponent) {
  EXPECT_EQ(powerOfTen(-3), "10⁻³");
  EXPECT_EQ(powerOfTen(0), "10⁰");
  EXPECT_EQ(powerOfTen(120), "10¹²⁰");
}

}  // namespace
}  // namespace descenso
