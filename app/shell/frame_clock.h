// When the window is drawn: a few frames after each event, one for each step while playing, none when nothing moves.
// Pure arithmetic on times in seconds, so that it can be tested without a window.
#pragma once

namespace descenso {

class FrameClock {
 public:
  /// Something happened: hover, presses and layouts need up to three frames to settle.
  void wake() { owed_ = settlingFrames; }
  /// What is shown changed by itself: one frame.
  void request() {
    if (owed_ == 0) owed_ = 1;
  }
  bool isDue() const { return owed_ > 0; }
  /// A frame was drawn, begun at `begin`; the interface wants the next one in `untilChange` seconds from there on
  /// (infinity: never).
  void drawn(double begin, double untilChange);

  /// Seconds to sleep: 0 if a frame is due, infinity for ever. `untilStep` comes from the playback.
  double sleep(double now, double untilStep) const;
  /// After sleeping: owes a frame if the change that was waited for has come.
  void awake(double now);

  /// While playing faster than this, steps are gathered: nobody sees more frames a second.
  static constexpr double shortestFrame = 1.0 / 60;

 private:
  static constexpr int settlingFrames = 3;
  int owed_ = settlingFrames;
  double lastFrame_ = -1;   ///< its beginning: a frame that takes long is no reason to pause after it
  double nextChange_ = -1;  ///< time of the change that the interface announced; negative: none
};

}  // namespace descenso
