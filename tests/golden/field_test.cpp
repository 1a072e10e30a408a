// Facts about painted fields: colours, contours, holes, edges, and what is painted again.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "app/plot/color_map.h"
#include "tests/golden/pictures.h"

namespace descenso {
namespace {

using namespace tests;

const Box square{{-1, -1}, {1, 1}};
double bowl(double x, double y) { return x * x + 2 * y * y; }

class Field : public ::testing::Test {
 protected:
  gl::HeadlessContext context_;
  GlPainter painter_{GlPainter::Output::pixels};
};

/// Where the centre of a pixel lies in the view.
Point2 placeOf(const FieldSpec& spec, int x, int y) {
  return {spec.view.low.x() + (x + 0.5) / spec.width * spec.view.size().x(),
          spec.view.high.y() - (y + 0.5) / spec.height * spec.view.size().y()};
}

TEST_F(Field, ColoursAreThoseOfTheMapInEveryThemeAndScale) {
  const auto grid = gridOf(square, 33, 21, bowl);
  for (const ThemeName name : {ThemeName::dark, ThemeName::light}) {
    for (const bool logarithmic : {false, true}) {
      for (const ColorMap map : colorMaps()) {
        FieldSpec spec = fieldOf(grid, 60, 40);
        spec.theme = name;
        spec.logarithmic = logarithmic;
        spec.colorMap = map;
        const Picture picture = painter_.field("field", spec);
        for (const auto& [x, y] : {std::pair{5, 3}, {30, 20}, {50, 30}, {12, 33}}) {
          const Point2 at = placeOf(spec, x, y);
          const double t = colorPosition(bowl(at.x(), at.y()), spec.low, spec.high, logarithmic);
          const Color expected = mapColor(map, name, static_cast<float>(t));
          EXPECT_LT(difference(pixel(picture, x, y), expected), 0.015f) << colorMapName(map) << ": " << x << ", " << y;
        }
      }
    }
  }
}

TEST_F(Field, InterpolationIsBicubicNotLinear) {
  // Between coarse nodes a parabola is met exactly; straight lines between them would be off by 0.0625.
  const auto grid = gridOf(square, 5, 5, [](double x, double) { return x * x; });
  FieldSpec spec = fieldOf(grid, 801, 3);
  const Picture picture = painter_.field("field", spec);
  const Point2 between = placeOf(spec, 300, 1);
  const Color expected = mapColor(spec.colorMap, spec.theme, static_cast<float>(between.x() * between.x()));
  EXPECT_LT(difference(pixel(picture, 300, 1), expected), 0.008f);
}

TEST_F(Field, AContourPassesWhereItsLevelIs) {
  const auto grid = gridOf(square, 33, 33, [](double x, double y) { return x + 0.001 * y; });
  FieldSpec plain = fieldOf(grid, 200, 40);
  plain.low = -1;
  plain.high = 1;
  FieldSpec lined = plain;
  lined.contours = true;
  lined.levels = {-0.5, 0.25};
  lined.majors = {false, true};
  const Picture before = painter_.field("plain", plain);
  const Picture after = painter_.field("lined", lined);
  for (int x = 0; x < 200; ++x) {
    const double value = placeOf(plain, x, 20).x();
    const double pixelsAway = std::min(std::abs(value + 0.5), std::abs(value - 0.25)) * 100;
    const float change = difference(pixel(before, x, 20), pixel(after, x, 20));
    if (pixelsAway < 0.4) {
      EXPECT_GT(change, 0.05f) << x;
    } else if (pixelsAway > 1.6) {
      EXPECT_LT(change, 0.004f) << x;
    }
  }
  // A minor line is painted at .35 at most, a major one at .6.
  const Color base = pixel(before, 124, 20);
  const Color major = pixel(after, 124, 20);
  EXPECT_NEAR((major.r - base.r) / (1 - base.r), 0.6, 0.03);
}

TEST_F(Field, FlatGroundAtALevelStaysClean) {
  const auto grid = gridOf(square, 9, 9, [](double x, double) { return x < 0 ? 0.5 : 0.5 + x; });
  FieldSpec spec = fieldOf(grid, 80, 40);
  spec.low = 0;
  spec.high = 1.5;
  const Color plain = mapColor(spec.colorMap, spec.theme, 1.0f / 3);
  spec.contours = true;
  spec.levels = {0.5, 1.0};
  spec.majors = {true, false};
  EXPECT_LT(difference(pixel(painter_.field("field", spec), 10, 20), plain), 0.015f);
}

TEST_F(Field, OutsideTheGridIsThePlotsBackground) {
  FieldSpec spec = fieldOf(gridOf(square, 9, 9, bowl), 60, 60);
  spec.view = {{-2, -2}, {2, 2}};
  const Picture picture = painter_.field("field", spec);
  const Color background = theme(spec.theme).plotBackground;
  EXPECT_LT(difference(pixel(picture, 5, 30), background), 0.004f);
  EXPECT_LT(difference(pixel(picture, 30, 55), background), 0.004f);
  EXPECT_GT(difference(pixel(picture, 17, 30), background), 0.1f);
}

TEST_F(Field, ValuesThatAreNotFiniteAreHoles) {
  const double infinity = std::numeric_limits<double>::infinity();
  const auto grid = gridOf(square, 41, 41, [&](double x, double y) {
    if (std::hypot(x - 0.5, y) < 0.21) return std::nan("");
    return std::hypot(x + 0.5, y) < 0.21 ? infinity : bowl(x, y);
  });
  FieldSpec spec = fieldOf(grid, 120, 120);
  const Picture picture = painter_.field("field", spec);
  EXPECT_LT(difference(pixel(picture, 90, 60), theme(spec.theme).plotBackground), 0.004f);
  EXPECT_LT(difference(pixel(picture, 30, 60), theme(spec.theme).plotBackground), 0.004f);
  // Two nodes from a hole's edge the colours are right again.
  const Point2 near = placeOf(spec, 71, 60);
  const double t = colorPosition(bowl(near.x(), near.y()), spec.low, spec.high, false);
  const Color expected = mapColor(spec.colorMap, spec.theme, static_cast<float>(t));
  EXPECT_LT(difference(pixel(picture, 71, 60), expected), 0.02f);
}

TEST_F(Field, AGridOfHolesOrOfOneValueIsPainted) {
  const FieldSpec holes = fieldOf(gridOf(square, 4, 4, [](double, double) { return std::nan(""); }), 8, 8);
  EXPECT_LT(difference(pixel(painter_.field("holes", holes), 4, 4), theme(holes.theme).plotBackground), 0.004f);
  const FieldSpec flat = fieldOf(gridOf(square, 4, 4, [](double, double) { return 3.0; }), 8, 8);
  EXPECT_LT(difference(pixel(painter_.field("flat", flat), 4, 4), mapColor(flat.colorMap, flat.theme, 0)), 0.01f);
}

TEST_F(Field, DimLeadsToTheBackground) {
  FieldSpec spec = fieldOf(gridOf(square, 9, 9, bowl), 10, 10);
  spec.dim = 0;
  EXPECT_LT(difference(pixel(painter_.field("field", spec), 2, 2), theme(spec.theme).plotBackground), 0.004f);
}

TEST_F(Field, IsPaintedOncePerChangeAndUploadedOncePerGrid) {
  const auto grid = gridOf(square, 9, 9, bowl);
  FieldSpec spec = fieldOf(grid, 10, 10);
  painter_.field("field", spec);
  painter_.field("field", spec);
  EXPECT_EQ(painter_.redraws(), 1);
  spec.dim = 0.5f;
  painter_.field("field", spec);
  painter_.field("field", spec);
  EXPECT_EQ(painter_.redraws(), 2);
  painter_.field("another", spec);
  EXPECT_EQ(painter_.redraws(), 3);
  EXPECT_EQ(painter_.uploads(), 1);
  painter_.field("field", fieldOf(gridOf(square, 9, 9, bowl), 10, 10));
  EXPECT_EQ(painter_.uploads(), 2);
}

TEST_F(Field, APosterIsPaintedInBandsThatFit) {
  // Wider than a band is tall: several bands, whose rows must follow one another.
  FieldSpec spec = fieldOf(gridOf(square, 17, 17, bowl), 4096, 1100);
  const Picture picture = painter_.field("field", spec);
  for (const int y : {0, 511, 512, 513, 1023, 1024, 1099}) {
    const Point2 at = placeOf(spec, 2000, y);
    const auto t = static_cast<float>(colorPosition(bowl(at.x(), at.y()), spec.low, spec.high, false));
    EXPECT_LT(difference(pixel(picture, 2000, y), mapColor(spec.colorMap, spec.theme, t)), 0.015f) << y;
  }
}

TEST_F(Field, SizesAreCheckedAndMayChange) {
  const auto grid = gridOf(square, 9, 9, bowl);
  for (const auto& [width, height] : {std::pair{40, 30}, {20, 60}, {1, 1}, {300, 200}}) {
    const Picture picture = painter_.field("field", fieldOf(grid, width, height));
    EXPECT_EQ(picture.width, width);
    EXPECT_EQ(picture.pixels.size(), static_cast<std::size_t>(width * height * 4));
  }
  EXPECT_TRUE(painter_.field("field", fieldOf(grid, 0, 30)).pixels.empty());
  EXPECT_THROW(painter_.field("field", fieldOf(grid, -1, 30)), std::runtime_error);
  EXPECT_THROW(painter_.field("field", fieldOf(grid, 30, gl::maximumTextureSize() + 1)), std::runtime_error);
}

TEST_F(Field, OnTheScreenAPictureIsATexture) {
  GlPainter screen(GlPainter::Output::textures);
  const FieldSpec spec = fieldOf(gridOf(square, 9, 9, bowl), 12, 8);
  const Picture first = screen.field("field", spec);
  EXPECT_NE(first.texture, 0u);
  EXPECT_TRUE(first.pixels.empty());
  EXPECT_EQ(screen.field("field", spec).texture, first.texture);
  EXPECT_EQ(screen.redraws(), 1);
}

TEST_F(Field, CellsAreUploadedOnceUntilTheyAreOthers) {
  const auto cells = [](std::uint8_t first) {
    return std::make_shared<const std::vector<std::uint8_t>>(std::vector<std::uint8_t>{first, 0, 0, 255, 0, 9, 0, 255});
  };
  GlPainter screen(GlPainter::Output::textures);
  ImageSpec spec{.rgba = cells(1), .width = 2, .height = 1};
  EXPECT_NE(screen.image("cells", spec).texture, 0u);
  screen.image("cells", spec);
  EXPECT_EQ(screen.redraws(), 1);
  spec.rgba = cells(2);
  screen.image("cells", spec);
  EXPECT_EQ(screen.redraws(), 2);
  EXPECT_EQ(screen.image("nothing", {}).texture, 0u);
  const Picture paper = painter_.image("cells", spec);
  EXPECT_EQ(paper.texture, 0u);
  EXPECT_EQ(paper.pixels.data(), spec.rgba->data());
}

TEST_F(Field, AGridWithoutItsValuesIsRefused) {
  auto grid = gridOf(square, 9, 9, bowl);
  grid->values.pop_back();
  EXPECT_THROW(painter_.field("field", fieldOf(grid, 10, 10)), std::invalid_argument);
}

}  // namespace
}  // namespace descenso
