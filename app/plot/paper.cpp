#include "app/plot/paper.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr int largestSide = 32767;  // cairo's own limit

}  // namespace

void checkPaperSize(int width, int height) {
  if (width < 1 || height < 1 || width > largestSide || height > largestSide)
    throw InvalidArgument("a figure must be 1 to {most} pixels wide and high, got {width}×{height}"_message,
                          {{"most", largestSide}, {"width", width}, {"height", height}});
}

Pieces linesOnPaper(std::span<const Vec2> points, const Stroke& stroke, const Rect& clip, float tolerance) {
  LineClipper clipper(clip.inset(-2 * stroke.width - 2));
  for (const Vec2 point : points) clipper.add(point.x, point.y);
  return simplified(clipper.take(), tolerance);
}

bool hasRoundEnds(std::span<const Vec2> points, const Stroke& stroke) {
  return points.size() > 2 && stroke.dash == Dash::solid;
}

std::vector<Vec2> cornersOnPaper(std::span<const Vec2> points) {
  constexpr float farthest = 1e6f;  // cairo's coordinates end at 2²³
  std::vector<Vec2> corners;
  for (const Vec2 point : points)
    if (std::isfinite(point.x) && std::isfinite(point.y))
      corners.push_back({std::clamp(point.x, -farthest, farthest), std::clamp(point.y, -farthest, farthest)});
  return corners;
}

}  // namespace descenso
