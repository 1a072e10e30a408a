// What both canvases do to a line before they draw it: clip, thin out, break at gaps, cut into dashes.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "app/plot/geometry.h"
#include "app/plot/theme.h"

namespace descenso {

/// Several lines in one buffer.
class Pieces {
 public:
  std::size_t size() const { return ends_.size(); }
  std::span<const Vec2> operator[](std::size_t index) const;
  /// The line being added, still open.
  std::size_t openSize() const { return points_.size() - openBegin(); }
  void add(Vec2 point) { points_.push_back(point); }
  /// Ends the open line; a single point is no line.
  void end();

 private:
  std::size_t openBegin() const { return ends_.empty() ? 0 : ends_.back(); }
  std::vector<Vec2> points_;
  std::vector<std::size_t> ends_;
};

/// Takes points one by one, in double precision so that a diverging run leaves the picture in the right direction.
/// Keeps what lies within `clip` and breaks at points that are not finite.
class LineClipper {
 public:
  explicit LineClipper(const Rect& clip);
  void add(double x, double y);
  void breakLine();
  /// Breaks the line and hands out what was kept.
  Pieces take();

 private:
  struct Point {
    double x = 0;
    double y = 0;
  };
  bool clipSegment(Point& a, Point& b) const;
  void keep(Point point);

  double left_, top_, right_, bottom_;
  Pieces pieces_;
  Point last_;
  bool hasLast_ = false;
};

/// Feeds a LineClipper with at most four points a pixel column: first, lowest, highest, last. A curve of 10⁶ steps
/// looks the same and costs as much as one of a few thousand.
class ColumnThinner {
 public:
  explicit ColumnThinner(LineClipper& out) : out_(out) {}
  void add(double x, double y);
  /// Hands on what is held back.
  void flush();

 private:
  struct Point {
    double x = 0;
    double y = 0;
    std::size_t order = 0;
  };
  LineClipper& out_;
  double column_ = 0;
  std::size_t count_ = 0;
  Point first_, lowest_, highest_, last_;
};

/// The same lines with fewer points: none that is left out lies farther than `tolerance` pixels from what stays, and no
/// two neighbours are equal. Ends stay. Sleeve fitting, Zhao & Saalfeld 1997.
Pieces simplified(const Pieces& lines, float tolerance);

/// Alternating lengths of line and gap in pixels, for a line of that width. Empty for a solid line.
std::vector<float> dashPattern(Dash dash, float width);

/// Cuts lines into dashes by arc length; the pattern runs on over corners and begins anew with each piece.
Pieces cutDashes(const Pieces& lines, std::span<const float> pattern);

}  // namespace descenso
