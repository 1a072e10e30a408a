// What the optimizer lab computes again, what it keeps, and what it says.
#include <gtest/gtest.h>

#include <sstream>

#include "app/export/scene.h"
#include "app/labs/optimizer/state.h"

namespace descenso {
namespace {

using nlohmann::json;

class OptimizerLabTest : public testing::Test {
 protected:
  double alpha(const std::string& optimizer) { return lab.config().find(optimizer)->optimizer.values[0]; }

  void setAlpha(const std::string& optimizer, double value) {
    OptimizerLabConfig config = lab.config();
    config.find(optimizer)->optimizer.values[0] = value;
    lab.configure(config);
  }

  OptimizerLab lab;
};

TEST_F(OptimizerLabTest, OpensOnTheBooksRacePausedAtItsStart) {
  ASSERT_EQ(lab.race().runs().size(), 3u);
  EXPECT_EQ(lab.race().runs()[0].entry().name, "gd");
  EXPECT_EQ(lab.race().runs()[1].entry().name, "momentum");
  EXPECT_EQ(lab.race().runs()[2].entry().name, "adam");
  EXPECT_EQ(lab.playback().step(), 0);
  EXPECT_EQ(lab.playback().last(), 200);
  EXPECT_FALSE(lab.playback().isPlaying());
  EXPECT_EQ(lab.config().start, Point2(-1.5, 8.5));
  for (const auto& run : lab.race().runs()) EXPECT_EQ(run.timeline().lastStep(), 200);
}

TEST_F(OptimizerLabTest, ReproducesTheCourseOnItsReferenceData) {
  OptimizerLabConfig config = lab.config();
  config.problem.dataSet = "reference";
  lab.configure(config);
  // Course map, section 2: losses after 200 steps from (−1.5, 8.5).
  EXPECT_NEAR(lab.race().runs()[0].timeline().at(200).loss, 0.21684, 1e-4);
  EXPECT_NEAR(lab.race().runs()[1].timeline().at(200).loss, 0.21650, 1e-4);
  EXPECT_NEAR(lab.race().runs()[2].timeline().at(200).loss, 0.21649, 1e-4);
}

TEST_F(OptimizerLabTest, ANewLookComputesNothing) {
  const auto grid = lab.map().grid();
  const auto revision = lab.raceRevision();
  OptimizerLabConfig config = lab.config();
  config.look.camera.azimuth = 10;
  config.look.contours = false;
  config.look.view("field").x = {-3, 3, false};
  lab.configure(config);
  EXPECT_EQ(lab.map().grid(), grid);
  EXPECT_EQ(lab.raceRevision(), revision);
  EXPECT_FALSE(lab.config().look.contours);
}

TEST_F(OptimizerLabTest, AHyperparameterComputesTheRaceButNotTheMap) {
  const auto grid = lab.map().grid();
  const double before = lab.race().runs()[0].timeline().at(5).loss;
  setAlpha("gd", 0.01);
  EXPECT_EQ(lab.map().grid(), grid);
  EXPECT_NE(lab.race().runs()[0].timeline().at(5).loss, before);
}

TEST_F(OptimizerLabTest, AnotherProblemComputesTheMap) {
  const auto grid = lab.map().grid();
  OptimizerLabConfig config = lab.config();
  chooseProblem(config, "linreg");
  lab.configure(config);
  EXPECT_NE(lab.map().grid(), grid);
  EXPECT_EQ(lab.map().range(), (Box{{0, -1}, {2, 1}}));
  EXPECT_EQ(lab.config().start, Point2(1.6, -0.5));
}

TEST_F(OptimizerLabTest, AnEditKeepsTheStepAndDoesNotPlay) {
  lab.playback().seek(50);
  setAlpha("adam", 0.3);
  EXPECT_EQ(lab.playback().step(), 50);
  EXPECT_FALSE(lab.playback().isPlaying());
  OptimizerLabConfig config = lab.config();
  config.steps = 20;
  lab.configure(config);
  EXPECT_EQ(lab.playback().step(), 20);
}

TEST_F(OptimizerLabTest, ARefusedConfigurationChangesNothing) {
  const json before = lab.save();
  const auto revision = lab.raceRevision();
  OptimizerLabConfig config = lab.config();
  config.start.x() = std::nan("");
  EXPECT_THROW(lab.configure(config), std::invalid_argument);
  config = lab.config();
  config.steps = maximumSteps + 1;
  EXPECT_THROW(lab.configure(config), std::invalid_argument);
  config = lab.config();
  config.find("momentum")->optimizer.values[1] = 1.5;
  EXPECT_THROW(lab.configure(config), std::invalid_argument);
  EXPECT_EQ(lab.save(), before);
  EXPECT_EQ(lab.raceRevision(), revision);
}

TEST_F(OptimizerLabTest, AStartWithoutAFiniteLossIsRefused) {
  OptimizerLabConfig config = lab.config();
  chooseProblem(config, "linreg");
  config.start = {1e200, 0};
  const json before = lab.save();
  EXPECT_THROW(lab.configure(config), std::invalid_argument);
  EXPECT_EQ(lab.save(), before);
}

TEST_F(OptimizerLabTest, TogglesByNumberAndIgnoresTheRest) {
  lab.toggleSeries(1);
  ASSERT_EQ(lab.race().runs().size(), 2u);
  EXPECT_EQ(lab.runOf("momentum"), nullptr);
  lab.toggleSeries(-1);
  lab.toggleSeries(99);
  EXPECT_EQ(lab.race().runs().size(), 2u);
  lab.toggleSeries(0);
  lab.toggleSeries(2);
  EXPECT_TRUE(lab.race().runs().empty());
  lab.toggleSeries(1);
  EXPECT_NE(lab.runOf("momentum"), nullptr);
}

TEST_F(OptimizerLabTest, FindsTheBooksGlobalMinimumFirst) {
  const StationaryPoint& lowest = lab.map().stationaryPoints().front();
  EXPECT_EQ(lowest.type, StationaryType::minimum);
  EXPECT_NEAR(lowest.phi.x(), 0.00379, 1e-4);
  EXPECT_NEAR(lowest.phi.y(), 16.02635, 1e-4);
  EXPECT_NEAR(lowest.loss, 0.645696, 1e-5);
}

TEST_F(OptimizerLabTest, ADivergedRunKeepsItsLastFiniteState) {
  lab.load(builtInScene("linear-diverging").state);
  setAlpha("gd", 1);
  lab.playback().setLast(200);
  OptimizerLabConfig config = lab.config();
  config.steps = 2000;
  lab.configure(config);
  const auto& run = *lab.runOf("gd");
  ASSERT_EQ(run.status(), RunStatus::diverged);
  lab.playback().seek(2000);
  EXPECT_TRUE(lab.hasDiverged(run));
  EXPECT_TRUE(std::isfinite(lab.shown(run).loss));
  EXPECT_EQ(lab.shown(run).step, run.divergence().step - 1);
  lab.playback().seek(1);
  EXPECT_FALSE(lab.hasDiverged(run));
}

TEST_F(OptimizerLabTest, ReadsLossAndGradientOffTheField) {
  lab.setProbe(Point2(-1.5, 8.5));
  ASSERT_TRUE(lab.probe());
  const StepRecord start = lab.race().runs()[0].timeline().at(0);
  EXPECT_DOUBLE_EQ(lab.probe()->loss, start.loss);
  EXPECT_DOUBLE_EQ(lab.probe()->gradient.x(), start.gradient[0]);
  lab.setProbe(std::nullopt);
  EXPECT_FALSE(lab.probe());
  lab.setProbe(Point2(std::nan(""), 0));
  EXPECT_FALSE(lab.probe());
}

TEST_F(OptimizerLabTest, WritesATableThatReadsBackToTheSameBits) {
  std::istringstream table(lab.table());
  std::string line;
  std::getline(table, line);
  EXPECT_EQ(line, "optimizer,step,p0,p1,loss,grad0,grad1");
  for (int i = 0; i <= 7; ++i) std::getline(table, line);  // row 7 of gradient descent
  const StepRecord record = lab.race().runs()[0].timeline().at(7);
  std::istringstream row(line);
  std::string cell;
  std::getline(row, cell, ',');
  EXPECT_EQ(cell, "gd");
  std::getline(row, cell, ',');
  EXPECT_EQ(cell, "7");
  for (const double value : {record.phi[0], record.phi[1], record.loss, record.gradient[0], record.gradient[1]}) {
    std::getline(row, cell, ',');
    EXPECT_EQ(std::stod(cell), value);
  }
  int rows = 8;
  while (std::getline(table, line)) ++rows;
  EXPECT_EQ(rows, 3 * 201);
}

TEST_F(OptimizerLabTest, TakesTheUsersOwnExamples) {
  DataSet data{"mine.csv", Vector::LinSpaced(5, -2, 2), Vector::LinSpaced(5, 0, 1)};
  lab.useData(data);
  EXPECT_EQ(lab.problem().exampleCount(), 5);
  EXPECT_EQ(lab.config().problem.own->name, "mine.csv");
  const json before = lab.save();
  EXPECT_THROW(lab.useData({"empty.csv", Vector(0), Vector(0)}), std::invalid_argument);
  EXPECT_THROW(lab.useData({"ragged.csv", Vector::Zero(3), Vector::Zero(2)}), std::invalid_argument);
  EXPECT_THROW(lab.useData({"nan.csv", Vector::Constant(2, std::nan("")), Vector::Zero(2)}), std::invalid_argument);
  EXPECT_EQ(lab.save(), before);
}

TEST_F(OptimizerLabTest, ExplainsAnUpdateLineByLineBeforeItIsMade) {
  OptimizerLabConfig config = lab.config();
  config.look.explain = true;  // of Adam: Ŷ, L, g, m, v, m̂, v̂, Δφ, then φ
  lab.configure(config);
  EXPECT_TRUE(lab.explanation().isWhole);
  for (std::size_t line = 1; line <= 8; ++line) {
    lab.forward();
    EXPECT_EQ(lab.playback().step(), 0);
    EXPECT_EQ(lab.explanation().step, 1);
    EXPECT_EQ(lab.explanation().lines, line);
  }
  lab.forward();
  EXPECT_EQ(lab.playback().step(), 1);
  EXPECT_TRUE(lab.explanation().isWhole);
  lab.forward();
  lab.forward();
  lab.back();
  EXPECT_EQ(lab.explanation().lines, 1u);
  lab.back();
  EXPECT_TRUE(lab.explanation().isWhole);
  lab.back();
  EXPECT_EQ(lab.playback().step(), 0);
}

TEST_F(OptimizerLabTest, WithoutExplanationOneForwardIsOneStep) {
  lab.forward();
  EXPECT_EQ(lab.playback().step(), 1);
  lab.back();
  EXPECT_EQ(lab.playback().step(), 0);
}

TEST_F(OptimizerLabTest, AFarJumpLeavesTheExplanation) {
  OptimizerLabConfig config = lab.config();
  config.look.explain = true;
  lab.configure(config);
  lab.forward();
  lab.playback().move(10);
  EXPECT_EQ(lab.playback().step(), 10);
  EXPECT_TRUE(lab.explanation().isWhole);
}

// The field stays sharp wherever one looks, and the colours keep their meaning.
TEST_F(OptimizerLabTest, HasAGridForEveryView) {
  const auto whole = lab.map().grid();
  EXPECT_EQ(lab.map().gridFor(lab.map().range()), whole);
  EXPECT_EQ(lab.map().gridFor({{-9, 3}, {9, 20}}), whole);
  const Box near{{-0.5, 15.5}, {0.5, 16.5}};
  const auto closer = lab.map().gridFor(near);
  ASSERT_NE(closer, whole);
  EXPECT_TRUE(closer->box.contains(near.low) && closer->box.contains(near.high));
  EXPECT_EQ(lab.map().gridFor({{-0.6, 15.4}, {0.4, 16.4}}), closer) << "a small movement needs no new grid";
  const Box outside{{5, 15}, {25, 35}};
  EXPECT_TRUE(lab.map().gridFor(outside)->box.contains(outside.high));
}

/// Lets the lab finish what it does a little at a time.
void finish(OptimizerLab& lab) {
  while (lab.isComputing()) lab.advance(0);
}

TEST_F(OptimizerLabTest, ALongRaceInSlicesEqualsOneInOneGo) {
  OptimizerLabConfig config = lab.config();
  config.steps = 30'000;
  lab.configure(config, Pace::responsive);
  const std::string early = lab.table();  // complete, whatever has been computed by now
  finish(lab);
  OptimizerLab whole;
  whole.configure(config);
  EXPECT_FALSE(whole.isComputing());
  EXPECT_TRUE(early == whole.table());
  EXPECT_TRUE(lab.table() == whole.table());
  EXPECT_EQ(lab.race().runs()[2].timeline().lastStep(), config.steps);
}

TEST_F(OptimizerLabTest, MakesTheMapOfManyExamplesInTheBackground) {
  const Index count = 5'000;
  DataSet data{"many.csv", Vector::LinSpaced(count, -15, 15), Vector::LinSpaced(count, -1, 1)};
  lab.useData(std::move(data));
  finish(lab);
  ASSERT_TRUE(lab.map().isReady());
  EXPECT_GE(lab.map().grid()->width, 24);
  const LossGrid& grid = *lab.map().grid();
  const double loss = lab.problem().loss(grid.point(3, 5), Batch::whole());
  EXPECT_NEAR(grid.at(3, 5), loss, 1e-9 * loss);
}

TEST_F(OptimizerLabTest, CanBeClosedWhileTheMapIsMade) {
  auto other = std::make_unique<OptimizerLab>();
  const Index count = 20'000;
  other->useData({"many.csv", Vector::LinSpaced(count, -15, 15), Vector::LinSpaced(count, -1, 1)});
  EXPECT_FALSE(other->map().gridFor({{0, 0}, {1, 1}}) != nullptr && !other->map().isReady());
  other.reset();
}

}  // namespace
}  // namespace descenso
