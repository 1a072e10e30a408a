// How a frame is shared between learning and drawing, on machines of several speeds.
#include "app/labs/frame_share.h"

#include <gtest/gtest.h>

namespace descenso {
namespace {

/// Frames of a machine on which drawing takes `fixed` seconds and pictures of full detail `pictures` more.
struct Machine {
  double fixed;
  double pictures;
  FrameShare share{};
  double drawing = 0;
  double computing = 0;

  void run(int frames) {
    for (int i = 0; i < frames; ++i) {
      computing = share.computing();
      share.computed(computing, true);
      drawing = fixed + pictures * share.detail();
      share.frameEnded(computing + drawing);
    }
  }
};

TEST(FrameShare, GivesHalfOfAProcessorAtTwentyFramesASecond) {
  for (const double fixed : {0.002, 0.008, 0.015})
    for (const double pictures : {0.0, 0.005, 0.02, 0.1}) {
      Machine machine{fixed, pictures};
      machine.run(200);
      const double frame = machine.computing + machine.drawing;
      EXPECT_LE(frame, FrameShare::longestFrame) << fixed << " " << pictures;
      if (machine.drawing > FrameShare::leastComputing) {
        EXPECT_GE(machine.computing, frame / 2) << fixed << " " << pictures;
      }
    }
}

TEST(FrameShare, MakesPicturesCoarserOnlyAsFarAsItMust) {
  Machine fast{0.005, 0.005};
  fast.run(100);
  EXPECT_EQ(fast.share.detail(), 1);
  Machine slow{0.012, 0.03};
  slow.run(200);
  EXPECT_LT(slow.share.detail(), 0.4);
  EXPECT_GT(slow.share.detail(), 0.1);
  slow.pictures = 0.004;
  slow.run(200);
  EXPECT_EQ(slow.share.detail(), 1) << "and finer again";
}

TEST(FrameShare, KeepsTheFrameRateWhereDrawingAloneTakesTooLong) {
  Machine machine{0.04, 0.02};
  machine.run(200);
  EXPECT_LE(machine.computing + machine.drawing, FrameShare::longestFrame);
  EXPECT_GE(machine.computing, FrameShare::leastComputing);
}

TEST(FrameShare, LearnsNothingFromAFrameThatSlept) {
  FrameShare share;
  const double before = share.computing();
  share.computed(0.001, false);
  share.frameEnded(10);
  EXPECT_EQ(share.computing(), before);
  EXPECT_EQ(share.detail(), 1);
}

}  // namespace
}  // namespace descenso
