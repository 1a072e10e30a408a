#include <gtest/gtest.h>

#include <cmath>

#include "app/plot/color_map.h"
#include "app/plot/contour_levels.h"

namespace descenso {
namespace {

TEST(ColorMap, SlateHasTheDesignsEnds) {
  EXPECT_EQ(mapColor(ColorMap::slate, ThemeName::dark, 0), Color::hex(0x0E1319));
  EXPECT_EQ(mapColor(ColorMap::slate, ThemeName::dark, 0.5f), Color::hex(0x5A7D99));
  EXPECT_EQ(mapColor(ColorMap::slate, ThemeName::dark, 1), Color::hex(0xA3B9CF));
  EXPECT_EQ(mapColor(ColorMap::slate, ThemeName::light, 1), Color::hex(0xFAFBFC));
}

float luminance(Color c) { return 0.2126f * c.r + 0.7152f * c.g + 0.0722f * c.b; }

TEST(ColorMap, SequentialOnesGetLighter) {
  for (const ColorMap map : {ColorMap::slate, ColorMap::viridis, ColorMap::cividis, ColorMap::batlow})
    for (int i = 1; i <= 40; ++i)
      EXPECT_GT(luminance(mapColor(map, ThemeName::dark, static_cast<float>(i) / 40)),
                luminance(mapColor(map, ThemeName::dark, static_cast<float>(i - 1) / 40)))
          << colorMapName(map) << i;
}

TEST(ColorMap, DivergingOnesAreLightestInTheMiddle) {
  for (const ColorMap map : {ColorMap::vik, ColorMap::rdbu}) {
    const float middle = luminance(mapColor(map, ThemeName::dark, 0.5f));
    for (const float t : {0.0f, 0.25f, 0.4f, 0.6f, 0.75f, 1.0f})
      EXPECT_LT(luminance(mapColor(map, ThemeName::dark, t)), middle);
  }
}

TEST(ColorMap, SurvivesAnyPosition) {
  for (const float t : {-1.0f, 2.0f, NAN, INFINITY}) {
    const Color color = mapColor(ColorMap::batlow, ThemeName::light, t);
    EXPECT_TRUE(color.r >= 0 && color.r <= 1);
  }
  EXPECT_EQ(colorTable(ColorMap::viridis, ThemeName::dark, 256).size(), 1024u);
  EXPECT_EQ(colorTable(ColorMap::viridis, ThemeName::dark, 256)[1020], 0xFD);
}

TEST(ColorPosition, GoesThereAndBack) {
  for (const bool logarithmic : {false, true})
    for (double t = 0; t <= 1; t += 0.05)
      EXPECT_NEAR(colorPosition(colorValue(t, -3, 250, logarithmic), -3, 250, logarithmic), t, 1e-12);
  EXPECT_EQ(colorPosition(5, 2, 2, true), 0);
  EXPECT_TRUE(std::isnan(colorPosition(NAN, 0, 1, false)));
}

TEST(ContourLevels, AreNiceAndEveryFifthIsMajor) {
  const ContourLevels levels = contourLevels(0.3, 10.2, false, 10);
  ASSERT_EQ(levels.values.size(), 10u);
  for (std::size_t i = 0; i < levels.values.size(); ++i) {
    EXPECT_DOUBLE_EQ(levels.values[i], static_cast<double>(i + 1));
    EXPECT_EQ(levels.majors[i], (i + 1) % 5 == 0);
  }
}

TEST(ContourLevels, StayInsideAndFew) {
  for (const bool logarithmic : {false, true})
    for (const double low : {-5.0, 0.0, 0.645, 1e-8})
      for (const double span : {1e-6, 1.0, 900.0, 1e12})
        for (const int count : {1, 20, 64, 1000}) {
          const ContourLevels levels = contourLevels(low, low + span, logarithmic, count);
          EXPECT_LE(levels.values.size(), 64u);
          EXPECT_EQ(levels.values.size(), levels.majors.size());
          for (std::size_t i = 0; i < levels.values.size(); ++i) {
            EXPECT_GT(levels.values[i], i == 0 ? low : levels.values[i - 1]);
            EXPECT_LT(levels.values[i], low + span);
          }
        }
}

TEST(ContourLevels, AreNoneWithoutARange) {
  EXPECT_TRUE(contourLevels(1, 1, false).values.empty());
  EXPECT_TRUE(contourLevels(NAN, 1, true).values.empty());
  EXPECT_TRUE(contourLevels(0, INFINITY, false).values.empty());
}

}  // namespace
}  // namespace descenso
