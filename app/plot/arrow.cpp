#include "app/plot/arrow.h"

#include <array>
#include <cmath>

namespace descenso {
namespace {

constexpr float headLength = 4.5f;  // widths of the line
constexpr float headHalfWidth = 2;
constexpr float longestHead = 0.6f;  // of the arrow

void drawOne(Canvas& canvas, Vec2 from, Vec2 to, const Stroke& stroke, float length, float grow) {
  const Vec2 along = (to - from) * (1 / length);
  const Vec2 across{-along.y, along.x};
  const float head = std::min(headLength * (stroke.width - grow), longestHead * length);
  const float half = head * headHalfWidth / headLength + grow / 2;
  const Vec2 neck = to - along * head;
  canvas.line(from, neck, stroke);
  const std::array<Vec2, 3> triangle = {to + along * (grow / 2), neck + across * half, neck - across * half};
  canvas.polygon(triangle, stroke.color, noStroke);
}

}  // namespace

void drawArrow(Canvas& canvas, Vec2 from, Vec2 to, const Stroke& stroke, const Stroke& casing) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (!(length >= 1) || !std::isfinite(length)) return;
  if (casing.width > stroke.width) drawOne(canvas, from, to, casing, length, casing.width - stroke.width);
  drawOne(canvas, from, to, stroke, length, 0);
}

}  // namespace descenso
