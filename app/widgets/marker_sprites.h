// Markers as small pictures on one sheet: where the processor draws, blending a few pixels is several times cheaper
// than the triangles of hundreds of outlined shapes.
#pragma once

#include <imgui.h>

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "app/plot/canvas.h"

namespace descenso {

/// Drawn on the sheet when they are first asked for; white, with the part of each pixel that is covered as alpha.
class MarkerSprites {
 public:
  static constexpr int side = 512;  ///< of the sheet, texels

  MarkerSprites() : texels_(std::size_t{4} * side * side, std::uint8_t{0}) {}

  /// Two squares of the same size side by side: the inside, then the outline.
  struct Place {
    int left = 0;
    int top = 0;
    int size = 0;  ///< texels; the marker's middle lies in the middle, moved by the phase
  };
  static constexpr int phases = 4;  ///< places within a pixel, each way
  /// nullptr for one that is too large, or while there is no room.
  const Place* find(Marker marker, float radius, float outline, int phaseX, int phaseY);

  /// RGBA, row after row.
  std::span<const std::uint8_t> texels() const { return texels_; }
  /// Whether the sheet has changed since this was asked last.
  bool takeChanged() { return std::exchange(isChanged_, false); }
  /// Between two frames: a sheet that was too small begins anew.
  void beginFrame();

 private:
  struct Key {
    Marker marker;
    int radius;   ///< in parts of a pixel
    int outline;  ///< likewise
    int phaseX;
    int phaseY;
    auto operator<=>(const Key&) const = default;
  };
  bool reserve(int size, Place& place);
  void paint(const Place& place, Marker marker, float radius, float outline, Vec2 phase);

  std::vector<std::uint8_t> texels_;
  std::map<Key, Place> places_;
  int left_ = 0;  ///< where the next one stands
  int top_ = 0;
  int row_ = 0;  ///< height of the row that is being filled
  bool isFull_ = false;
  bool isChanged_ = true;
};

/// Draws the marker from the sheet, where there is one (OpaquePixels); false: nothing was drawn.
bool placeMarker(ImDrawList& list, Vec2 center, Marker marker, float radius, Color fill, const Stroke& outline);

}  // namespace descenso
