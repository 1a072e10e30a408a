#include "app/widgets/icons.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/widgets/drawing.h"

namespace descenso {
namespace {

/// Draws in units of the icon's half side, about its centre.
struct Pen {
  ImDrawList& list;
  Vec2 center;
  float half;
  ImU32 ink;

  ImVec2 at(float x, float y) const { return {center.x + x * half, center.y + y * half}; }

  void bar(float left, float right, float top = -0.9f, float bottom = 0.9f) const {
    const ImVec2 low = at(left, top);
    const ImVec2 high = at(right, bottom);
    list.AddRectFilled({std::round(low.x), std::round(low.y)},
                       {std::max(std::round(high.x), std::round(low.x) + 1), std::round(high.y)}, ink, 1);
  }
  void triangle(float base, float tip, float halfHeight = 0.9f) const {
    // Clockwise, or the soft edge would lie inside.
    const float side = tip > base ? -halfHeight : halfHeight;
    list.AddTriangleFilled(at(base, side), at(tip, 0), at(base, -side), ink);
  }
  template <std::size_t count>
  void line(const std::array<ImVec2, count>& points, float width) const {
    list.AddPolyline(points.data(), static_cast<int>(count), ink, 0, width);
  }
};

void drawFolder(const Pen& pen) {
  pen.list.AddRectFilled(pen.at(-0.9f, -0.7f), pen.at(-0.05f, 0), pen.ink, pen.half * 0.2f);
  pen.list.AddRectFilled(pen.at(-0.9f, -0.45f), pen.at(0.9f, 0.75f), pen.ink, pen.half * 0.2f);
}

void drawFile(const Pen& pen) {
  const std::array<ImVec2, 5> sheet = {pen.at(-0.6f, -0.85f), pen.at(0.2f, -0.85f), pen.at(0.65f, -0.4f),
                                       pen.at(0.65f, 0.85f), pen.at(-0.6f, 0.85f)};
  pen.list.AddConvexPolyFilled(sheet.data(), static_cast<int>(sheet.size()), pen.ink);
}

/// An open circle that ends in an arrow head.
void drawAgain(const Pen& pen, float width) {
  constexpr float radius = 0.72f;
  constexpr float from = -0.35f;  // radians, clockwise from the right
  constexpr float to = 4.4f;
  pen.list.PathArcTo(pen.at(0, 0), radius * pen.half, from, to, 16);
  pen.list.PathStroke(pen.ink, 0, width);
  pen.list.AddTriangleFilled(pen.at(-0.35f, -1.1f), pen.at(0.3f, -0.72f), pen.at(-0.35f, -0.25f), pen.ink);
}

}  // namespace

void drawIcon(ImDrawList& list, Icon icon, Vec2 center, float size, Color color) {
  const Pen pen{list, center, size / 2, packed(color)};
  const float thin = std::max(1.5f, size * 0.12f);
  switch (icon) {
    case Icon::first:
      pen.bar(-0.95f, -0.65f);
      pen.triangle(0.9f, -0.5f);
      break;
    case Icon::stepBack:
      pen.triangle(0.2f, -0.95f);
      pen.bar(0.5f, 0.8f);
      break;
    case Icon::play:
      pen.triangle(-0.6f, 0.9f, 0.95f);
      break;
    case Icon::pause:
      pen.bar(-0.7f, -0.2f);
      pen.bar(0.2f, 0.7f);
      break;
    case Icon::stepForward:
      pen.bar(-0.8f, -0.5f);
      pen.triangle(-0.2f, 0.95f);
      break;
    case Icon::last:
      pen.triangle(-0.9f, 0.5f);
      pen.bar(0.65f, 0.95f);
      break;
    case Icon::check:
      pen.line(std::array{pen.at(-0.75f, 0.05f), pen.at(-0.2f, 0.6f), pen.at(0.8f, -0.6f)}, size * 0.17f);
      break;
    case Icon::chevronDown:
      pen.line(std::array{pen.at(-0.7f, -0.35f), pen.at(0, 0.35f), pen.at(0.7f, -0.35f)}, thin);
      break;
    case Icon::chevronRight:
      pen.line(std::array{pen.at(-0.35f, -0.7f), pen.at(0.35f, 0), pen.at(-0.35f, 0.7f)}, thin);
      break;
    case Icon::close:
      pen.line(std::array{pen.at(-0.6f, -0.6f), pen.at(0.6f, 0.6f)}, thin);
      pen.line(std::array{pen.at(-0.6f, 0.6f), pen.at(0.6f, -0.6f)}, thin);
      break;
    case Icon::folder:
      drawFolder(pen);
      break;
    case Icon::file:
      drawFile(pen);
      break;
    case Icon::again:
      drawAgain(pen, thin);
      break;
    case Icon::up:
      pen.line(std::array{pen.at(0, 0.8f), pen.at(0, -0.7f)}, thin);
      pen.line(std::array{pen.at(-0.6f, -0.1f), pen.at(0, -0.7f), pen.at(0.6f, -0.1f)}, thin);
      break;
  }
}

}  // namespace descenso
