// The state of a run at some of its steps, in bounded memory: what lies between is made once more from there.
#pragma once

#include <memory>
#include <vector>

#include "engine/optimizers/optimizer.h"

namespace descenso {

class KeyFrames {
 public:
  struct Frame {
    Index step = 0;
    std::unique_ptr<std::byte[]> bytes;  ///< φ, then the optimizer's state
  };

  /// At most `bytes` of them, but for two frames, without which there is no history.
  KeyFrames(Index dimension, Optimizer& optimizer, std::size_t bytes);

  /// Keeps the state after `step` if it is due. Where the memory is full every second frame makes room.
  void offer(Index step, ConstVectorRef phi, Optimizer& optimizer);
  /// The last one at or before `step`, which is at least 0.
  const Frame& before(Index step) const;
  void restore(const Frame& frame, VectorRef phi, Optimizer& optimizer) const;

  Index spacing() const { return spacing_; }
  std::size_t bytes() const { return frames_.size() * frameBytes_; }

 private:
  void thinOut();

  std::size_t phiBytes_;
  std::size_t frameBytes_;
  std::size_t mostFrames_;
  Index spacing_;
  std::vector<Frame> frames_;
  std::vector<std::unique_ptr<std::byte[]>> spare_;  ///< of frames that made room
};

}  // namespace descenso
