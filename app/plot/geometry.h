// Points, rectangles and colours in plot pixels: x to the right, y down.
#pragma once

#include <algorithm>
#include <cstdint>

namespace descenso {

struct Vec2 {
  float x = 0;
  float y = 0;
  friend Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
  friend Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
  friend Vec2 operator*(Vec2 a, float s) { return {a.x * s, a.y * s}; }
  bool operator==(const Vec2&) const = default;
};

struct Rect {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;

  float right() const { return x + width; }
  float bottom() const { return y + height; }
  Vec2 min() const { return {x, y}; }
  Vec2 max() const { return {right(), bottom()}; }
  Vec2 center() const { return {x + width / 2, y + height / 2}; }
  bool contains(Vec2 p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  Rect inset(float left, float top, float rightInset, float bottomInset) const {
    return {x + left, y + top, width - left - rightInset, height - top - bottomInset};
  }
  Rect inset(float all) const { return inset(all, all, all, all); }
  bool operator==(const Rect&) const = default;
};

/// What both cover; without width or height where they do not meet.
inline Rect intersection(const Rect& a, const Rect& b) {
  const float left = std::max(a.x, b.x);
  const float top = std::max(a.y, b.y);
  return {left, top, std::max(0.0f, std::min(a.right(), b.right()) - left),
          std::max(0.0f, std::min(a.bottom(), b.bottom()) - top)};
}

/// Straight (not premultiplied) sRGB-encoded components in 0 … 1.
struct Color {
  float r = 0;
  float g = 0;
  float b = 0;
  float a = 1;

  /// 0xRRGGBB.
  static constexpr Color hex(std::uint32_t rgb, float alpha = 1) {
    return {static_cast<float>((rgb >> 16) & 255) / 255, static_cast<float>((rgb >> 8) & 255) / 255,
            static_cast<float>(rgb & 255) / 255, alpha};
  }
  constexpr Color withAlpha(float alpha) const { return {r, g, b, alpha}; }
  bool operator==(const Color&) const = default;
};

}  // namespace descenso
