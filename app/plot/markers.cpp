#include <array>
#include <cmath>
#include <numbers>
#include <vector>

#include "app/plot/canvas.h"

namespace descenso {
namespace {

/// Corners evenly round the centre, the first at the top, on alternating radii.
std::vector<Vec2> ring(Vec2 center, int corners, float radius, float innerRadius) {
  std::vector<Vec2> points;
  const int count = innerRadius > 0 ? 2 * corners : corners;
  for (int i = 0; i < count; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(count);
    const float r = innerRadius > 0 && i % 2 == 1 ? innerRadius : radius;
    points.push_back({center.x + r * std::sin(angle), center.y - r * std::cos(angle)});
  }
  return points;
}

std::vector<Vec2> plus(Vec2 c, float radius) {
  const float arm = 0.38f * radius;
  // Round the cross from the left of its top: in arms, then in radii.
  constexpr std::array<std::array<int, 4>, 12> corners = {{{-1, 0, 0, -1},
                                                           {1, 0, 0, -1},
                                                           {1, 0, -1, 0},
                                                           {0, 1, -1, 0},
                                                           {0, 1, 1, 0},
                                                           {1, 0, 1, 0},
                                                           {1, 0, 0, 1},
                                                           {-1, 0, 0, 1},
                                                           {-1, 0, 1, 0},
                                                           {0, -1, 1, 0},
                                                           {0, -1, -1, 0},
                                                           {-1, 0, -1, 0}}};
  std::vector<Vec2> points;
  for (const auto& [xArm, xFull, yArm, yFull] : corners)
    points.push_back({c.x + arm * static_cast<float>(xArm) + radius * static_cast<float>(xFull),
                      c.y + arm * static_cast<float>(yArm) + radius * static_cast<float>(yFull)});
  return points;
}

}  // namespace

// Shapes of equal weight to the eye: pointed ones reach further than round ones.
std::vector<Vec2> markerCorners(Vec2 c, Marker marker, float radius) {
  const float side = 0.88f * radius;
  const float down = 0.2f * radius;  // a triangle's centre of mass stands at the point
  switch (marker) {
    case Marker::square:
      return {{c.x - side, c.y - side}, {c.x + side, c.y - side}, {c.x + side, c.y + side}, {c.x - side, c.y + side}};
    case Marker::triangleUp:
      return ring({c.x, c.y + down}, 3, 1.3f * radius, 0);
    case Marker::triangleDown: {
      std::vector<Vec2> points = ring({c.x, c.y + down}, 3, 1.3f * radius, 0);
      for (Vec2& point : points) point.y = 2 * c.y - point.y;
      return points;
    }
    case Marker::diamond:
      return ring(c, 4, 1.25f * radius, 0);
    case Marker::pentagon:
      return ring(c, 5, 1.1f * radius, 0);
    case Marker::star:
      return ring(c, 5, 1.35f * radius, 0.6f * radius);
    case Marker::plus:
      return plus(c, 1.1f * radius);
    case Marker::circle:
      break;
  }
  return {};
}

void Canvas::marker(Vec2 center, Marker marker, float radius, Color fill, const Stroke& outline) {
  if (!std::isfinite(center.x) || !std::isfinite(center.y)) return;
  if (marker == Marker::circle) {
    circle(center, radius, fill, outline);
  } else {
    polygon(markerCorners(center, marker, radius), fill, outline);
  }
}

}  // namespace descenso
