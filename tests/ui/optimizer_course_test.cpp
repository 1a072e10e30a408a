// What the course's rows ask to be operated: W as it is typed, the rows of the product, the magnified part, the
// hyperparameters of mini-batches.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "app/export/scene.h"
#include "app/labs/optimizer/state.h"
#include "app/labs/optimizer/state_examples.h"
#include "tests/support/ui_driver.h"

namespace descenso {
namespace {

class OptimizerCourseUi : public testing::Test {
 protected:
  OptimizerCourseUi() { ui.frames(3); }

  OptimizerLab& lab() { return dynamic_cast<OptimizerLab&>(ui.lab()); }
  const OptimizerLabConfig& config() { return lab().config(); }

  void open(const std::string& scene) {
    loadScene(lab(), builtInScene(scene));
    ui.frames(3);
  }
  /// Folds sections, or opens them, so that nothing has to be scrolled.
  void press(std::initializer_list<const char*> sections) {
    for (const char* section : sections) {
      ui.click(section);
      ui.frames(2);
    }
  }
  void clickAt(std::string_view id, float x, float y) {
    const Rect rect = ui.rect(id);
    ui.moveTo({rect.x + rect.width * x, rect.y + rect.height * y});
    ui.frames();
    ui.press();
    ui.release();
    ui.frames(3);
  }

  tests::UiDriver ui{labCatalog()};
};

TEST_F(OptimizerCourseUi, AFractionIsRefusedWhereAWholeNumberIsWanted) {
  open("quadratic-exercise");
  press({"panel.problem", "panel.optimizers"});
  if (!ui.isShown("batches.size")) press({"panel.race"});
  ui.click("batches.size.value");
  ui.replaceText("7.5");
  ui.enter();
  EXPECT_EQ(ui.interface().ui().typing().refusal, "7.5 is not a whole number: it must be one in [1, 64].");
  ui.replaceText("65");
  ui.enter();
  EXPECT_EQ(ui.interface().ui().typing().refusal, "65 is out of range: it must lie in [1, 64].");
}

// REG-03.
TEST_F(OptimizerCourseUi, AWIsTypedAndOneOfThreeRowsIsRefused) {
  open("line-on-four-points");
  press({"panel.problem", "panel.optimizers"});
  ui.click("panel.weights");
  ui.replaceText("2, 1");
  ui.enter();
  ui.frames(3);
  EXPECT_EQ(config().start, Point2(1, 2)) << "intercept and slope";
  ui.click("panel.weights");
  ui.replaceText("2, 1, 1");
  ui.enter();
  ui.frames(3);
  EXPECT_EQ(config().start, Point2(1, 2));
  EXPECT_FALSE(ui.isShown("panel.weights.mark")) << "it is no fault of one character";
  ui.replaceText("2, one");
  ui.enter();
  ui.frames(3);
  EXPECT_TRUE(ui.isShown("panel.weights.mark"));
  EXPECT_EQ(config().start, Point2(1, 2));
  ui.replaceText("0.5 −1");
  ui.enter();
  ui.frames(3);
  EXPECT_EQ(config().start, Point2(-1, 0.5));
  EXPECT_THAT(ui.interface().ui().clipped(), testing::IsEmpty());
}

TEST_F(OptimizerCourseUi, ARowThatIsPressedIsWrittenOut) {
  open("line-on-four-points");
  EXPECT_EQ(config().look.example, 0);
  ui.click("examples.row.2");
  ui.frames(2);
  EXPECT_EQ(config().look.example, 2);
  EXPECT_EQ(config().look.focus, "examples");
}

// REG-17.
TEST_F(OptimizerCourseUi, TheMagnifiedPartIsAMapOfItsOwn) {
  open("raw-or-standardised");
  ASSERT_TRUE(ui.isShown("plot.field.inset"));
  const Box part = lab().map().aroundMinimum();
  const PlotView map = config().look.view("field");
  clickAt("plot.field.inset", 0.25f, 0.5f);
  EXPECT_NEAR(config().start.x(), part.low.x() + 0.25 * part.size().x(), 0.01 * part.size().x());
  EXPECT_NEAR(config().start.y(), part.low.y() + 0.5 * part.size().y(), 0.01 * part.size().y());
  EXPECT_EQ(config().look.view("field"), map) << "the map stays as it is";
  ASSERT_TRUE(lab().probe());
  EXPECT_TRUE(part.contains(lab().probe()->phi)) << "the read-out is of what lies under the pointer";
  ui.wheel("plot.field.inset", 2);
  ui.frames(2);
  EXPECT_FALSE(config().look.view("field").inset.x.fit);
  EXPECT_EQ(config().look.view("field").x, map.x);
  EXPECT_LT(config().look.view("field").inset.x.high - config().look.view("field").inset.x.low, part.size().x());
  const Point2 before = config().start;
  ui.doubleClick("plot.field.inset");
  ui.frames(2);
  EXPECT_TRUE(config().look.view("field").inset.x.fit) << "as at first";
  EXPECT_EQ(config().start, before);
  EXPECT_TRUE(ui.allVerticesFinite());
}

TEST_F(OptimizerCourseUi, TheMagnifiedPartComesAndGoesByTheMenu) {
  EXPECT_FALSE(ui.isShown("plot.field.inset"));
  ui.click("plot.field", 1);
  ui.frames(2);
  ui.click("menu.field.inset");
  ui.frames(3);
  EXPECT_TRUE(config().look.view("field").inset.isShown);
  EXPECT_TRUE(ui.isShown("plot.field.inset"));
}

TEST_F(OptimizerCourseUi, TheReadOutIsKeptAndReleasedByTheMenu) {
  ui.click("plot.field", 1);
  ui.frames(2);
  ui.click("menu.field.hold");
  ui.frames(3);
  ASSERT_TRUE(config().look.view("field").held);
  EXPECT_NEAR(config().look.view("field").held->x, 0, 0.1) << "the middle of the map, where the click was";
  ui.moveTo({0, 0});
  ui.frames(3);
  ASSERT_TRUE(lab().probe());
  EXPECT_EQ(lab().probe()->phi.x(), config().look.view("field").held->x);
  ui.click("plot.field", 1);
  ui.frames(2);
  ui.click("menu.field.hold");
  ui.frames(3);
  EXPECT_FALSE(config().look.view("field").held);
}

TEST_F(OptimizerCourseUi, ARowOfATableSelectsItsRunAndSeeksItsStep) {
  open("several-starts");
  ui.click("side.6");
  ui.frames(3);
  ui.click("steps.row.290");
  ui.frames(3);
  EXPECT_EQ(lab().playback().step(), 290);
  open("constant-gradient");
  ui.click("runs.row.2");
  ui.frames(3);
  EXPECT_EQ(config().look.selected, "adagrad");
}

// MBT-07.
TEST_F(OptimizerCourseUi, RateEpochsAndBatchSizeAreSet) {
  open("quadratic-exercise");
  EXPECT_TRUE(ui.isShown("slider.sgd.alpha"));
  press({"panel.problem", "panel.optimizers", "panel.start"});
  EXPECT_TRUE(ui.isShown("batches.size"));
  ASSERT_TRUE(ui.isShown("batches.epochs"));
  EXPECT_EQ(config().steps, 80) << "10 epochs of 8 updates";
  ui.drag("batches.epochs", {0.05f, 0.5f}, {0.5f, 0.5f});
  ui.frames(2);
  EXPECT_EQ(config().steps % 8, 0);
  EXPECT_GT(config().steps, 80);
  EXPECT_THAT(ui.interface().ui().clipped(), testing::IsEmpty());
}

// OPT-07.
TEST_F(OptimizerCourseUi, EachPropertyOpensItsScene) {
  ui.session().openBuiltIn("sgd-escapes");
  ui.frames(3);
  press({"panel.problem", "panel.start"});
  EXPECT_FALSE(ui.isShown("demonstration.sgd-restless")) << "folded at first";
  press({"panel.demonstrations"});
  for (const std::string scene :
       {"sgd-all-data", "sgd-better", "sgd-cheaper", "sgd-noise", "sgd-restless", "sgd-schedule", "sgd-escapes"}) {
    ui.click("demonstration." + scene);
    ui.frames(3);
    EXPECT_EQ(ui.session().lab().scene, scene);
    EXPECT_EQ(config().look.selected, "sgd");
    EXPECT_TRUE(ui.isShown("demonstration." + scene)) << "the list stays open, for the next one";
  }
  EXPECT_THAT(ui.interface().ui().clipped(), testing::IsEmpty());
  // As when a scene is opened from the menu: nothing to undo, and its neighbour is one key away.
  const OptimizerLabConfig opened = config();
  ui.control('z');
  ui.frames(3);
  EXPECT_EQ(config(), opened);
  ui.click("demonstration.sgd-schedule");
  ui.frames(3);
  ui.key(Key::pageUp);
  ui.frames(3);
  EXPECT_EQ(ui.session().lab().scene, "sgd-restless");
}

TEST_F(OptimizerCourseUi, WhatNoSceneClaimsAnythingOfHasNoList) {
  open("genetic");
  EXPECT_TRUE(ui.session().demonstrationsOf("genetic").empty());
  EXPECT_FALSE(ui.isShown("panel.demonstrations"));
  open("newton-saddle");
  EXPECT_TRUE(ui.isShown("panel.demonstrations"));
}

// REG-12: the map sets the line; the marker stands at the loss that the fit shows.
TEST_F(OptimizerCourseUi, AClickOnTheMapSetsTheLineAndItsLoss) {
  open("linear-regression");
  lab().playback().seek(0);
  ui.frames(2);
  clickAt("field", 0.4f, 0.4f);
  const Point2 line = config().start;
  EXPECT_NE(line, Point2(1.6, -0.5));
  const descenso::Run& run = *lab().runOf("gd");
  EXPECT_EQ(Point2(run.timeline().at(0).phi), line);
  const DataSet& data = *lab().problem().data();
  double loss = 0;
  for (Index i = 0; i < data.size(); ++i) loss += std::pow(line.x() + line.y() * data.x[i] - data.y[i], 2);
  EXPECT_NEAR(lab().shown(run).loss, loss, 1e-12) << "of the marker";
  EXPECT_NEAR(exampleTable(lab(), 0)->loss, loss, 1e-12) << "written in the fit";
  const Rect marker = ui.rect("field.handle.0");
  const Rect field = ui.rect("field");
  EXPECT_NEAR(marker.center().x, field.x + 0.4f * field.width, 1);
  EXPECT_NEAR(marker.center().y, field.y + 0.4f * field.height, 1);
  // The course's number at (0.4, 0.2).
  OptimizerLabConfig known = config();
  known.start = {0.4, 0.2};
  lab().configure(known);
  EXPECT_NEAR(exampleTable(lab(), 0)->loss, 7.053860, 1e-6);
}

}  // namespace
}  // namespace descenso
