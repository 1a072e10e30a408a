#include "app/gl/ribbons.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr float closest = 0.75f;       // pixels between points that are kept
constexpr float nowhere = 1e9f;        // the neighbour of an end
constexpr double longestPiece = 0.02;  // of the square's side

/// Cuts a step to the unit square around the origin; false where nothing is left.
bool clipToSquare(Eigen::Vector3d& from, Eigen::Vector3d& to) {
  double begin = 0;
  double end = 1;
  const Eigen::Vector3d step = to - from;
  for (int axis = 0; axis < 2; ++axis) {
    for (const double side : {-1.0, 1.0}) {
      const double outside = side * from[axis] - 0.5;  // above 0: beyond this edge
      const double rate = side * step[axis];
      if (rate == 0 && outside > 0) return false;
      if (rate > 0) end = std::min(end, -outside / rate);
      if (rate < 0) begin = std::max(begin, -outside / rate);
    }
  }
  if (!(begin <= end)) return false;
  const Eigen::Vector3d origin = from;
  if (end < 1) to = origin + end * step;
  if (begin > 0) from = origin + begin * step;
  return true;
}

}  // namespace

RibbonBuilder::RibbonBuilder(const SurfaceSpec& spec, const CameraView& view, const HermiteGrid& grid, float liftPixels)
    : spec_(spec), view_(view), grid_(grid) {
  const double unitsPerPixel = 0.6 * clampedCamera(spec.camera).distance / std::max(spec.height, 1);
  lift_ = 0.006 + liftPixels * unitsPerPixel;
}

RibbonStretch RibbonBuilder::addPath(const std::vector<double>& points) {
  const int first = static_cast<int>(segments_.size());
  Eigen::Vector3d previous;
  bool hasPrevious = false;
  for (std::size_t i = 0; i + 2 < points.size(); i += 3) {
    const Eigen::Vector3d place = surfacePosition(spec_, points[i], points[i + 1], points[i + 2]);
    const bool isKnown = place.allFinite();
    if (hasPrevious && isKnown) addStep(previous, place);
    if (!isKnown) closeLine();
    previous = place;
    hasPrevious = isKnown;
  }
  closeLine();
  return {first, static_cast<int>(segments_.size()) - first};
}

RibbonStretch RibbonBuilder::addOutline(const std::vector<Eigen::Vector3d>& corners) {
  const int first = static_cast<int>(segments_.size());
  for (const Eigen::Vector3d& corner : corners) add(corner);
  if (!corners.empty()) add(corners.front());
  closeLine(true);
  return {first, static_cast<int>(segments_.size()) - first};
}

void RibbonBuilder::addStep(const Eigen::Vector3d& start, const Eigen::Vector3d& finish) {
  Eigen::Vector3d from = start;
  Eigen::Vector3d to = finish;
  if (!clipToSquare(from, to)) return closeLine();
  const double length = (to - from).head<2>().norm();
  const int pieces = std::clamp(static_cast<int>(std::ceil(length / longestPiece)), 1, 100);
  // The cut is on the surface; what the run reports at its own points is drawn as it is.
  if (from != start) {
    closeLine();
    from = onSurface(from.x(), from.y());
  }
  if (to != finish) to = onSurface(to.x(), to.y());
  if (line_.empty()) add(from);
  for (int i = 1; i < pieces; ++i) {
    const Eigen::Vector3d between = from + (to - from) * (static_cast<double>(i) / pieces);
    add(onSurface(between.x(), between.y()));
  }
  add(to);
  if (to != finish && (finish - to).head<2>().norm() > 0) closeLine();
}

Eigen::Vector3d RibbonBuilder::onSurface(double x, double y) const {
  const double loss = grid_.value((x + 0.5) * (grid_.width() - 1), (y + 0.5) * (grid_.height() - 1));
  return {x, y, surfaceHeight(spec_, loss)};
}

void RibbonBuilder::add(const Eigen::Vector3d& place) {
  // Towards the eye the picture stays the same and only the depth changes.
  const Eigen::Vector3d toEye = (view_.eye() - place).normalized();
  const Projected seen = view_.project(place + lift_ * toEye);
  if (seen.depth < 0) return closeLine();
  const Point point{seen.position.x, seen.position.y, 2 * seen.depth - 1};
  if (!line_.empty() && std::hypot(point.x - line_.back().x, point.y - line_.back().y) < closest) {
    skipped_ = point;
    return;
  }
  line_.push_back(point);
  skipped_.reset();
}

void RibbonBuilder::closeLine(bool isRing) {
  if (skipped_) line_.push_back(*skipped_);
  skipped_.reset();
  float along = 0;
  const std::size_t count = line_.size();
  for (std::size_t i = 0; i + 1 < count; ++i) {
    const Point& a = line_[i];
    const Point& b = line_[i + 1];
    const Point none{nowhere, nowhere, 0};
    const Point before = i > 0 ? line_[i - 1] : (isRing ? line_[count - 2] : none);
    const Point after = i + 2 < count ? line_[i + 2] : (isRing ? line_[1] : none);
    segments_.push_back({{a.x, a.y, a.depth}, {b.x, b.y, b.depth}, {before.x, before.y}, {after.x, after.y}, along});
    along += std::hypot(b.x - a.x, b.y - a.y);
  }
  line_.clear();
}

}  // namespace descenso
