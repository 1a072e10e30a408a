// The approximation lab operated with mouse and keys.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/labs/approximation/state.h"
#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

class ApproximationUi : public testing::Test {
 protected:
  ApproximationUi() {
    ui.session().chooseLab("approximation");
    ui.frames(3);
  }

  ApproximationLab& lab() { return dynamic_cast<ApproximationLab&>(ui.lab()); }
  const ApproximationConfig& config() { return lab().config(); }
  void show(ApproximationStage stage) {
    ui.click("approximation.stage." + std::to_string(static_cast<int>(stage)));
    ui.frames(3);
  }

  UiDriver ui{labCatalog()};
};

TEST_F(ApproximationUi, TabsKeepEachLabAsItWas) {
  show(ApproximationStage::sum);
  ui.key(Key::right);
  ui.click("tab.optimizer");
  ui.frames(2);
  EXPECT_EQ(ui.lab().name(), "optimizer");
  ui.click("tab.approximation");
  ui.frames(2);
  EXPECT_EQ(config().stage, ApproximationStage::sum);
  EXPECT_EQ(lab().playback().step(), 11);
}

void lookAtEveryPlot(UiDriver& ui, ApproximationStage stage) {
  const auto& config = dynamic_cast<ApproximationLab&>(ui.lab()).config();
  if (ui.isShown("approximation.stage.0")) ui.click("approximation.stage." + std::to_string(static_cast<int>(stage)));
  ui.frames(2);
  EXPECT_EQ(config.stage, stage);
  const std::vector<SidePage>& pages = approximationPages(stage);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    if (pages.size() > 1) ui.click("side." + std::to_string(page));
    ui.frames(2);
    for (std::size_t part = 0; part < pages[page].parts.size(); ++part) {
      if (ui.isShown("side.plot")) ui.click("side.plot." + std::to_string(part));
      ui.frames(2);
      EXPECT_TRUE(ui.isShown(pages[page].parts[part].plot)) << pages[page].parts[part].plot;
      EXPECT_TRUE(ui.allVerticesFinite());
      EXPECT_THAT(ui.session().text().missing(), testing::IsEmpty());
      EXPECT_THAT(ui.interface().ui().clipped(), testing::IsEmpty());
    }
  }
}

TEST(ApproximationSweep, EveryPlotOfEveryStageIsDrawnWholeAndInWords) {
  for (const Language& language : languages())
    for (const auto& [width, height] : {std::pair(1600, 900), std::pair(1280, 720)}) {
      UiDriver ui(labCatalog(), {width, height, language.code, ThemeName::light, {}});
      ui.session().chooseLab("approximation");
      ui.frames(3);
      for (const ApproximationStage stage :
           {ApproximationStage::shape, ApproximationStage::sum, ApproximationStage::training, ApproximationStage::unit})
        lookAtEveryPlot(ui, stage);
    }
}

TEST_F(ApproximationUi, TheRingMovesTheUnit) {
  const double before = config().place;
  const Rect ring = ui.rect("curve.handle.0");
  ui.moveTo(ring.center());
  ui.press();
  ui.moveTo(ring.center() + Vec2{80, 0});
  ui.frames(1);
  EXPECT_GT(config().place, before);
  ui.release();
  ui.frames(1);
  EXPECT_NEAR(lab().network()(config().place), 0.5, 1e-9);
}

TEST_F(ApproximationUi, EdgesOfAShapeStayInOrder) {
  show(ApproximationStage::shape);
  const Rect ring = ui.rect("curve.handle.0");
  ui.moveTo(ring.center());
  ui.press();
  ui.moveTo(ring.center() + Vec2{600, 0});
  ui.frames(1);
  ui.release();
  EXPECT_LT(config().left, config().right);
}

TEST_F(ApproximationUi, PointsAreAddedMovedAndRemoved) {
  show(ApproximationStage::sum);
  ui.click("approximation.target.1");
  ui.frames(2);
  ASSERT_TRUE(config().target.isDrawn);
  const std::size_t count = config().target.points.size();
  const Rect plot = ui.rect("plot.curve");
  const Vec2 place{plot.x + plot.width * 0.56f, plot.y + plot.height * 0.2f};
  ui.moveTo(place);
  ui.press();
  ui.release();
  ui.frames(2);
  ASSERT_EQ(config().target.points.size(), count + 1);
  const std::string added = "curve.handle." + std::to_string(count);
  const Point2 before = config().target.points.back();
  ui.moveTo(ui.rect(added).center());
  ui.press();
  ui.moveTo(place + Vec2{0, 100});
  ui.frames(1);
  ui.release();
  ui.frames(2);
  EXPECT_LT(config().target.points.back().y(), before.y());
  EXPECT_NEAR(lab().target()(config().target.points.back().x()), config().target.points.back().y(), 1e-12);
  ui.wait(1.5);  // for undo, the removal is a change of its own
  ui.click(added, 1);
  ui.frames(2);
  EXPECT_EQ(config().target.points.size(), count);
  EXPECT_FALSE(ui.isShown("menu.curve.fit"));
  ui.control(U'z');
  EXPECT_EQ(config().target.points.size(), count + 1);
}

TEST_F(ApproximationUi, ARightClickBesideThePointsOpensTheMenu) {
  show(ApproximationStage::sum);
  const Rect plot = ui.rect("plot.curve");
  ui.moveTo({plot.x + plot.width * 0.9f, plot.y + plot.height * 0.1f});
  ui.press(1);
  ui.release(1);
  ui.frames(2);
  EXPECT_TRUE(ui.isShown("menu.curve.fit"));
}

TEST_F(ApproximationUi, ATypedFormulaIsTheCurveAndABadOneLeavesIt) {
  show(ApproximationStage::sum);
  ui.click("approximation.formula");
  ui.replaceText("x^2");
  ui.enter();
  ui.frames(2);
  EXPECT_NEAR(lab().target()(0.5), 0.25, 1e-15);
  ui.click("approximation.formula");
  ui.replaceText("sinn(x)");
  ui.enter();
  ui.frames(2);
  EXPECT_NEAR(lab().target()(0.5), 0.25, 1e-15);
  EXPECT_TRUE(ui.isShown("approximation.formula.mark"));
}

TEST_F(ApproximationUi, ANetworkIsTrainedAndSought) {
  show(ApproximationStage::training);
  lab().playback().seek(0);
  ui.key(Key::end);
  lab().completeTraining();
  ui.frames(2);
  EXPECT_EQ(lab().trainedStep(), config().training.steps);
  const Rect loss = ui.rect("plot.loss");
  ui.moveTo({loss.x + loss.width * 0.5f, loss.center().y});
  ui.press();
  ui.release();
  ui.frames(2);
  EXPECT_NEAR(static_cast<double>(lab().playback().step()), 0.5 * static_cast<double>(config().training.steps), 5);
}

TEST_F(ApproximationUi, NetworksOfOtherSizesAreTrainedUntilTheTrainingIsAnother) {
  show(ApproximationStage::training);
  ui.click("side.1");
  ui.frames(2);
  for (const auto& [button, kind] :
       {std::pair("approximation.widths", SweepKind::widths), std::pair("approximation.shapes", SweepKind::layers)}) {
    ui.click(button);
    ui.frames(2);
    EXPECT_TRUE(lab().sweep(kind).isRunning());
    ui.click(std::string(button) + ".cancel");
    ui.frames(2);
    EXPECT_FALSE(lab().sweep(kind).isRunning());
  }
  ui.click("approximation.widths");
  ui.frames(1);
  EXPECT_TRUE(config().sweeps.widths);
  ui.click("approximation.activation.1");
  ui.frames(2);
  EXPECT_FALSE(config().sweeps.widths);
  EXPECT_FALSE(lab().sweep(SweepKind::widths).isRunning());
}

TEST_F(ApproximationUi, AClickOnTheErrorsChoosesHowManyPieces) {
  show(ApproximationStage::sum);
  const Rect errors = ui.rect("plot.nodes");
  ui.moveTo(errors.center());
  ui.press();
  ui.release();
  ui.frames(2);
  EXPECT_EQ(lab().playback().step(), 14);  // half way from 1 to 200 on a logarithmic axis
}

TEST_F(ApproximationUi, TabGoesThroughThePlotsOfTheStage) {
  const std::string first = config().look.focus;
  for (int i = 0; i < 3; ++i) ui.key(Key::tab);
  EXPECT_EQ(config().look.focus, first);
}

TEST_F(ApproximationUi, KeysToggleSeriesAndFit) {
  show(ApproximationStage::sum);
  ui.key(U'3');
  EXPECT_TRUE(config().look.view("curve").hidden.contains("pieces"));
  ui.wheel("plot.curve", 3);
  EXPECT_FALSE(config().look.view("curve").x.fit);
  ui.key(U'f');
  EXPECT_TRUE(config().look.view("curve").x.fit);
}

}  // namespace
}  // namespace descenso::tests
