#include "app/shell/frame_clock.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace descenso {

void FrameClock::drawn(double begin, double untilChange) {
  if (owed_ > 0) --owed_;
  lastFrame_ = begin;
  nextChange_ = std::isfinite(untilChange) ? begin + std::max(untilChange, shortestFrame) : -1;
}

double FrameClock::sleep(double now, double untilStep) const {
  if (owed_ > 0) return 0;
  double wait = std::numeric_limits<double>::infinity();
  if (std::isfinite(untilStep)) wait = std::max(untilStep, lastFrame_ + shortestFrame - now);
  if (nextChange_ >= 0) wait = std::min(wait, nextChange_ - now);
  return std::max(0.0, wait);
}

void FrameClock::awake(double now) {
  if (nextChange_ < 0 || now < nextChange_) return;
  nextChange_ = -1;
  request();
}

}  // namespace descenso
