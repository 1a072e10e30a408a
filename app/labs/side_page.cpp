#include "app/labs/side_page.h"

#include <cmath>

namespace descenso {
namespace {

constexpr float betweenPlots = 8;
constexpr float fieldPart = 0.54f;  // of the width

}  // namespace

Rect fieldArea(const Rect& area, float scale) {
  return {area.x, area.y, std::round((area.width - betweenPlots * scale) * fieldPart), area.height};
}

Rect sideArea(const Rect& area, float scale) {
  const float left = fieldArea(area, scale).right() + betweenPlots * scale;
  return {left, area.y, area.right() - left, area.height};
}

std::vector<PlacedPlot> arrangeSide(const Rect& side, float scale, const std::vector<SidePage::Part>& parts) {
  const float gap = betweenPlots * scale;
  float wanted = 0;
  for (const SidePage::Part& part : parts) wanted += part.height;
  const float room = side.height - gap * static_cast<float>(parts.size() - 1);
  std::vector<PlacedPlot> placed;
  float top = side.y;
  float reached = 0;
  for (const SidePage::Part& part : parts) {
    reached += part.height;
    const auto gaps = gap * static_cast<float>(placed.size());
    const float bottom = side.y + gaps + std::round(room * reached / wanted);
    placed.push_back({part.plot, {side.x, top, side.width, bottom - top}});
    top = bottom + gap;
  }
  return placed;
}

}  // namespace descenso
