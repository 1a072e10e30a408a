#include "app/plot/cover.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace descenso {
namespace {

constexpr float mostParts = 4096;       // of one line, however far it leads
constexpr std::size_t followed = 4000;  // points of a line between which it is followed; of a longer one they suffice

}  // namespace

Cover::Cover(const Rect& area, float cell) : area_(area), cell_(std::max(1.0f, cell)) {
  columns_ = std::max(1, static_cast<int>(std::ceil(area.width / cell_)));
  rows_ = std::max(1, static_cast<int>(std::ceil(area.height / cell_)));
  const auto cells = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
  marks_.assign(cells, 0);
  lines_.assign(cells, 0);
}

void Cover::addPoint(Vec2 point, float weight) {
  if (!area_.contains(point)) return;
  marks_[cellOf(point)] += weight;
}

void Cover::addLine(std::span<const Vec2> points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    pass(points[i]);
    if (i == 0 || points.size() > followed) continue;
    const Vec2 way = points[i] - points[i - 1];
    const float steps = 2 * std::max(std::abs(way.x), std::abs(way.y)) / cell_;
    const int parts = std::isfinite(steps) ? static_cast<int>(std::min(steps, mostParts)) : 0;
    for (int part = 1; part < parts; ++part)
      pass(points[i - 1] + way * (static_cast<float>(part) / static_cast<float>(parts)));
  }
}

void Cover::pass(Vec2 point) {
  if (area_.contains(point)) lines_[cellOf(point)] = 1;
}

std::size_t Cover::cellOf(Vec2 point) const {
  const int column = std::min(columns_ - 1, static_cast<int>((point.x - area_.x) / cell_));
  const int row = std::min(rows_ - 1, static_cast<int>((point.y - area_.y) / cell_));
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
}

float Cover::under(const Rect& box) const {
  const Rect hidden = intersection(box, area_);
  if (!(hidden.width > 0) || !(hidden.height > 0)) return 0;
  const auto cells = [this](float from, float to, int count) {
    return std::pair{static_cast<int>(from / cell_), std::min(count - 1, static_cast<int>(to / cell_))};
  };
  const auto [left, right] = cells(hidden.x - area_.x, hidden.right() - area_.x, columns_);
  const auto [top, bottom] = cells(hidden.y - area_.y, hidden.bottom() - area_.y, rows_);
  float sum = 0;
  for (int row = top; row <= bottom; ++row) {
    for (int column = left; column <= right; ++column) {
      const auto cell = static_cast<std::size_t>(row * columns_ + column);
      sum += marks_[cell] + lines_[cell];
    }
  }
  return sum;
}

}  // namespace descenso
