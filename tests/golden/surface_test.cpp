// Facts about painted surfaces: where points appear, what hides what, and that everything is in the picture.
#include <gtest/gtest.h>

#include <cmath>

#include "app/gl/hermite_grid.h"
#include "app/plot/camera.h"
#include "tests/golden/pictures.h"

namespace descenso {
namespace {

using namespace tests;

const Box box{{-2, 10}, {4, 20}};
const Color magenta{1, 0, 1, 1};

double hill(double x, double y) { return std::exp(-(x - 1) * (x - 1) / 2 - (y - 15) * (y - 15) / 6); }

class Surface : public ::testing::Test {
 protected:
  /// A short path around a point, which is drawn as a dot.
  static SurfacePath dot(double x, double y) {
    SurfacePath path;
    const double step = 1e-4;
    for (const double shift : {-step, step}) path.points.insert(path.points.end(), {x + shift, y, hill(x + shift, y)});
    path.color = magenta;
    path.width = 9;
    return path;
  }

  /// The middle of what is clearly magenta; how many pixels that is.
  static std::pair<Vec2, int> middleOfMagenta(const Picture& picture) {
    Vec2 sum;
    int count = 0;
    for (int y = 0; y < picture.height; ++y) {
      for (int x = 0; x < picture.width; ++x) {
        if (difference(pixel(picture, x, y), magenta) > 0.1f) continue;
        sum = sum + Vec2{static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f};
        ++count;
      }
    }
    return {sum * (1.0f / static_cast<float>(std::max(count, 1))), count};
  }

  gl::HeadlessContext context_;
  GlPainter painter_{GlPainter::Output::pixels};
};

TEST_F(Surface, ProjectSaysWhereAPointIsDrawn) {
  const auto grid = gridOf(box, 65, 65, hill);
  int revision = 0;
  for (const auto& [width, height] : {std::pair{320, 240}, {240, 320}, {500, 200}}) {
    for (const float azimuth : {-55.0f, 20.0f, 140.0f}) {
      for (const bool logarithmic : {false, true}) {
        SurfaceSpec spec = surfaceOf(grid, width, height);
        spec.camera = {.azimuth = azimuth, .elevation = 72, .distance = 2.8f, .pan = {0.05f, -0.1f}};
        spec.logarithmic = logarithmic;
        spec.paths = {dot(1.2, 15.5)};
        spec.pathsRevision = static_cast<std::uint64_t>(++revision);
        const Vec2 expected = project(spec, 1.2, 15.5, hill(1.2, 15.5)).position;
        const auto [seen, count] = middleOfMagenta(painter_.surface("surface", spec));
        ASSERT_GT(count, 20);
        EXPECT_NEAR(seen.x, expected.x, 1);
        EXPECT_NEAR(seen.y, expected.y, 1);
      }
    }
  }
}

TEST_F(Surface, ThePaintedHillStandsWhereProjectSays) {
  // Seen from the side, the top of the hill stands out against the background.
  const auto grid = gridOf(box, 65, 65, hill);
  SurfaceSpec spec = surfaceOf(grid, 320, 240);
  spec.camera = {.azimuth = -90, .elevation = 0};
  const Picture picture = painter_.surface("surface", spec);
  const Vec2 top = project(spec, 1, 15, 1).position;
  const Color background = theme(spec.theme).plotBackground;
  const int x = static_cast<int>(top.x);
  EXPECT_LT(difference(pixel(picture, x, static_cast<int>(top.y) - 3), background), 0.01f);
  EXPECT_GT(difference(pixel(picture, x, static_cast<int>(top.y) + 3), background), 0.05f);
}

TEST_F(Surface, WhatIsBehindTheHillIsOnlyHintedAt) {
  const auto grid = gridOf(box, 65, 65, hill);
  SurfaceSpec spec = surfaceOf(grid, 320, 240);
  spec.camera = {.azimuth = -90, .elevation = 12};
  spec.paths = {dot(1, 18)};
  EXPECT_EQ(middleOfMagenta(painter_.surface("behind", spec)).second, 0);
  spec.paths = {dot(1, 12)};
  EXPECT_GT(middleOfMagenta(painter_.surface("before", spec)).second, 20);
}

TEST_F(Surface, PathsBeyondTheGridAreCutAtItsEdge) {
  const auto grid = gridOf(box, 33, 33, [](double, double) { return 0.0; });
  SurfaceSpec spec = surfaceOf(grid, 320, 240);
  SurfacePath path;
  const double nan = std::nan("");
  path.points = {1, 15, 0, 40, 15, 0, nan, nan, nan, 1e300, -1e300, 1e300, -1e300, 15, 0};
  path.color = magenta;
  spec.paths = {path};
  const Picture picture = painter_.surface("surface", spec);
  const Vec2 from = project(spec, 1, 15, 0).position;
  const Vec2 edge = project(spec, 4, 15, 0).position;
  const Vec2 inside = from + (edge - from) * 0.9f;
  const Vec2 outside = from + (edge - from) * 1.1f;
  const auto at = [&](Vec2 p) { return pixel(picture, static_cast<int>(p.x), static_cast<int>(p.y)); };
  EXPECT_LT(difference(at(inside), magenta), 0.1f);
  EXPECT_GT(difference(at(outside), magenta), 0.5f);
}

TEST(Camera, TheBoxFitsAtEveryAspectAndAzimuth) {
  const auto grid = gridOf(box, 9, 9, hill);
  for (const double aspect : {0.5, 0.75, 1.0, 1.6, 2.2, 3.0}) {
    SurfaceSpec spec = surfaceOf(grid, static_cast<int>(400 * aspect), 400);
    for (int azimuth = -180; azimuth < 180; azimuth += 15) {
      spec.camera.azimuth = static_cast<float>(azimuth);
      for (const double x : {box.low.x(), box.high.x()}) {
        for (const double y : {box.low.y(), box.high.y()}) {
          for (const double loss : {spec.low, spec.high}) {
            const Vec2 seen = project(spec, x, y, loss).position;
            EXPECT_TRUE((Rect{0, 0, static_cast<float>(spec.width), static_cast<float>(spec.height)}.contains(seen)))
                << aspect << ", " << azimuth << ": " << seen.x << ", " << seen.y;
          }
        }
      }
    }
  }
}

TEST(Camera, ImpossibleAnglesAndDistancesAreBroughtBack) {
  const Camera camera = clampedCamera({.azimuth = NAN, .elevation = 200, .distance = 0, .pan = {INFINITY, 9}});
  EXPECT_EQ(camera.azimuth, Camera{}.azimuth);
  EXPECT_EQ(camera.elevation, 89);
  EXPECT_EQ(camera.distance, 1.2f);
  EXPECT_EQ(camera.pan, (Vec2{0, 2}));
}

TEST(Camera, HeightsAboveTheRangeEndInAPlateau) {
  SurfaceSpec spec;
  spec.low = 0;
  spec.high = 1;
  for (const bool logarithmic : {false, true}) {
    spec.logarithmic = logarithmic;
    EXPECT_NEAR(surfaceHeight(spec, 0), 0, 1e-12);
    EXPECT_NEAR(surfaceHeight(spec, -5), 0, 1e-12);
    EXPECT_NEAR(surfaceHeight(spec, 1), surfaceRise, 1e-12);
    EXPECT_LT(surfaceHeight(spec, 1.1), surfaceHeight(spec, 1.2));
    EXPECT_LE(surfaceHeight(spec, 1e300), surfaceRise + surfaceMargin + 1e-9);
  }
  EXPECT_TRUE(std::isnan(surfaceHeight(spec, NAN)));
}

TEST(Camera, PointsBehindTheEyeAreFarOutside) {
  SurfaceSpec spec = surfaceOf(gridOf(box, 9, 9, hill), 320, 240);
  spec.camera.elevation = 0;
  spec.camera.azimuth = 0;  // the eye is far along the first parameter
  const Projected seen = project(spec, 1000, 15, 0);
  EXPECT_LT(seen.depth, 0);
  EXPECT_LT(seen.position.x, -1000);
}

TEST(HermiteGrid, InterpolatesPolynomialsOfTheThirdDegreeExactly) {
  const auto cubic = [](double x, double y) { return x * x * x - 2 * x * y * y + y + 3; };
  const Box unit{{0, 0}, {1, 1}};
  const auto grid = gridOf(unit, 11, 11, cubic);
  const HermiteGrid patches(*grid);
  for (const double x : {0.23, 0.5, 0.77}) {
    for (const double y : {0.31, 0.64}) EXPECT_NEAR(patches.value(x * 10, y * 10), cubic(x, y), 1e-6);
  }
}

TEST(HermiteGrid, HugeRangesDoNotOverflow) {
  const auto grid = gridOf({{0, 0}, {1, 1}}, 3, 3, [](double x, double) { return x < 0.5 ? -1.5e308 : 1.5e308; });
  const HermiteGrid patches(*grid);
  for (const float part : patches.nodes()) EXPECT_TRUE(std::isfinite(part));
}

TEST_F(Surface, IsPaintedOncePerChange) {
  SurfaceSpec spec = surfaceOf(gridOf(box, 17, 17, hill), 64, 48);
  painter_.surface("surface", spec);
  painter_.surface("surface", spec);
  EXPECT_EQ(painter_.redraws(), 1);
  spec.pathsRevision = 1;
  painter_.surface("surface", spec);
  spec.camera.azimuth += 1;
  painter_.surface("surface", spec);
  painter_.surface("surface", spec);
  EXPECT_EQ(painter_.redraws(), 3);
}

TEST_F(Surface, HolesShowWhatIsBehind) {
  const auto grid = gridOf(box, 33, 33, [](double x, double y) {
    return std::abs(x - 1) < 1 && std::abs(y - 15) < 2 ? std::nan("") : hill(x, y);
  });
  SurfaceSpec spec = surfaceOf(grid, 320, 240);
  spec.camera.elevation = 80;
  const Vec2 middle = project(spec, 1, 15, spec.low).position;
  const Color seen = pixel(painter_.surface("surface", spec), static_cast<int>(middle.x), static_cast<int>(middle.y));
  EXPECT_LT(difference(seen, theme(spec.theme).plotBackground), 0.01f);
}

}  // namespace
}  // namespace descenso
