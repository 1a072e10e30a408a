#include "app/plot/polyline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace descenso {

std::span<const Vec2> Pieces::operator[](std::size_t index) const {
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return {points_.data() + begin, ends_[index] - begin};
}

void Pieces::end() {
  if (openSize() < 2) {
    points_.resize(openBegin());
  } else {
    ends_.push_back(points_.size());
  }
}

LineClipper::LineClipper(const Rect& clip, float minimumDistance)
    : left_(clip.x),
      top_(clip.y),
      right_(clip.right()),
      bottom_(clip.bottom()),
      minimumSquare_(static_cast<double>(minimumDistance) * minimumDistance) {}

void LineClipper::add(double x, double y) {
  if (!std::isfinite(x) || !std::isfinite(y)) {
    breakLine();
    return;
  }
  const Point current{x, y};
  if (!hasLast_) {
    last_ = current;
    hasLast_ = true;
    return;
  }
  Point a = last_;
  Point b = current;
  last_ = current;
  if (!clipSegment(a, b)) {
    close();
    return;
  }
  if (pieces_.openSize() == 0) keep(a);
  keep(b);
  if (b.x != current.x || b.y != current.y) close();
}

/// Liang and Barsky 1984.
bool LineClipper::clipSegment(Point& a, Point& b) const {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  if (!std::isfinite(dx) || !std::isfinite(dy)) return false;
  double enter = 0;
  double leave = 1;
  const std::array<std::array<double, 2>, 4> edges = {
      {{-dx, a.x - left_}, {dx, right_ - a.x}, {-dy, a.y - top_}, {dy, bottom_ - a.y}}};
  for (const auto& [direction, distance] : edges) {
    if (direction == 0) {
      if (distance < 0) return false;
      continue;
    }
    const double t = distance / direction;
    if (direction < 0) enter = std::max(enter, t);
    if (direction > 0) leave = std::min(leave, t);
  }
  if (enter > leave) return false;
  const Point from = a;
  if (enter > 0) a = {from.x + enter * dx, from.y + enter * dy};
  if (leave < 1) b = {from.x + leave * dx, from.y + leave * dy};
  return true;
}

void LineClipper::keep(Point point) {
  const Vec2 position{static_cast<float>(point.x), static_cast<float>(point.y)};
  if (pieces_.openSize() > 0) {
    const double dx = position.x - kept_.x;
    const double dy = position.y - kept_.y;
    if (dx * dx + dy * dy < minimumSquare_) {
      skipped_ = position;
      hasSkipped_ = true;
      return;
    }
  }
  pieces_.add(position);
  kept_ = position;
  hasSkipped_ = false;
}

/// The end of a line is kept even when it is close to the point before.
void LineClipper::close() {
  if (hasSkipped_ && !(skipped_ == kept_)) pieces_.add(skipped_);
  hasSkipped_ = false;
  pieces_.end();
}

void LineClipper::breakLine() {
  close();
  hasLast_ = false;
}

Pieces LineClipper::take() {
  breakLine();
  return std::move(pieces_);
}

void ColumnThinner::add(double x, double y) {
  if (!std::isfinite(x) || !std::isfinite(y)) {
    flush();
    out_.breakLine();
    return;
  }
  const double column = std::floor(x);
  if (count_ > 0 && column != column_) flush();
  column_ = column;
  const Point point{x, y, count_};
  if (count_ == 0) first_ = lowest_ = highest_ = point;
  if (y < lowest_.y) lowest_ = point;
  if (y > highest_.y) highest_ = point;
  last_ = point;
  ++count_;
}

void ColumnThinner::flush() {
  if (count_ == 0) return;
  std::array<Point, 4> points = {first_, lowest_, highest_, last_};
  if (lowest_.order > highest_.order) std::swap(points[1], points[2]);
  for (std::size_t i = 0; i < points.size(); ++i)
    if (i == 0 || points[i].order != points[i - 1].order) out_.add(points[i].x, points[i].y);
  count_ = 0;
}

std::vector<float> dashPattern(Dash dash, float width) {
  const float unit = std::max(width, 1.5f);
  switch (dash) {
    case Dash::solid:
      return {};
    case Dash::dash:
      return {4 * unit, 2.4f * unit};
    case Dash::dot:
      return {1.3f * unit, 1.7f * unit};
    case Dash::dashDot:
      return {4 * unit, 1.8f * unit, 1.3f * unit, 1.8f * unit};
  }
  return {};
}

Pieces cutDashes(const Pieces& lines, std::span<const float> pattern) {
  Pieces dashes;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const std::span<const Vec2> points = lines[line];
    std::size_t part = 0;
    float left = pattern[0];
    dashes.add(points[0]);
    for (std::size_t i = 1; i < points.size(); ++i) {
      const Vec2 step = points[i] - points[i - 1];
      const float length = std::hypot(step.x, step.y);
      float done = 0;
      while (length - done >= left) {
        done += left;
        const Vec2 cut = points[i - 1] + step * (done / length);
        dashes.add(cut);
        if (part % 2 == 0) dashes.end();
        part = (part + 1) % pattern.size();
        left = pattern[part];
      }
      left -= length - done;
      if (part % 2 == 0 && done < length) dashes.add(points[i]);
    }
    dashes.end();
  }
  return dashes;
}

}  // namespace descenso
