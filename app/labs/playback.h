// Time of a lab: which step is shown, and how it moves. The clock decides how many steps are made, never what a step
// does.
#pragma once

#include <limits>

namespace descenso {

class Playback {
 public:
  long step() const { return step_; }
  long last() const { return last_; }
  bool isPlaying() const { return playing_; }
  /// Steps a second: 1, 2, 5, 10 … 1000; maximumSpeed is "as fast as possible".
  double speed() const { return speed_; }
  static constexpr double maximumSpeed = 1e9;

  void setLast(long last);  ///< clamps the step
  void seek(long step);     ///< pauses, clamps
  /// By one: a single part, where steps are divided.
  void move(long steps);
  void play();  ///< from the start again when it stands at the end
  void pause() { playing_ = false; }
  void toggle();
  void restart();  ///< step 0, paused
  void setSpeed(double speed);

  /// Divides the steps before step `until` into parts that a move by one goes through: the lines of an explanation.
  /// 1 divides nothing.
  void divide(int parts, long until);
  /// Parts of the next step that have been gone through; 0 where the step is whole.
  int part() const { return part_; }
  void faster();  ///< ↑: the next speed of the ladder
  void slower();

  /// Moves by the elapsed time; returns whether the step changed. Stops at the end, and waits at step `ready` for what
  /// is still being computed.
  bool advance(double seconds, long ready = std::numeric_limits<long>::max());
  /// Seconds until the step changes next; infinity when nothing moves. What the loop sleeps by.
  double untilNextStep() const;

 private:
  long step_ = 0;
  long last_ = 0;
  double fraction_ = 0;
  double speed_ = 10;
  bool playing_ = false;
  int parts_ = 1;
  long dividedUntil_ = 0;
  int part_ = 0;
};

}  // namespace descenso
