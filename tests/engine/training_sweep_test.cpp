#include "engine/networks/training_sweep.h"

#include <gtest/gtest.h>

#include "engine/models/support_vector_machine.h"
#include "helpers.h"

namespace descenso {
namespace {

using tests::refusal;

std::shared_ptr<const Examples> exclusiveOr() {
  auto corners = std::make_shared<Examples>();
  corners->inputs = Matrix(2, 4);
  corners->inputs << -1, 1, -1, 1, -1, -1, 1, 1;
  corners->classes = {0, 1, 1, 0};
  corners->inputNames = {"x1", "x2"};
  corners->classNames = {"0", "1"};
  return corners;
}

TrainingTask xorTask(Index units) {
  TrainingTask task{.network = {.inputs = 2}, .train = exclusiveOr(), .optimizer = {"adam", {}}, .updates = 500};
  if (units > 0) task.network.hidden = {{.units = units}};
  task.batches.size = 4;
  return task;
}

TEST(SharedUnits, GiveTheCoursesParameterCounts) {
  // ARC-03: 300 nodes in 1, 2, 3 and 4 layers; UAT-08: 500 nodes in 1, 2 and 5, with one input.
  const auto count = [](Index inputs, Index total, Index layers) {
    NetworkConfig config{.inputs = inputs};
    for (const Index units : sharedUnits(total, layers)) config.hidden.push_back({.units = units});
    return parameterCount(config);
  };
  EXPECT_EQ(count(2, 300, 1), 1201);
  EXPECT_EQ(count(2, 300, 2), 23251);
  EXPECT_EQ(count(2, 300, 3), 20601);
  EXPECT_EQ(count(2, 300, 4), 17401);
  EXPECT_EQ(count(1, 500, 1), 1501);
  EXPECT_EQ(count(1, 500, 2), 63501);
  EXPECT_EQ(count(1, 500, 5), 40701);
  EXPECT_EQ(sharedUnits(7, 3), (std::vector<Index>{3, 2, 2}));
  EXPECT_EQ(refusal([] { sharedUnits(2, 3); }), "layers must be in 1 … 2, got 3");
}

TEST(Trained, LearnsWhatItsNetworkCan) {
  const TrainingCell one = trained(xorTask(0));
  EXPECT_LE(one.train.accuracy, 0.75);  // no line parts XOR
  EXPECT_EQ(one.parameters, 3);
  const TrainingCell four = trained(xorTask(4));
  EXPECT_EQ(four.train.accuracy, 1);
  EXPECT_LT(four.train.loss, 0.01);
  EXPECT_EQ(four.parameters, 17);
  EXPECT_EQ(four.updates, 500);
  EXPECT_FALSE(four.hasDiverged);
}

TEST(Trained, SaysThatItDiverged) {
  TrainingTask task = xorTask(4);
  task.network.loss = LossKind::squaredError;
  task.network.output = OutputKind::linear;
  task.network.hidden[0].activation = ActivationKind::identity;
  task.optimizer = {"gd", {10}};
  auto numbers = std::make_shared<Examples>(*exclusiveOr());
  numbers->targets = Vector{{0, 1, 1, 0}};
  numbers->classes.clear();
  numbers->classNames.clear();
  task.train = numbers;
  const TrainingCell cell = trained(task);
  EXPECT_TRUE(cell.hasDiverged);
  EXPECT_LT(cell.updates, 500);
  EXPECT_TRUE(std::isfinite(cell.train.loss));
}

TEST(Trained, FitsAnotherModelInsteadOfTheNetwork) {
  TrainingTask task = xorTask(4);
  task.field = {.box = {{-1, -1}, {1, 1}}, .width = 3, .height = 3};
  task.fit = [](const Examples& train, const std::stop_token&) {
    return std::make_unique<SupportVectorMachine>(train, SupportVectorConfig{.gamma = 1, .c = 100});
  };
  const TrainingCell cell = trained(task);
  EXPECT_EQ(cell.parameters, 4);
  EXPECT_EQ(cell.train.accuracy, 1);
  EXPECT_TRUE(std::isnan(cell.train.loss));
  EXPECT_EQ(cell.supports, (std::vector<int>{0, 1, 2, 3}));
  EXPECT_EQ(cell.sureOutputs, (std::array<double, 2>{-1, 1}));
  ASSERT_EQ(cell.fields.size(), 1U);
  EXPECT_NEAR(cell.fields[0][0], -1, 1e-3);  // at a support vector of class 0
  EXPECT_NEAR(cell.fields[0][4], 0, 1e-3);   // in the middle
}

TEST(Trained, SaysThatNoModelSuits) {
  TrainingTask task = xorTask(4);
  task.fit = [](const Examples&, const std::stop_token&) { return nullptr; };
  const TrainingCell cell = trained(task);
  EXPECT_TRUE(cell.isKnown());
  EXPECT_EQ(cell.parameters, 0);
  CellGrid<TrainingCell> grid{.width = 1, .height = 1, .cells = {cell}};
  EXPECT_EQ(bestOf(grid), std::nullopt);
}

TEST(TrainingSweep, IsTheSameWithAnyNumberOfThreads) {
  const auto taskOf = [](GridPosition at) {
    TrainingTask task = xorTask(1 + at.column);
    task.seed = static_cast<std::uint64_t>(1 + at.row);
    task.updates = 100;
    task.field = {.box = {{-1, -1}, {1, 1}}, .width = 4, .height = 4};
    return task;
  };
  CellGrid<TrainingCell> alone;
  CellGrid<TrainingCell> together;
  for (const auto& [grid, threads] : {std::pair{&alone, 1U}, {&together, 2U}}) {
    TrainingSweep sweep(3, 2, taskOf, threads);
    sweep.wait();
    EXPECT_FALSE(sweep.error());
    EXPECT_TRUE(sweep.isDone());
    ASSERT_TRUE(sweep.update(*grid));
  }
  ASSERT_EQ(alone.cells.size(), 6U);
  for (std::size_t i = 0; i < alone.cells.size(); ++i) {
    EXPECT_TRUE(alone.cells[i].isKnown());
    EXPECT_EQ(alone.cells[i].train.loss, together.cells[i].train.loss) << i;
    EXPECT_EQ(alone.cells[i].fields, together.cells[i].fields) << i;
    ASSERT_EQ(alone.cells[i].fields.size(), 1U);
    EXPECT_EQ(alone.cells[i].fields[0].size(), 16U);
  }
  const auto best = bestOf(alone);
  ASSERT_TRUE(best);
  for (const TrainingCell& cell : alone.cells) EXPECT_LE(alone.at(best->column, best->row).test.loss, cell.test.loss);
}

TEST(TrainingSweep, RefusesATaskThatCannotBeTrained) {
  EXPECT_NE(refusal([] {
              TrainingSweep(1, 1, [](GridPosition) {
                TrainingTask task = xorTask(2);
                task.network.inputs = 3;
                return task;
              });
            }),
            "");
  EXPECT_EQ(bestOf({}), std::nullopt);
}

}  // namespace
}  // namespace descenso
