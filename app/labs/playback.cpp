#include "app/labs/playback.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace descenso {
namespace {

constexpr std::array<double, 11> ladder = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, Playback::maximumSpeed};

}  // namespace

void Playback::setLast(long last) {
  last_ = std::max(0L, last);
  if (step_ > last_) part_ = 0;
  step_ = std::min(step_, last_);
  if (step_ == last_) playing_ = false;
}

void Playback::seek(long step) {
  playing_ = false;
  fraction_ = 0;
  part_ = 0;
  step_ = std::clamp(step, 0L, last_);
}

void Playback::move(long steps) {
  const bool isOne = steps == 1 || steps == -1;
  const bool isDivided = parts_ > 1 && step_ < dividedUntil_;
  const int part = isOne ? part_ + static_cast<int>(steps) : 0;
  if (!isOne || !isDivided || part < 0 || part == parts_) return seek(step_ + steps);
  playing_ = false;
  part_ = part;
}

void Playback::divide(int parts, long until) {
  parts_ = std::max(1, parts);
  dividedUntil_ = std::min(until, last_);
  if (part_ >= parts_ || step_ >= dividedUntil_) part_ = 0;
}

void Playback::play() {
  if (last_ == 0) return;
  part_ = 0;
  if (step_ == last_) step_ = 0;
  fraction_ = 0;
  playing_ = true;
}

void Playback::toggle() {
  if (playing_)
    pause();
  else
    play();
}

void Playback::restart() { seek(0); }

void Playback::setSpeed(double speed) {
  if (std::isfinite(speed)) speed_ = std::clamp(speed, ladder.front(), ladder.back());
}

void Playback::faster() {
  const auto next = std::upper_bound(ladder.begin(), ladder.end(), speed_);
  if (next != ladder.end()) speed_ = *next;
}

void Playback::slower() {
  const auto present = std::lower_bound(ladder.begin(), ladder.end(), speed_);
  if (present != ladder.begin()) speed_ = *std::prev(present);
}

bool Playback::advance(double seconds, long ready) {
  if (!playing_ || !(seconds > 0)) return false;
  fraction_ += seconds * speed_;
  const double room = static_cast<double>(std::max(0L, std::min(last_, ready) - step_));
  const double whole = std::floor(std::min(fraction_, room));
  // Time that had to be waited is not made up for.
  fraction_ = whole < room ? fraction_ - whole : 0;
  step_ += static_cast<long>(whole);
  if (step_ == last_) pause();
  return whole > 0;
}

double Playback::untilNextStep() const {
  if (!playing_) return std::numeric_limits<double>::infinity();
  return std::max(0.0, (1 - fraction_) / speed_);
}

}  // namespace descenso
