#include "app/plot/laid_once.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace descenso {
namespace {

constexpr float nowhere = std::numeric_limits<float>::infinity();
constexpr float justNow = 3;        // widths along the line: a part does not lie over the one that it goes on from
constexpr float mostProbed = 4e5f;  // places at which lines are looked at; of longer ones fewer a length
constexpr std::size_t mostCells = 1U << 24U;

/// Where the pen has been, and how far along.
class Ink {
 public:
  Ink(const Pieces& lines, float width) : cell_(std::max(1.0f, width)) {
    Vec2 high{-nowhere, -nowhere};
    low_ = {nowhere, nowhere};
    for (std::size_t i = 0; i < lines.size(); ++i) {
      for (const Vec2 point : lines[i]) {
        low_ = {std::min(low_.x, point.x), std::min(low_.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
      }
    }
    if (!(high.x >= low_.x)) return;
    columns_ = static_cast<std::size_t>((high.x - low_.x) / cell_) + 1;
    const std::size_t rows = static_cast<std::size_t>((high.y - low_.y) / cell_) + 1;
    if (columns_ * rows <= mostCells) inked_.assign(columns_ * rows, nowhere);
  }
  bool isUsable() const { return !inked_.empty(); }

  /// Whether the place is free for what is `along` the line; it is inked then.
  bool take(Vec2 place, float along) {
    const auto column = static_cast<std::size_t>((place.x - low_.x) / cell_);
    const auto row = static_cast<std::size_t>((place.y - low_.y) / cell_);
    float& first = inked_[std::min(inked_.size() - 1, row * columns_ + column)];
    if (first == nowhere) first = along;
    return along - first <= justNow * cell_;
  }

 private:
  float cell_;
  Vec2 low_;
  std::size_t columns_ = 0;
  std::vector<float> inked_;
};

float lengthOf(const Pieces& lines) {
  float length = 0;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (std::size_t k = 1; k < lines[i].size(); ++k)
      length += std::hypot(lines[i][k].x - lines[i][k - 1].x, lines[i][k].y - lines[i][k - 1].y);
  return length;
}

}  // namespace

Pieces laidOnce(const Pieces& lines, float width) {
  Ink ink(lines, width);
  if (!ink.isUsable()) return lines;
  const float pace = std::max(std::max(1.0f, width) / 2, lengthOf(lines) / mostProbed);
  Pieces laid;
  float along = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto points = lines[i];
    bool isLaying = true;
    along += 2 * justNow * std::max(1.0f, width);  // another line is another part
    laid.add(points[0]);
    for (std::size_t k = 1; k < points.size(); ++k) {
      const Vec2 way = points[k] - points[k - 1];
      const float length = std::hypot(way.x, way.y);
      const int parts = std::max(1, static_cast<int>(std::ceil(length / pace)));
      Vec2 before = points[k - 1];
      for (int part = 1; part <= parts; ++part) {
        const Vec2 place = points[k - 1] + way * (static_cast<float>(part) / static_cast<float>(parts));
        const bool isFree = ink.take(place, along + length * static_cast<float>(part) / static_cast<float>(parts));
        if (isFree && !isLaying) laid.add(before);
        if (!isFree && isLaying) {
          laid.add(before);
          laid.end();
        }
        isLaying = isFree;
        before = place;
      }
      along += length;
      if (isLaying) laid.add(points[k]);
    }
    if (isLaying) laid.end();
  }
  return laid;
}

}  // namespace descenso
