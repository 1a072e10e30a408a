#include <algorithm>
#include <cmath>

#include "app/plot/camera.h"
#include "app/plot/plot_pointer.h"

namespace descenso {
namespace {

constexpr float degreesPerPart = 180;  // a drag across the whole picture turns by half a round
constexpr double cameraWheelFactor = 0.9;

float eased(float from, float to, float part) { return from + (to - from) * part; }

/// By the shorter way round.
float easedAngle(float from, float to, float part) { return from + std::remainder(to - from, 360.0f) * part; }

}  // namespace

bool CameraPointer::update(const Rect& picture, Camera& camera, const PointerInput& input) {
  if (!(picture.width > 0) || !(picture.height > 0)) return false;
  const Camera before = camera;
  const bool isOver = input.isOver && picture.contains(input.position);
  if (isOver && (input.leftPressed || input.rightPressed) && !orbiting_ && !panning_) {
    panning_ = input.rightPressed || input.shift;
    orbiting_ = !panning_;
    isRight_ = input.rightPressed;
    last_ = input.position;
    elapsed_ = duration;
  }
  if (isOver && input.leftDoubleClicked) {
    Camera centred = camera;
    centred.pan = {};
    moveTo(camera, centred);
    orbiting_ = panning_ = false;
  }
  const Vec2 by = input.position - last_;
  last_ = input.position;
  const float side = std::min(picture.width, picture.height);
  if (orbiting_) {
    camera.azimuth -= by.x / side * degreesPerPart;
    camera.elevation += by.y / side * degreesPerPart;
  }
  if (panning_) camera.pan = camera.pan + Vec2{by.x, -by.y} * (camera.distance / (2 * side));
  if (!(isRight_ ? input.rightDown : input.leftDown)) orbiting_ = panning_ = false;
  if (isOver && input.wheel != 0) {
    elapsed_ = duration;
    camera.distance *= static_cast<float>(std::pow(cameraWheelFactor, std::clamp(input.wheel, -20.0f, 20.0f)));
  }
  camera = clampedCamera(camera);
  return !(camera == before) || isMoving();
}

void CameraPointer::moveTo(const Camera& from, const Camera& target) {
  from_ = from;
  target_ = clampedCamera(target);
  elapsed_ = 0;
}

bool CameraPointer::advance(double seconds, Camera& camera) {
  if (!isMoving()) return false;
  elapsed_ = std::min(duration, elapsed_ + std::max(0.0, seconds));
  const auto t = static_cast<float>(elapsed_ / duration);
  const float part = t * t * (3 - 2 * t);
  camera.azimuth = easedAngle(from_.azimuth, target_.azimuth, part);
  camera.elevation = eased(from_.elevation, target_.elevation, part);
  camera.distance = eased(from_.distance, target_.distance, part);
  camera.pan = from_.pan + (target_.pan - from_.pan) * part;
  if (!isMoving()) camera = target_;
  return true;
}

}  // namespace descenso
