// Networks trained side by side in the network lab.
#include <gmock/gmock.h>

#include "app/export/scene.h"
#include "app/labs/network/state.h"
#include "app/labs/network/state_sweep.h"

namespace descenso {
namespace {

class NetworkSweepTest : public ::testing::Test {
 protected:
  void sweepOver(NetworkSweepKind kind) {
    NetworkLabConfig config = lab.config();
    config.data.settings[0] = 60;  // examples
    config.look.sweep = {.kind = kind, .updates = fewestSweepUpdates};
    lab.configure(config);
  }

  NetworkLab lab;
  LabSweep sweep;
};

TEST_F(NetworkSweepTest, HasACellForEverySize) {
  sweepOver(NetworkSweepKind::architecture);
  sweep.complete(lab);
  EXPECT_EQ(sweep.columns(), (std::vector<double>{2, 4, 8, 16, 32}));
  EXPECT_EQ(sweep.rows(), (std::vector<double>{1, 2, 3, 4}));
  ASSERT_EQ(sweep.grid().cells.size(), 20U);
  EXPECT_EQ(sweep.grid().at(1, 0).parameters, 17);           // 2–4–1
  EXPECT_EQ(sweep.grid().at(1, 1).parameters, 12 + 20 + 5);  // 2–4–4–1
  for (const TrainingCell& cell : sweep.grid().cells) {
    EXPECT_TRUE(cell.isKnown());
    EXPECT_EQ(cell.updates, fewestSweepUpdates);
    ASSERT_EQ(cell.fields.size(), 1U);
  }
  ASSERT_TRUE(sweep.best());
  EXPECT_FALSE(sweep.isRunning());
  EXPECT_FALSE(sweep.follow(lab));  // nothing was set otherwise
}

TEST_F(NetworkSweepTest, MoreExamplesEndWithAllThatAreLearnedFrom) {
  EXPECT_EQ(sweepColumns(NetworkSweepKind::examples, 42), (std::vector<double>{5, 10, 20, 42}));
  sweepOver(NetworkSweepKind::examples);
  sweep.complete(lab);
  EXPECT_EQ(sweep.columns().back(), static_cast<double>(lab.data().train->size()));
  EXPECT_EQ(sweep.rows().size(), 1U);
  for (const TrainingCell& cell : sweep.grid().cells) EXPECT_EQ(cell.parameters, 17);
}

TEST_F(NetworkSweepTest, BeginsAnewWhenSomethingIsSetOtherwise) {
  sweepOver(NetworkSweepKind::penalty);
  sweep.complete(lab);
  const long first = sweep.count();
  const double mild = sweep.grid().at(0, 0).train.loss;
  EXPECT_NE(mild, sweep.grid().at(8, 0).train.loss);  // λ = 1
  sweepOver(NetworkSweepKind::units);
  sweep.follow(lab);
  EXPECT_EQ(sweep.count(), first + 1);
  EXPECT_EQ(sweep.kind(), NetworkSweepKind::units);
  sweep.stop();
  EXPECT_FALSE(sweep.isRunning());
  sweep.follow(lab);
  EXPECT_FALSE(sweep.isRunning());  // stopped until something is set
}

TEST_F(NetworkSweepTest, IsPartOfTheScene) {
  sweepOver(NetworkSweepKind::units);
  const nlohmann::json saved = lab.save();
  NetworkLab other;
  other.load(saved);
  EXPECT_EQ(other.config().look.sweep, lab.config().look.sweep);
  nlohmann::json wrong = saved;
  wrong["look"]["sweep"]["of"] = "colour";
  try {
    other.load(wrong);
    FAIL();
  } catch (const SceneError& error) {
    EXPECT_EQ(error.pointer(), "/look/sweep/of");
  }
  EXPECT_EQ(other.config().look.sweep.kind, NetworkSweepKind::units);
}

}  // namespace
}  // namespace descenso
