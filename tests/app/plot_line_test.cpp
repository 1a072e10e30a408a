#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "app/plot/laid_once.h"
#include "app/plot/polyline.h"

namespace descenso {
namespace {

const Rect clip{0, 0, 100, 100};

float length(std::span<const Vec2> points) {
  float sum = 0;
  for (std::size_t i = 1; i < points.size(); ++i)
    sum += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  return sum;
}

Pieces pieces(std::initializer_list<std::pair<double, double>> points) {
  LineClipper clipper(clip);
  for (const auto& [x, y] : points) clipper.add(x, y);
  return clipper.take();
}

TEST(LineClipper, KeepsWhatIsInside) {
  const Pieces line = pieces({{10, 10}, {20, 10}, {20, 30}});
  ASSERT_EQ(line.size(), 1u);
  EXPECT_EQ(line[0].size(), 3u);
}

TEST(LineClipper, CutsAtTheEdge) {
  const Pieces line = pieces({{-50, 50}, {150, 50}});
  ASSERT_EQ(line.size(), 1u);
  EXPECT_EQ(line[0][0], (Vec2{0, 50}));
  EXPECT_EQ(line[0][1], (Vec2{100, 50}));
  EXPECT_EQ(pieces({{-50, -1}, {150, -1}}).size(), 0u);
}

TEST(LineClipper, LeavesInTheRightDirection) {
  const Pieces line = pieces({{50, 50}, {1e200, 1e200}});
  ASSERT_EQ(line.size(), 1u);
  EXPECT_NEAR(line[0][1].x, 100, 1e-3);
  EXPECT_NEAR(line[0][1].y, 100, 1e-3);
}

TEST(LineClipper, BreaksAtGaps) {
  EXPECT_EQ(pieces({{10, 10}, {20, 20}, {NAN, 0}, {30, 30}, {40, 40}}).size(), 2u);
  EXPECT_EQ(pieces({{10, 10}, {20, 20}, {30, INFINITY}, {40, 40}}).size(), 1u);
  EXPECT_EQ(pieces({{10, 10}, {50, 200}, {90, 10}}).size(), 2u);  // out and back in
}

Pieces oneLine(std::span<const Vec2> points) {
  Pieces line;
  for (const Vec2 point : points) line.add(point);
  line.end();
  return line;
}

float distanceToSegment(Vec2 p, Vec2 a, Vec2 b) {
  const Vec2 d = b - a;
  const float square = d.x * d.x + d.y * d.y;
  const float t = square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0f, 1.0f) : 0;
  return std::hypot(p.x - a.x - t * d.x, p.y - a.y - t * d.y);
}

float distanceTo(std::span<const Vec2> line, Vec2 point) {
  float nearest = std::numeric_limits<float>::infinity();
  for (std::size_t i = 1; i < line.size(); ++i)
    nearest = std::min(nearest, distanceToSegment(point, line[i - 1], line[i]));
  return nearest;
}

TEST(Simplified, LeavesAStraightLineItsEnds) {
  std::vector<Vec2> points;
  for (int i = 0; i <= 10000; ++i) points.push_back({static_cast<float>(i) * 0.005f, 50});
  const Pieces line = simplified(oneLine(points), 0.1f);
  ASSERT_EQ(line.size(), 1u);
  ASSERT_EQ(line[0].size(), 2u);
  EXPECT_EQ(line[0][0], (Vec2{0, 50}));
  EXPECT_EQ(line[0][1], (Vec2{50, 50}));
}

TEST(Simplified, KeepsCornersAndTurnsBack) {
  const std::vector<Vec2> points = {{10, 10}, {40, 10}, {40, 10}, {20, 10}, {20, 60}, {20.05f, 60}};
  const Pieces line = simplified(oneLine(points), 0.1f);
  ASSERT_EQ(line[0].size(), 4u);
  EXPECT_EQ(line[0][1], (Vec2{40, 10}));
  EXPECT_EQ(line[0][2], (Vec2{20, 10}));
  EXPECT_EQ(line[0].back(), (Vec2{20.05f, 60}));
}

TEST(Simplified, NoPointIsMissedByMoreThanTheTolerance) {
  std::mt19937 random(7);
  std::normal_distribution<float> noise(0, 1);
  for (const float roughness : {0.0f, 0.02f, 0.3f, 3.0f}) {
    std::vector<Vec2> points;
    for (int i = 0; i < 2000; ++i) {
      const float t = static_cast<float>(i) * 0.01f;
      points.push_back({50 + 40 * std::sin(t) + roughness * noise(random),
                        50 + 40 * std::sin(1.7f * t) + roughness * noise(random)});
    }
    const Pieces line = simplified(oneLine(points), 0.1f);
    ASSERT_EQ(line.size(), 1u);
    EXPECT_LT(line[0].size(), points.size());
    float farthest = 0;
    for (const Vec2 point : points) farthest = std::max(farthest, distanceTo(line[0], point));
    EXPECT_LE(farthest, 0.1001f) << roughness;
    for (std::size_t i = 1; i < line[0].size(); ++i) EXPECT_FALSE(line[0][i] == line[0][i - 1]);
  }
}

TEST(Simplified, ASmoothCurveNeedsFewPoints) {
  std::vector<Vec2> points;
  for (int i = 0; i <= 1000; ++i) {
    const float x = static_cast<float>(i) * 0.4f;
    points.push_back({x, 100 + 80 * std::sin(x / 30)});
  }
  EXPECT_LT(simplified(oneLine(points), 0.1f)[0].size(), 100u);
}

TEST(Simplified, ADotStaysALine) {
  EXPECT_EQ(simplified(oneLine(std::vector<Vec2>{{3, 4}, {3.05f, 4}}), 0.1f)[0].size(), 2u);
  EXPECT_EQ(simplified(oneLine(std::vector<Vec2>{{3, 4}, {3, 4}, {3, 4}}), 0.1f).size(), 0u);
}

TEST(ColumnThinner, KeepsEveryPeak) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> noise(10, 90);
  LineClipper clipper(clip);
  ColumnThinner thinner(clipper);
  double highest = 0;
  for (int i = 0; i < 100000; ++i) {
    const double y = noise(random);
    if (i / 1000 == 40) highest = std::max(highest, y);
    thinner.add(i / 1000.0, y);
  }
  thinner.flush();
  const Pieces line = clipper.take();
  ASSERT_EQ(line.size(), 1u);
  EXPECT_LE(line[0].size(), 400u);
  float drawn = 0;
  for (const Vec2 point : line[0])
    if (point.x >= 40 && point.x < 41) drawn = std::max(drawn, point.y);
  EXPECT_FLOAT_EQ(drawn, static_cast<float>(highest));
}

TEST(ColumnThinner, LeavesSparsePointsAlone) {
  LineClipper clipper(clip);
  ColumnThinner thinner(clipper);
  for (int i = 0; i < 9; ++i) thinner.add(10 * i, 5 * i);
  thinner.flush();
  EXPECT_EQ(clipper.take()[0].size(), 9u);
}

TEST(Dashes, HaveTheirLengthsRoundCorners) {
  LineClipper clipper(clip);
  for (const Vec2 p : {Vec2{0, 0}, Vec2{37, 0}, Vec2{37, 63}}) clipper.add(p.x, p.y);
  const std::vector<float> pattern = {8, 4};
  const Pieces dashes = cutDashes(clipper.take(), pattern);
  ASSERT_EQ(dashes.size(), 9u);  // 100 pixels: eight whole periods of 12 and a rest of 4
  for (std::size_t i = 0; i + 1 < dashes.size(); ++i) EXPECT_NEAR(length(dashes[i]), 8, 1e-3);
  EXPECT_NEAR(length(dashes[8]), 4, 1e-3);
  EXPECT_EQ(dashes[3].size(), 3u);  // from 36 to 44: round the corner at 37
}

TEST(Dashes, GrowWithTheWidth) {
  EXPECT_TRUE(dashPattern(Dash::solid, 3).empty());
  EXPECT_FLOAT_EQ(dashPattern(Dash::dash, 6)[0], 2 * dashPattern(Dash::dash, 3)[0]);
  EXPECT_EQ(dashPattern(Dash::dashDot, 3).size(), 4u);
  for (const Dash dash : {Dash::dash, Dash::dot, Dash::dashDot})
    for (const float part : dashPattern(dash, 0)) EXPECT_GT(part, 0);
}

TEST(LaidOnce, ALineThatGoesBackOverItselfIsInkedOnce) {
  const Pieces bounce = pieces({{10, 50}, {90, 50}, {10, 50}, {90, 50}, {10, 50}});
  ASSERT_EQ(bounce.size(), 1u);
  EXPECT_FLOAT_EQ(length(bounce[0]), 320);
  const Pieces once = laidOnce(bounce, 2);
  float inked = 0;
  for (std::size_t i = 0; i < once.size(); ++i) inked += length(once[i]);
  EXPECT_GT(inked, 75);
  EXPECT_LT(inked, 95) << "80 and what a turn takes";
}

TEST(LaidOnce, AnOpenLineStaysWhole) {
  const Pieces corner = pieces({{10, 10}, {60, 12}, {61, 60}, {20, 80}});
  const Pieces once = laidOnce(corner, 2);
  ASSERT_EQ(once.size(), 1u);
  EXPECT_FLOAT_EQ(length(once[0]), length(corner[0]));
}

TEST(LaidOnce, AGapIsLeftWhereALineCrossesItself) {
  const Pieces once = laidOnce(pieces({{10, 50}, {90, 50}, {90, 90}, {50, 90}, {50, 10}}), 2);
  ASSERT_EQ(once.size(), 2u);
  EXPECT_NEAR(once[0][once[0].size() - 1].y, 52, 2);
  EXPECT_NEAR(once[1][0].y, 48, 2);
}

}  // namespace
}  // namespace descenso
