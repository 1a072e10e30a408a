// Lines on the screen: an anti-aliased strip of triangles with round joins, which neither spikes at sharp corners nor
// darkens where a translucent line bends.
#pragma once

#include <imgui.h>

#include <span>

#include "app/plot/geometry.h"

namespace descenso {

struct StrokeShape {
  float width = 1;
  bool isClosed = false;
  bool hasRoundEnds = false;
};

/// Points are finite and no two neighbours are equal.
void strokeLine(ImDrawList& list, std::span<const Vec2> points, const StrokeShape& shape, Color color);

/// Fills a simple polygon, convex or not.
void fillPolygon(ImDrawList& list, std::span<const Vec2> points, Color color);

}  // namespace descenso
