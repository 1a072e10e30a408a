// How a frame is shared while something learns on the thread that draws: computing gets at least as long as drawing, so
// that half of a processor is its own, and there stay twenty frames a second. Where drawing takes too long for both,
// pictures become coarser. Pure arithmetic on times in seconds.
#pragma once

namespace descenso {

class FrameShare {
 public:
  /// The frame that ended took so long, with what was computed in it.
  void frameEnded(double seconds);
  /// How long may be computed in this one.
  double computing() const;
  /// How long was computed; `isAll` if there was more to do than time.
  void computed(double seconds, bool isAll);
  /// Of the time that pictures may take while something learns: 1 … leastDetail.
  double detail() const { return detail_; }

  static constexpr double longestFrame = 0.05;
  static constexpr double leastComputing = 0.004;
  static constexpr double leastDetail = 1.0 / 16;

 private:
  double drawing_ = 0.01;  ///< what else a frame takes, smoothed
  double computed_ = 0;
  bool wasAll_ = false;
  double detail_ = 1;
};

}  // namespace descenso
