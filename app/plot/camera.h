// How a surface stands before the eye: the arithmetic that shaders and labels share.
#pragma once

#include <Eigen/Core>

#include "app/plot/painter.h"

namespace descenso {

/// The surface stands on a unit square around the origin, first parameter along x, second along y, and rises along z:
/// 0 at `low`, surfaceRise at `high`.
inline constexpr float surfaceRise = 0.5f;
/// What lies above `high` rises by at most this much more, ever more slowly, so that a cliff ends in a plateau.
inline constexpr float surfaceMargin = 0.06f;

/// Elevation within ±89°, distance within 1.2 … 12, pan within ±2, all finite.
Camera clampedCamera(const Camera& camera);

/// Height of a loss over the base. A NaN stays NaN.
double surfaceHeight(const SurfaceSpec& spec, double loss);
/// Where a point stands: in the unit square for points within the grid.
Eigen::Vector3d surfacePosition(const SurfaceSpec& spec, double first, double second, double loss);

class CameraView {
 public:
  /// The whole box is in the picture at the default distance, for aspects from 0.5 to 3 and every azimuth.
  CameraView(const Camera& camera, int width, int height);

  /// From standing place to OpenGL's clip space with y down, so that a picture's first row is its top.
  const Eigen::Matrix4d& matrix() const { return matrix_; }
  const Eigen::Vector3d& eye() const { return eye_; }
  /// Directions of the eye in the surface's space.
  const Eigen::Vector3d& right() const { return right_; }
  const Eigen::Vector3d& up() const { return up_; }
  const Eigen::Vector3d& backward() const { return backward_; }

  /// Depth 0 at the near plane, 1 at the far one; below 0 with a position far outside: behind the eye.
  Projected project(const Eigen::Vector3d& position) const;

 private:
  Eigen::Matrix4d matrix_;
  Eigen::Vector3d eye_, right_, up_, backward_;
  int width_;
  int height_;
};

}  // namespace descenso
