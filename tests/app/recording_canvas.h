// A canvas that keeps what was drawn on it, for tests.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "app/plot/canvas.h"

namespace descenso::tests {

class RecordingCanvas : public Canvas {
 public:
  struct Text {
    std::string text;
    Rect rect;
    TextStyle style;
  };
  struct Line {
    std::vector<Vec2> points;
    Stroke stroke;
  };
  struct Shape {
    Rect rect;
    Color fill;
  };

  std::vector<Text> texts;
  std::vector<Line> lines;
  std::vector<Shape> shapes;  ///< rectangles
  std::vector<Shape> marks;   ///< circles and polygons, by their boxes
  std::vector<Rect> images;
  int clips = 0;
  bool allFinite = true;

  void polyline(std::span<const Vec2> points, const Stroke& stroke) override {
    for (const Vec2 p : points) check({p.x, p.y, 0, 0});
    lines.push_back({{points.begin(), points.end()}, stroke});
  }
  void polygon(std::span<const Vec2> points, Color fill, const Stroke&) override {
    Rect box{points[0].x, points[0].y, 0, 0};
    for (const Vec2 p : points) {
      const Vec2 low{std::fmin(box.x, p.x), std::fmin(box.y, p.y)};
      const Vec2 high{std::fmax(box.right(), p.x), std::fmax(box.bottom(), p.y)};
      box = {low.x, low.y, high.x - low.x, high.y - low.y};
    }
    check(box);
    marks.push_back({box, fill});
  }
  void rectangle(const Rect& rect, Color fill, const Stroke&, float) override {
    check(rect);
    shapes.push_back({rect, fill});
  }
  void circle(Vec2 c, float r, Color fill, const Stroke&) override {
    check({c.x - r, c.y - r, 2 * r, 2 * r});
    marks.push_back({{c.x - r, c.y - r, 2 * r, 2 * r}, fill});
  }
  void text(Vec2 p, std::string_view utf8, const TextStyle& style) override {
    const Vec2 size = measure(utf8, style);
    Vec2 low{0, 0};
    if (style.horizontal == HorizontalAlign::center) low.x = -size.x / 2;
    if (style.horizontal == HorizontalAlign::right) low.x = -size.x;
    if (style.vertical == VerticalAlign::middle) low.y = -size.y / 2;
    if (style.vertical == VerticalAlign::bottom) low.y = -size.y;
    const Rect flat{p.x + low.x, p.y + low.y, size.x, size.y};
    const Rect turned{p.x + low.y, p.y - low.x - size.x, size.y, size.x};
    check(style.upwards ? turned : flat);
    texts.push_back({std::string(utf8), style.upwards ? turned : flat, style});
  }
  /// Every character is 0.55 of the size wide.
  Vec2 measure(std::string_view utf8, const TextStyle& style) override {
    float count = 0;
    for (const char byte : utf8) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return {0.55f * style.size * count, style.size};
  }
  void image(const Picture&, const Rect& rect) override { images.push_back(rect); }
  void pushClip(const Rect&) override { ++clips; }
  void popClip() override { --clips; }

  const Text* find(std::string_view text) const {
    for (const Text& each : texts)
      if (each.text == text) return &each;
    return nullptr;
  }

 private:
  void check(const Rect& r) {
    allFinite =
        allFinite && std::isfinite(r.x) && std::isfinite(r.y) && std::isfinite(r.width) && std::isfinite(r.height);
  }
};

}  // namespace descenso::tests
