// Paths over a surface as segments in the picture: laid onto the surface, clipped to its square, projected, thinned out.
#pragma once

#include <optional>
#include <vector>

#include "app/gl/hermite_grid.h"
#include "app/plot/camera.h"

namespace descenso {

/// What one segment's rectangle is drawn from (ribbon.vert).
struct RibbonSegment {
  float start[3];   ///< pixels from the top left, and depth in −1 … 1
  float finish[3];
  float before[2];  ///< the neighbouring points, in pixels
  float after[2];
  float along;      ///< pixels of line up to here
};

/// The segments of one line among all.
struct RibbonStretch {
  int first = 0;
  int count = 0;
};

class RibbonBuilder {
 public:
  /// `liftPixels`: how much nearer to the eye the lines are taken to be than they are, so that the surface does not cut
  /// into their width.
  RibbonBuilder(const SurfaceSpec& spec, const CameraView& view, const HermiteGrid& grid, float liftPixels);

  /// φ₀, φ₁, loss, three numbers a point. Long steps follow the surface between their ends; points that are not finite
  /// break the line, what lies outside the grid is cut off.
  RibbonStretch addPath(const std::vector<double>& points);
  /// A closed outline through standing places.
  RibbonStretch addOutline(const std::vector<Eigen::Vector3d>& corners);

  const std::vector<RibbonSegment>& segments() const { return segments_; }

 private:
  struct Point {
    float x, y, depth;
  };
  void addStep(const Eigen::Vector3d& from, const Eigen::Vector3d& to);
  Eigen::Vector3d onSurface(double x, double y) const;
  void add(const Eigen::Vector3d& place);
  void closeLine(bool isRing = false);

  const SurfaceSpec& spec_;
  const CameraView& view_;
  const HermiteGrid& grid_;
  double lift_;
  std::vector<RibbonSegment> segments_;
  std::vector<Point> line_;
  std::optional<Point> skipped_;  ///< too close to the last one, unless it ends the line
};

}  // namespace descenso
