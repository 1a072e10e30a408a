// What every plot is drawn with: a small set of primitives in plot pixels. One implementation draws on the screen
// (ImGuiCanvas), two on paper (CairoCanvas: PNG and PDF; SvgCanvas).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "app/plot/geometry.h"
#include "app/plot/theme.h"

namespace descenso {

enum class FontRole { regular, bold, mono };
enum class HorizontalAlign { left, center, right };
enum class VerticalAlign { top, middle, baseline, bottom };

struct TextStyle {
  FontRole font = FontRole::regular;
  float size = 14;  ///< pixels, scale included
  Color color;
  HorizontalAlign horizontal = HorizontalAlign::left;
  VerticalAlign vertical = VerticalAlign::top;
  bool upwards = false;  ///< rotated by a quarter turn, read from below
};

struct Stroke {
  Color color;
  float width = 1;
  Dash dash = Dash::solid;
};

inline constexpr Stroke noStroke{Color{0, 0, 0, 0}, 0, Dash::solid};

/// Pixels that somebody else rendered: a texture on the screen, memory on paper. Valid until the painter's next call.
struct Picture {
  std::uintptr_t texture = 0;              ///< 0: none
  std::span<const std::uint8_t> pixels{};  ///< RGBA, 8 bits each, straight alpha, top row first
  int width = 0;
  int height = 0;
  bool isCells = false;  ///< enlarged without smoothing

  /// Whether `pixels` are there, as many as the size says.
  bool holdsPixels() const {
    return width > 0 && height > 0 &&
           pixels.size() >= 4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  }
};

class Canvas {
 public:
  virtual ~Canvas() = default;

  /// Joined round. Points that make no visible difference are dropped; a non-finite point breaks the line.
  virtual void polyline(std::span<const Vec2> points, const Stroke& stroke) = 0;
  /// Convex or not, closed; `stroke.width` 0 draws no outline, `fill.a` 0 no fill.
  virtual void polygon(std::span<const Vec2> points, Color fill, const Stroke& outline) = 0;
  virtual void rectangle(const Rect& rect, Color fill, const Stroke& outline, float radius = 0) = 0;
  virtual void circle(Vec2 center, float radius, Color fill, const Stroke& outline) = 0;
  /// Greek, subscripts and mathematical signs fall back to a second font glyph by glyph; a caret raises what follows
  /// it, an underscore lowers it (text_layout.h).
  virtual void text(Vec2 position, std::string_view utf8, const TextStyle& style) = 0;
  /// Width and line height of a text, not rotated.
  virtual Vec2 measure(std::string_view utf8, const TextStyle& style) = 0;
  /// Fills `rect` with the picture, one pixel for one where the sizes agree.
  virtual void image(const Picture& picture, const Rect& rect) = 0;
  /// Clips to the intersection with the clip in force.
  virtual void pushClip(const Rect& rect) = 0;
  virtual void popClip() = 0;

  /// A marker of the given half-size, outlined. A canvas on which there are many may draw it in another way.
  virtual void marker(Vec2 center, Marker marker, float radius, Color fill, const Stroke& outline);

  void line(Vec2 from, Vec2 to, const Stroke& stroke) {
    const Vec2 points[] = {from, to};
    polyline(points, stroke);
  }
};

/// The polygon of a marker of that half-size; of the circle nothing.
std::vector<Vec2> markerCorners(Vec2 center, Marker marker, float radius);

}  // namespace descenso
