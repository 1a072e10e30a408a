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

// PAR-03, CLS-13, CLS-14: 3, 6, 15, n and 20601.
TEST_F(NetworkSweepTest, ComparesTheModelsOfTheLadder) {
  sweepOver(NetworkSweepKind::models);
  sweep.complete(lab);
  std::vector<Index> parameters;
  for (const TrainingCell& cell : sweep.grid().cells) {
    EXPECT_TRUE(cell.isKnown());
    EXPECT_EQ(cell.fields.size(), 1U);
    parameters.push_back(cell.parameters);
  }
  EXPECT_EQ(parameters, (std::vector<Index>{3, 6, 15, lab.data().train->size(), 20601}));
  // Two circles: no line parts them, a conic does.
  const auto& cells = sweep.grid().cells;
  EXPECT_GT(sweep.error(cells[0].train), 0.2);
  EXPECT_EQ(sweep.error(cells[1].train), 0);
  EXPECT_EQ(sweep.error(cells[1].test), 0);
  EXPECT_EQ(sweep.best(), (GridPosition{1, 0})) << "of the models without error the smallest";
  EXPECT_EQ(sweep.place(2, cells[2]), 15);
  EXPECT_FALSE(cells[3].supports.empty());
  EXPECT_LT(cells[3].supports.size(), static_cast<std::size_t>(lab.data().train->size()));
  EXPECT_TRUE(cells[1].supports.empty());
}

TEST_F(NetworkSweepTest, HasModelsOfManyClasses) {
  NetworkLabConfig config = lab.config();
  chooseExamples(config, "iris");
  config.look.sweep = {.kind = NetworkSweepKind::models, .updates = fewestSweepUpdates};
  lab.configure(config);
  sweep.complete(lab);
  const Index train = lab.data().train->size();
  const std::vector<Index> counts = {3 * 5, 3 * 15, 3 * 70, 2 * train, 500 + 2 * 10100 + 303};
  for (std::size_t i = 0; i < counts.size(); ++i) {
    EXPECT_EQ(sweep.grid().cells[i].parameters, counts[i]);
    EXPECT_EQ(sweep.grid().cells[i].fields.size(), 3U);
  }
  EXPECT_LT(sweep.error(sweep.grid().cells[0].train), 0.05);
}

TEST_F(NetworkSweepTest, HasNoMachineForNumbers) {
  NetworkLabConfig config = lab.config();
  chooseExamples(config, "plane");
  config.look.sweep = {.kind = NetworkSweepKind::models, .updates = fewestSweepUpdates};
  lab.configure(config);
  sweep.complete(lab);
  const auto& cells = sweep.grid().cells;
  EXPECT_TRUE(cells[3].isKnown());
  EXPECT_EQ(cells[3].parameters, 0);
  EXPECT_TRUE(cells[3].fields.empty());
  // Least squares: more terms fit no worse.
  EXPECT_LE(sweep.error(cells[1].train), sweep.error(cells[0].train));
  EXPECT_LE(sweep.error(cells[2].train), sweep.error(cells[1].train));
  EXPECT_EQ(sweep.error(cells[0].train), cells[0].train.loss);
  ASSERT_TRUE(sweep.best());
  EXPECT_NE(sweep.best()->column, 3);
}

TEST_F(NetworkSweepTest, IsPartOfTheScene) {
  sweepOver(NetworkSweepKind::models);
  NetworkLabConfig config = lab.config();
  config.look.sweep.gamma = 7;
  config.look.sweep.c = 0.5;
  lab.configure(config);
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
  EXPECT_EQ(other.config().look.sweep.kind, NetworkSweepKind::models);
}

}  // namespace
}  // namespace descenso
