#include "app/widgets/marker_sprites.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/opaque_pixels.h"

namespace descenso {
namespace {

constexpr float parts = 16;          // of a pixel, by which sizes are told apart
constexpr float largestRadius = 14;  // pixels

/// From the middle of the marker to its farthest corner, along either axis.
float reachOf(Marker marker, float radius) {
  float reach = marker == Marker::circle ? radius : 0;
  for (const Vec2 corner : markerCorners({0, 0}, marker, radius))
    reach = std::max({reach, std::abs(corner.x), std::abs(corner.y)});
  return reach;
}

float distanceToSegment(Vec2 point, Vec2 from, Vec2 to) {
  const Vec2 along = to - from;
  const Vec2 away = point - from;
  const float square = along.x * along.x + along.y * along.y;
  const float part = square > 0 ? std::clamp((away.x * along.x + away.y * along.y) / square, 0.0f, 1.0f) : 0.0f;
  const Vec2 gap = away - along * part;
  return std::hypot(gap.x, gap.y);
}

/// From the edge of the shape, negative inside.
float signedDistance(std::span<const Vec2> corners, float radius, Vec2 point) {
  if (corners.empty()) return std::hypot(point.x, point.y) - radius;
  float distance = 1e6f;
  bool isInside = false;
  for (std::size_t i = 0; i < corners.size(); ++i) {
    const Vec2 a = corners[i];
    const Vec2 b = corners[(i + 1) % corners.size()];
    distance = std::min(distance, distanceToSegment(point, a, b));
    if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y))
      isInside = !isInside;
  }
  return isInside ? -distance : distance;
}

std::uint8_t alphaOf(float covered) { return static_cast<std::uint8_t>(255 * std::clamp(covered, 0.0f, 1.0f) + 0.5f); }

void addSquare(ImDrawList& list, const ImVec2& low, const MarkerSprites::Place& place, int left, Color color) {
  constexpr float texel = 1.0f / MarkerSprites::side;
  const auto size = static_cast<float>(place.size);
  const ImVec2 from{static_cast<float>(left) * texel, static_cast<float>(place.top) * texel};
  list.PrimReserve(6, 4);
  list.PrimRectUV(low, {low.x + size, low.y + size}, from, {from.x + size * texel, from.y + size * texel},
                  packed(color));
}

}  // namespace

void MarkerSprites::beginFrame() {
  if (!isFull_) return;
  std::fill(texels_.begin(), texels_.end(), std::uint8_t{0});
  places_.clear();
  left_ = top_ = row_ = 0;
  isFull_ = false;
  isChanged_ = true;
}

const MarkerSprites::Place* MarkerSprites::find(Marker marker, float radius, float outline, int phaseX, int phaseY) {
  if (!(radius > 0) || radius + outline > largestRadius) return nullptr;
  const Key key{marker, static_cast<int>(std::lround(radius * parts)), static_cast<int>(std::lround(outline * parts)),
                phaseX, phaseY};
  if (const auto found = places_.find(key); found != places_.end()) return &found->second;
  // Half a pixel for the fading edge, and up to one for the phase.
  const int size = 2 * static_cast<int>(std::ceil(reachOf(marker, radius) + outline / 2 + 1.5f - 0.5f / phases));
  Place place;
  if (!reserve(size, place)) {
    isFull_ = true;
    return nullptr;
  }
  const auto shift = [](int phase) { return (static_cast<float>(phase) + 0.5f) / phases; };
  paint(place, marker, radius, outline, {shift(phaseX), shift(phaseY)});
  isChanged_ = true;
  return &places_.emplace(key, place).first->second;
}

bool MarkerSprites::reserve(int size, Place& place) {
  if (left_ + 2 * size > side) {
    left_ = 0;
    top_ += row_;
    row_ = 0;
  }
  if (top_ + size > side) return false;
  place = {left_, top_, size};
  left_ += 2 * size;
  row_ = std::max(row_, size);
  return true;
}

void MarkerSprites::paint(const Place& place, Marker marker, float radius, float outline, Vec2 phase) {
  const std::vector<Vec2> corners = markerCorners({0, 0}, marker, radius);
  const auto half = static_cast<float>(place.size / 2);
  const auto put = [&](int column, int row, float covered) {
    std::uint8_t* texel = texels_.data() + 4 * (static_cast<std::size_t>(place.top + row) * side +
                                                static_cast<std::size_t>(place.left + column));
    std::fill(texel, texel + 3, std::uint8_t{255});
    texel[3] = alphaOf(covered);
  };
  for (int row = 0; row < place.size; ++row)
    for (int column = 0; column < place.size; ++column) {
      const Vec2 point{static_cast<float>(column) + 0.5f - half - phase.x,
                       static_cast<float>(row) + 0.5f - half - phase.y};
      const float distance = signedDistance(corners, radius, point);
      put(column, row, 0.5f - distance);
      put(place.size + column, row, 0.5f + outline / 2 - std::abs(distance));
    }
}

bool placeMarker(ImDrawList& list, Vec2 center, Marker marker, float radius, Color fill, const Stroke& outline) {
  OpaquePixels* direct = offeredPixels();
  MarkerSprites* sprites = direct != nullptr ? direct->markers() : nullptr;
  const bool isPlain = outline.dash == Dash::solid || !(outline.width > 0);
  if (sprites == nullptr || !isPlain) return false;
  const Vec2 corner{std::floor(center.x), std::floor(center.y)};
  const auto phase = [](float part) { return std::min(MarkerSprites::phases - 1, static_cast<int>(part * MarkerSprites::phases)); };
  const bool hasOutline = outline.width > 0 && outline.color.a > 0;
  const MarkerSprites::Place* place = sprites->find(marker, radius, hasOutline ? std::max(1.0f, outline.width) : 0,
                                                    phase(center.x - corner.x), phase(center.y - corner.y));
  if (place == nullptr) return false;
  const float half = static_cast<float>(place->size / 2);
  const ImVec2 low{corner.x - half, corner.y - half};
  list.PushTextureID(textureId(direct->markerTexture()));
  if (fill.a > 0) addSquare(list, low, *place, place->left, fill);
  if (hasOutline) addSquare(list, low, *place, place->left + place->size, outline.color);
  list.PopTextureID();
  return true;
}

}  // namespace descenso
