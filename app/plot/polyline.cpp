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

LineClipper::LineClipper(const Rect& clip)
    : left_(clip.x), top_(clip.y), right_(clip.right()), bottom_(clip.bottom()) {}

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
    pieces_.end();
    return;
  }
  if (pieces_.openSize() == 0) keep(a);
  keep(b);
  if (b.x != current.x || b.y != current.y) pieces_.end();
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

void LineClipper::keep(Point point) { pieces_.add({static_cast<float>(point.x), static_cast<float>(point.y)}); }

void LineClipper::breakLine() {
  pieces_.end();
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

namespace {

/// The directions from a point that is kept along which a line passes within `tolerance` of all that follow it.
class Sleeve {
 public:
  explicit Sleeve(double tolerance) : tolerance_(tolerance) {}

  void restart(Vec2 anchor) {
    anchor_ = anchor;
    isOpen_ = true;
  }

  /// Whether a line from the anchor to `point` passes all points before it; if so the sleeve narrows to it as well.
  bool admits(Vec2 point) {
    const double dx = point.x - anchor_.x;
    const double dy = point.y - anchor_.y;
    if (isOpen_) {
      const double length = std::hypot(dx, dy);
      if (length <= tolerance_) return true;
      axisX_ = dx / length;
      axisY_ = dy / length;
      reach_ = length;
      low_ = -tolerance_ / length;
      high_ = tolerance_ / length;
      isOpen_ = false;
      return true;
    }
    const double along = dx * axisX_ + dy * axisY_;
    const double across = dy * axisX_ - dx * axisY_;
    if (along < reach_ || across < low_ * along || across > high_ * along) return false;
    reach_ = along;
    low_ = std::max(low_, (across - tolerance_) / along);
    high_ = std::min(high_, (across + tolerance_) / along);
    return true;
  }

 private:
  double tolerance_;
  Vec2 anchor_;
  bool isOpen_ = true;  ///< no point yet that is far enough away to have a direction
  double axisX_ = 1, axisY_ = 0;
  double low_ = 0, high_ = 0;  ///< slopes against the axis
  double reach_ = 0;           ///< a line that turns back has a corner
};

}  // namespace

Pieces simplified(const Pieces& lines, float tolerance) {
  Pieces simple;
  Sleeve sleeve(tolerance);
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const std::span<const Vec2> points = lines[line];
    Vec2 kept = points[0];
    Vec2 held = points[0];
    const auto keep = [&](Vec2 point) {
      if (simple.openSize() > 0 && point == kept) return;
      simple.add(point);
      kept = point;
    };
    keep(points[0]);
    sleeve.restart(points[0]);
    for (const Vec2 point : points.subspan(1)) {
      if (!sleeve.admits(point)) {
        keep(held);
        sleeve.restart(held);
        sleeve.admits(point);
      }
      held = point;
    }
    keep(held);
    simple.end();
  }
  return simple;
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
