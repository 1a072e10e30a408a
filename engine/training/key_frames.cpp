#include "engine/training/key_frames.h"

#include <algorithm>
#include <cstring>

namespace descenso {
namespace {

/// Few enough to be made once more at once, so many that keeping frames costs no time.
constexpr Index firstSpacing = 64;

}  // namespace

KeyFrames::KeyFrames(Index dimension, Optimizer& optimizer, std::size_t bytes)
    : phiBytes_(static_cast<std::size_t>(dimension) * sizeof(double)),
      frameBytes_(phiBytes_ + stateBytes(optimizer)),
      mostFrames_(std::max<std::size_t>(2, bytes / frameBytes_)),
      spacing_(firstSpacing) {}

void KeyFrames::offer(Index step, ConstVectorRef phi, Optimizer& optimizer) {
  if (step % spacing_ != 0) return;
  if (frames_.size() == mostFrames_) {
    thinOut();
    if (step % spacing_ != 0) return;
  }
  Frame frame{.step = step, .bytes = nullptr};
  if (spare_.empty()) {
    frame.bytes = std::make_unique<std::byte[]>(frameBytes_);
  } else {
    frame.bytes = std::move(spare_.back());
    spare_.pop_back();
  }
  std::memcpy(frame.bytes.get(), phi.data(), phiBytes_);
  saveState(optimizer, frame.bytes.get() + phiBytes_);
  frames_.push_back(std::move(frame));
}

void KeyFrames::thinOut() {
  spacing_ *= 2;
  const auto gone = std::stable_partition(frames_.begin(), frames_.end(),
                                          [&](const Frame& frame) { return frame.step % spacing_ == 0; });
  for (auto frame = gone; frame != frames_.end(); ++frame) spare_.push_back(std::move(frame->bytes));
  frames_.erase(gone, frames_.end());
}

const KeyFrames::Frame& KeyFrames::before(Index step) const {
  const auto after = std::upper_bound(frames_.begin(), frames_.end(), step,
                                      [](Index wanted, const Frame& frame) { return wanted < frame.step; });
  return *(after - 1);
}

void KeyFrames::restore(const Frame& frame, VectorRef phi, Optimizer& optimizer) const {
  std::memcpy(phi.data(), frame.bytes.get(), phiBytes_);
  restoreState(optimizer, frame.bytes.get() + phiBytes_);
}

}  // namespace descenso
