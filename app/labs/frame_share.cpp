#include "app/labs/frame_share.h"

#include <algorithm>

namespace descenso {
namespace {

constexpr double aimedFrame = 0.0475;   // below the longest: no frame is like the last
constexpr double aimedDrawing = 0.021;  // of which drawing takes less than half
constexpr double easyDrawing = 0.017;
constexpr double share = 1.25;          // computing for every second of drawing
constexpr double newest = 0.3;          // how much of the smoothed time the last frame is
constexpr double coarser = 0.85;
constexpr double finer = 1.05;

}  // namespace

// A frame in which nothing was left to do has slept, nobody knows how long.
void FrameShare::frameEnded(double seconds) {
  if (!wasAll_) return;
  const double drawing = std::clamp(seconds - computed_, 0.0, 4 * longestFrame);
  drawing_ += newest * (drawing - drawing_);
  if (drawing_ > aimedDrawing) detail_ = std::max(leastDetail, detail_ * coarser);
  if (drawing_ < easyDrawing) detail_ = std::min(1.0, detail_ * finer);
}

double FrameShare::computing() const {
  return std::clamp(share * drawing_, leastComputing, std::max(leastComputing, aimedFrame - drawing_));
}

void FrameShare::computed(double seconds, bool isAll) {
  computed_ = seconds;
  wasAll_ = isAll;
}

}  // namespace descenso
