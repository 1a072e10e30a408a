#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/plot/axis.h"

namespace descenso {
namespace {

using testing::ElementsAre;

TickOptions options(float spacing = 60) {
  TickOptions chosen;
  chosen.spacing = spacing;
  chosen.extent = [](std::string_view text) {
    const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
    return 7.0f * static_cast<float>(std::count_if(text.begin(), text.end(), begins));
  };
  return chosen;
}

std::vector<std::string> labels(const std::vector<Tick>& ticks) {
  std::vector<std::string> texts;
  for (const Tick& tick : ticks)
    if (!tick.label.empty()) texts.push_back(tick.label);
  return texts;
}

std::vector<double> values(const std::vector<Tick>& ticks, bool major) {
  std::vector<double> chosen;
  for (const Tick& tick : ticks)
    if (tick.major == major) chosen.push_back(tick.value);
  return chosen;
}

std::vector<Tick> linear(double low, double high, float pixels, TickOptions chosen = options()) {
  return axisTicks(AxisMap({low, high}, Scale::linear, 0, pixels), chosen);
}

std::vector<Tick> logarithmic(double low, double high, float pixels) {
  return axisTicks(AxisMap({low, high}, Scale::logarithmic, 0, pixels), options());
}

TEST(Ticks, StepByOneTwoOrFive) {
  EXPECT_THAT(labels(linear(0, 10, 320)), ElementsAre("0", "2", "4", "6", "8", "10"));
  EXPECT_THAT(labels(linear(-1, 1, 300)), ElementsAre("−1.0", "−0.5", "0", "0.5", "1.0"));
  EXPECT_THAT(labels(linear(0, 200, 320)), ElementsAre("0", "50", "100", "150", "200"));
  EXPECT_THAT(values(linear(0, 0.6, 360), true), ElementsAre(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6));  // the same bits
}

TEST(Ticks, DivideMajorStepsEvenly) {
  EXPECT_EQ(values(linear(0, 2, 400), false).size(), values(linear(0, 2, 400), true).size() * 4 - 4);
  EXPECT_THAT(values(linear(0, 10, 320), false), testing::Contains(0.5));
  EXPECT_TRUE(values(linear(0, 10, 10), false).empty());
}

TEST(Ticks, CountWholeSteps) {
  TickOptions whole = options();
  whole.wholeNumbers = true;
  for (const double high : {1.0, 2.0, 3.0, 7.0, 29.0, 1e5})
    for (const Tick& tick : linear(0, high, 900, whole)) EXPECT_EQ(tick.value, std::round(tick.value));
}

TEST(Ticks, WriteLargeAndSmallNumbersWithAPower) {
  EXPECT_THAT(labels(linear(0, 4e7, 320)), ElementsAre("0", "1×10⁷", "2×10⁷", "3×10⁷", "4×10⁷"));
  EXPECT_THAT(labels(linear(0, 2e-9, 320)), ElementsAre("0", "0.5×10⁻⁹", "1.0×10⁻⁹", "1.5×10⁻⁹", "2.0×10⁻⁹"));
  EXPECT_THAT(labels(linear(0, 1e5, 240)), ElementsAre("0", "50000", "100000"));
}

TEST(Ticks, LogarithmicAxesHaveDecades) {
  const auto ticks = logarithmic(1e-3, 10, 400);
  EXPECT_THAT(labels(ticks), ElementsAre("10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹"));
  EXPECT_EQ(values(ticks, false).size(), 4u * 8);  // 2 … 9 of each
}

TEST(Ticks, LongLogarithmicAxesSkipDecades) {
  const auto texts = labels(logarithmic(1e-12, 1e3, 300));
  EXPECT_THAT(texts, ElementsAre("10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "10⁰", "10³"));
}

TEST(Ticks, ShortLogarithmicAxesUseDigits) {
  EXPECT_THAT(labels(logarithmic(0.9, 9, 400)), ElementsAre("1", "2", "5"));
  EXPECT_GE(labels(logarithmic(2.1, 2.9, 400)).size(), 2u);
}

/// Ranges of every size and place, also unusable ones.
std::vector<Range> ranges() {
  std::vector<Range> all = {{0, 0},  {5, 5},         {NAN, NAN},     {1, NAN},          {-INFINITY, INFINITY},
                            {3, -3}, {1e300, 1e308}, {1, 1 + 1e-15}, {-1e-320, 1e-320}, {1e15, 1e15 + 1}};
  for (double magnitude = 1e-30; magnitude < 1e31; magnitude *= 37)
    for (const double offset : {0.0, 1.0, -20.0}) all.push_back({magnitude * offset, magnitude * (offset + 1.7)});
  return all;
}

TEST(Ticks, NeverOverlapOrLeaveTheAxis) {
  for (const Scale scale : {Scale::linear, Scale::logarithmic})
    for (const Range& range : ranges())
      for (const float pixels : {20.0f, 90.0f, 400.0f, 3000.0f}) {
        const AxisMap map(range, scale, 10, 10 + pixels);
        const TickOptions chosen = options();
        double last = -INFINITY;
        double lastValue = -INFINITY;
        const auto ticks = axisTicks(map, chosen);
        EXPECT_LE(ticks.size(), pixels + 1);
        for (const Tick& tick : ticks) {
          const double pixel = map.toPixel(tick.value);
          EXPECT_GT(tick.value, lastValue);
          lastValue = tick.value;
          EXPECT_GE(pixel, 10 - 0.01);
          EXPECT_LE(pixel, 10 + pixels + 0.01);
          if (tick.label.empty()) continue;
          const double half = chosen.extent(tick.label) / 2;
          EXPECT_GE(pixel - half, last);
          last = pixel + half;
        }
      }
}

TEST(UsableRange, IsAlwaysDrawable) {
  for (const Scale scale : {Scale::linear, Scale::logarithmic})
    for (const Range& range : ranges()) {
      const Range usable = usableRange(range, scale);
      EXPECT_TRUE(std::isfinite(usable.low) && std::isfinite(usable.high));
      EXPECT_LT(usable.low, usable.high);
      EXPECT_TRUE(scale == Scale::linear || usable.low > 0);
      EXPECT_EQ(usableRange(usable, scale), usable);
    }
}

TEST(AxisMap, GoesThereAndBack) {
  for (const Scale scale : {Scale::linear, Scale::logarithmic})
    for (const Range& range : {Range{1, 2}, Range{1e-9, 1e4}, Range{0.5, 1e6}})
      for (const bool down : {false, true}) {
        const AxisMap map(range, scale, down ? 700.0f : 50.0f, down ? 50.0f : 700.0f);
        for (double pixel = 50; pixel <= 700; pixel += 13) EXPECT_NEAR(map.toPixel(map.toData(pixel)), pixel, 1e-6);
      }
  const AxisMap log({1, 100}, Scale::logarithmic, 0, 200);
  EXPECT_NEAR(log.toPixel(10), 100, 1e-9);
  EXPECT_TRUE(std::isnan(log.toPixel(0)));
  EXPECT_TRUE(std::isnan(log.toPixel(-1)));
}

TEST(Ranges, SkipWhatCannotBeDrawn) {
  const std::vector<double> data = {NAN, 3, -2, INFINITY, 0, 8};
  EXPECT_EQ(rangeOf(data, Scale::linear), (Range{-2, 8}));
  EXPECT_EQ(rangeOf(data, Scale::logarithmic), (Range{3, 8}));
  EXPECT_EQ(united({NAN, NAN}, {1, 2}), (Range{1, 2}));
  EXPECT_EQ(shownRange({-1, 1, false}, {0, 50}, Scale::linear), (Range{-1, 1}));
  const Range fitted = shownRange({-1, 1, true}, {0, 50}, Scale::linear);
  EXPECT_DOUBLE_EQ(fitted.low, -2);
  EXPECT_DOUBLE_EQ(fitted.high, 52);
}

TEST(Nice, StandsBelowAndAbove) {
  EXPECT_DOUBLE_EQ(niceBelow(7), 5);
  EXPECT_DOUBLE_EQ(niceBelow(0.019), 0.01);
  EXPECT_DOUBLE_EQ(niceAbove(7), 10);
  EXPECT_DOUBLE_EQ(niceAbove(0.2), 0.2);
}

}  // namespace
}  // namespace descenso
