#include "app/plot/camera.h"

#include <Eigen/Geometry>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/plot/color_map.h"

namespace descenso {
namespace {

float finiteWithin(float value, float low, float high, float otherwise) {
  return std::isfinite(value) ? std::clamp(value, low, high) : otherwise;
}

/// colorPosition without its upper end: what lies above `high` is above 1.
double openPosition(const SurfaceSpec& spec, double loss) {
  const double range = spec.high - spec.low;
  if (std::isnan(loss)) return loss;
  if (!(range > 0)) return 0;
  const double position = std::max(0.0, (loss - spec.low) / range);
  return spec.logarithmic ? std::log1p(position / logSmall) / std::log1p(1 / logSmall) : position;
}

}  // namespace

Camera clampedCamera(const Camera& camera) {
  const Camera usual;
  return {.azimuth = std::isfinite(camera.azimuth) ? std::fmod(camera.azimuth, 360.0f) : usual.azimuth,
          .elevation = finiteWithin(camera.elevation, -89, 89, usual.elevation),
          .distance = finiteWithin(camera.distance, 1.2f, 12, usual.distance),
          .pan = {finiteWithin(camera.pan.x, -2, 2, 0), finiteWithin(camera.pan.y, -2, 2, 0)}};
}

double surfaceHeight(const SurfaceSpec& spec, double loss) {
  const double position = openPosition(spec, loss);
  if (!(position > 1)) return surfaceRise * position;
  const double above = surfaceRise * (position - 1);
  return surfaceRise + surfaceMargin * (1 - std::exp(-above / surfaceMargin));
}

Eigen::Vector3d surfacePosition(const SurfaceSpec& spec, double first, double second, double loss) {
  const Box box = spec.grid ? spec.grid->box : Box{};
  const Point2 size = box.size();
  return {(first - box.low.x()) / size.x() - 0.5, (second - box.low.y()) / size.y() - 0.5, surfaceHeight(spec, loss)};
}

CameraView::CameraView(const Camera& wish, int width, int height) : width_(width), height_(height) {
  const Camera camera = clampedCamera(wish);
  const double radians = std::numbers::pi / 180;
  const double azimuth = camera.azimuth * radians;
  const double elevation = camera.elevation * radians;
  backward_ = {std::cos(elevation) * std::cos(azimuth), std::cos(elevation) * std::sin(azimuth), std::sin(elevation)};
  right_ = {-std::sin(azimuth), std::cos(azimuth), 0};
  up_ = backward_.cross(right_);
  const Eigen::Vector3d middle(0, 0, 0.2 * surfaceRise);
  const Eigen::Vector3d target = middle - right_ * camera.pan.x - up_ * camera.pan.y;
  eye_ = target + backward_ * camera.distance;

  Eigen::Matrix4d view = Eigen::Matrix4d::Identity();
  view.block<1, 3>(0, 0) = right_.transpose();
  view.block<1, 3>(1, 0) = up_.transpose();
  view.block<1, 3>(2, 0) = backward_.transpose();
  view.block<3, 1>(0, 3) = -view.block<3, 3>(0, 0) * eye_;

  // Found by turning the box about: with these it stays inside at the default distance, and fills the smaller side.
  const double aspect = std::max(width, 1) / static_cast<double>(std::max(height, 1));
  const double focal = std::min(3.0 * aspect, 3.6);
  const double nearest = 0.05;
  const double farthest = camera.distance + 4;
  Eigen::Matrix4d projection = Eigen::Matrix4d::Zero();
  projection(0, 0) = focal / aspect;
  projection(1, 1) = -focal;
  projection(2, 2) = -(farthest + nearest) / (farthest - nearest);
  projection(2, 3) = -2 * farthest * nearest / (farthest - nearest);
  projection(3, 2) = -1;
  matrix_ = projection * view;
}

Projected CameraView::project(const Eigen::Vector3d& position) const {
  const Eigen::Vector4d clip = matrix_ * position.homogeneous();
  if (!(clip.w() > 1e-3)) return {{-1e6f, -1e6f}, -1};
  const Eigen::Vector3d ndc = clip.head<3>() / clip.w();
  return {{static_cast<float>((ndc.x() + 1) / 2 * width_), static_cast<float>((ndc.y() + 1) / 2 * height_)},
          static_cast<float>((ndc.z() + 1) / 2)};
}

Projected project(const SurfaceSpec& spec, double first, double second, double loss) {
  return CameraView(spec.camera, spec.width, spec.height).project(surfacePosition(spec, first, second, loss));
}

}  // namespace descenso
