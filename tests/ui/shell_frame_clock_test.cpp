#include "app/shell/frame_clock.h"

#include <gtest/gtest.h>

#include <limits>

#include "app/labs/playback.h"

namespace descenso::tests {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

/// The window's loop on a clock of its own; returns the frames drawn until `end`.
struct Loop {
  FrameClock clock;
  Playback playback;
  double now = 0;
  double untilChange = never;
  double drawing = 0;  ///< seconds that a frame takes

  int run(double end) {
    int frames = 0;
    while (true) {
      if (clock.isDue()) {
        ++frames;
        clock.drawn(now, untilChange);
        now += drawing;
        playback.advance(drawing);
      }
      const double wait = clock.sleep(now, playback.untilNextStep());
      if (now + wait > end) break;
      now += wait;
      clock.awake(now);
      if (playback.advance(wait)) clock.request();
    }
    playback.advance(end - now);
    now = end;
    return frames;
  }
};

TEST(FrameClock, DrawsNothingWhenNothingMoves) {
  Loop loop;
  loop.run(1);
  EXPECT_EQ(loop.run(11), 0);
}

TEST(FrameClock, DrawsAFewFramesAfterAnEvent) {
  Loop loop;
  loop.run(1);
  loop.clock.wake();
  EXPECT_EQ(loop.run(2), 3);
}

TEST(FrameClock, DrawsOneFrameAStep) {
  Loop loop;
  loop.playback.setLast(1000);
  loop.playback.setSpeed(10);
  loop.run(1);
  loop.playback.play();
  EXPECT_NEAR(loop.run(6), 50, 1);
  EXPECT_NEAR(static_cast<double>(loop.playback.step()), 50, 1);
}

TEST(FrameClock, GathersStepsThatComeFasterThanFrames) {
  Loop loop;
  loop.playback.setLast(100'000);
  loop.playback.setSpeed(1000);
  loop.run(1);
  loop.playback.play();
  EXPECT_LE(loop.run(2), 61);
  EXPECT_NEAR(static_cast<double>(loop.playback.step()), 1000, 20);
}

// Steps wait for nobody: a frame that takes longer than the shortest one is followed by the next at once.
TEST(FrameClock, DoesNotPauseAfterALongFrame) {
  Loop loop;
  loop.playback.setLast(100'000);
  loop.playback.setSpeed(1000);
  loop.drawing = 0.03;
  loop.run(1);
  loop.playback.play();
  EXPECT_NEAR(loop.run(4), 97, 3);
}

TEST(FrameClock, WakesForWhatTheInterfaceAnnounced) {
  Loop loop;
  loop.run(1);
  loop.clock.wake();
  loop.untilChange = 4;
  loop.run(1.1);
  loop.untilChange = never;
  EXPECT_EQ(loop.run(3), 0);
  EXPECT_EQ(loop.run(6), 1);
}

}  // namespace
}  // namespace descenso::tests
