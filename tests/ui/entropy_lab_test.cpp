// The lab of entropy and losses operated with mouse and keys.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/labs/entropy/state.h"
#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

class EntropyUi : public testing::Test {
 protected:
  EntropyUi() {
    ui.session().chooseLab("entropy");
    ui.frames(3);
  }

  EntropyLab& lab() { return dynamic_cast<EntropyLab&>(ui.lab()); }
  const EntropyConfig& config() { return lab().config(); }
  void show(EntropyStage stage) {
    ui.click("entropy.stage." + std::to_string(static_cast<int>(stage)));
    ui.frames(3);
  }
  void turnTo(int page) {
    ui.click("side." + std::to_string(page));
    ui.frames(2);
  }
  void dragBy(const std::string& handle, Vec2 by) {
    const Vec2 from = ui.rect(handle).center();
    ui.moveTo(from);
    ui.press();
    ui.moveTo(from + by);
    ui.frames(1);
    ui.release();
    ui.frames(2);
  }
  void type(const std::string& id, std::string_view text) {
    ui.click(id);
    ui.frames(2);
    ui.replaceText(text);
    ui.enter();
    ui.frames(2);
  }

  UiDriver ui{labCatalog()};
};

void lookAtEveryEntropyPlot(UiDriver& ui) {
  const auto& lab = dynamic_cast<EntropyLab&>(ui.lab());
  const std::vector<SidePage>& pages = entropyPages(lab.config().stage);
  for (std::size_t page = 0; page < pages.size(); ++page) {
    ui.click("side." + std::to_string(page));
    ui.frames(2);
    for (std::size_t part = 0; part < pages[page].parts.size(); ++part) {
      if (ui.isShown("side.plot")) ui.click("side.plot." + std::to_string(part));
      ui.frames(2);
      EXPECT_TRUE(ui.isShown(pages[page].parts[part].plot)) << pages[page].parts[part].plot;
      EXPECT_TRUE(ui.isShown(lab.picture()));
      EXPECT_TRUE(ui.allVerticesFinite());
      EXPECT_THAT(ui.session().text().missing(), testing::IsEmpty());
      EXPECT_THAT(ui.interface().ui().clipped(), testing::IsEmpty());
    }
  }
}

TEST(EntropySweep, EveryPlotOfEveryStageIsDrawnWholeAndInWords) {
  for (const Language& language : languages())
    for (const ThemeName themeName : {ThemeName::dark, ThemeName::light})
      for (const auto& [width, height] : {std::pair(1600, 900), std::pair(1280, 720)}) {
        UiDriver ui(labCatalog(), {width, height, language.code, themeName, {}});
        ui.session().chooseLab("entropy");
        ui.frames(3);
        for (const char* stage : {"0", "1", "2"}) {
          ui.click(std::string("entropy.stage.") + stage);
          ui.frames(2);
          lookAtEveryEntropyPlot(ui);
        }
        ui.click("entropy.stage.1");
        ui.frames(2);
        ui.click("entropy.source.1");
        ui.frames(2);
        ui.key(Key::end);
        lookAtEveryEntropyPlot(ui);
      }
}

TEST_F(EntropyUi, ADraggedBarKeepsTheSum) {
  const double others = config().codes.p[0] / config().codes.p[2];
  dragBy("bars.handle.1", {0, -120});
  EXPECT_GT(config().codes.p[1], 0.5);
  double sum = 0;
  for (const double p : config().codes.p) sum += p;
  EXPECT_NEAR(sum, 1, 1e-12);
  EXPECT_NEAR(config().codes.p[0] / config().codes.p[2], others, 1e-9);
  EXPECT_EQ(config().codes.q, CodesConfig().q);
  dragBy("bars.handle.8", {0, -60});
  EXPECT_GT(config().codes.q[3], 0.25);
  ui.control(U'z');
  EXPECT_EQ(config().codes.q, CodesConfig().q);
}

TEST_F(EntropyUi, ATypedProbabilityMovesTheOthersAndABadOneNothing) {
  type("entropy.p.0", "0.5");
  EXPECT_EQ(config().codes.p[0], 0.5);
  EXPECT_NEAR(config().codes.p[1], 0.3, 1e-12);
  const std::vector<double> before = config().codes.p;
  for (const char* bad : {"-0.1", "1.5", "nan", "a lot"}) {
    type("entropy.p.1", bad);
    EXPECT_EQ(config().codes.p, before) << bad;
    EXPECT_FALSE(ui.interface().ui().typing().refusal.empty()) << bad;
    ui.frames(2);
  }
}

TEST_F(EntropyUi, AnImpossibleCodeIsRefusedWithTheReason) {
  type("entropy.own.0", "2");
  EXPECT_EQ(config().codes.lengths, CodesConfig().lengths);
  EXPECT_THAT(ui.interface().ui().typing().refusal, testing::HasSubstr("1.125"));
  for (const char* bad : {"0", "-1", "2.5", "33"}) {
    type("entropy.own.1", bad);
    EXPECT_EQ(config().codes.lengths, CodesConfig().lengths);
    EXPECT_THAT(ui.interface().ui().typing().refusal, testing::HasSubstr("whole number"));
    ui.frames(2);
  }
  ui.click("entropy.p.0");  // the reason goes, and what stands below moves up
  ui.frames(2);
  type("entropy.own.4", "5");
  EXPECT_EQ(config().codes.lengths[4], 5);
}

TEST_F(EntropyUi, AWordInTheTableIsTypedOver) {
  ui.click("codes.own.3");
  ui.frames(3);
  EXPECT_EQ(ui.interface().ui().typing().id, "entropy.own.3");
  ui.replaceText("6");
  ui.enter();
  ui.frames(2);
  EXPECT_EQ(config().codes.lengths[3], 6);
}

TEST_F(EntropyUi, KeysBuildTheTree) {
  turnTo(1);
  EXPECT_TRUE(ui.isShown("tree"));
  for (int i = 0; i < 3; ++i) ui.key(Key::right);
  EXPECT_EQ(lab().playback().step(), 3);
  ui.key(Key::left);
  EXPECT_EQ(lab().playback().step(), 2);
  ui.key(Key::end);
  EXPECT_EQ(lab().playback().step(), 4);
}

TEST_F(EntropyUi, ADraggedScoreMovesTheProbabilities) {
  show(EntropyStage::softmax);
  const double before = lab().softmax().steps.probabilities[2];
  dragBy("scores.handle.2", {0, -150});
  EXPECT_GT(config().softmax.scores[2], 1);
  EXPECT_GT(lab().softmax().steps.probabilities[2], before);
  type("entropy.score.0", "1000");
  EXPECT_EQ(config().softmax.scores[0], 1000);
  EXPECT_TRUE(ui.allVerticesFinite());
}

TEST_F(EntropyUi, AClickChoosesTheTemperature) {
  show(EntropyStage::softmax);
  turnTo(1);
  const Rect plot = ui.rect("plot.temperature");
  ui.moveTo({plot.x + plot.width * 0.8f, plot.center().y});
  ui.press();
  ui.release();
  ui.frames(2);
  EXPECT_GT(config().softmax.temperature, 3);
}

TEST_F(EntropyUi, TheFlowersNumbersAreTypedDrawnAndPutBack) {
  show(EntropyStage::softmax);
  ui.click("entropy.source.1");
  ui.frames(2);
  ui.click("example.w.0.2");
  ui.frames(3);
  ui.replaceText("-1.5");
  ui.enter();
  ui.frames(2);
  EXPECT_EQ(config().softmax.model.weights(0, 2), -1.5);
  ui.click("entropy.random");
  ui.frames(2);
  EXPECT_EQ(config().softmax.model, randomModel(3, 4, 1));
  ui.click("entropy.random");
  ui.frames(2);
  EXPECT_EQ(config().softmax.model, randomModel(3, 4, 2));
  ui.click("entropy.slide");
  ui.frames(2);
  EXPECT_EQ(config().softmax.model, irisModel());
}

TEST_F(EntropyUi, ThePointOfALossIsDraggedAndStepped) {
  show(EntropyStage::losses);
  const double before = config().losses.score;
  dragBy("loss.handle.0", {-60, 0});
  EXPECT_LT(config().losses.score, before);
  ui.key(Key::right);
  EXPECT_LT(lab().losses().likelihood.losses[1], lab().losses().likelihood.losses[0]);
  ui.click("entropy.label.0");
  ui.frames(2);
  EXPECT_EQ(config().losses.label, 0);
  ui.click("entropy.axis.1");
  ui.frames(2);
  dragBy("loss.handle.0", {40, 0});
  EXPECT_GT(config().losses.score, before - 3);
  EXPECT_TRUE(ui.allVerticesFinite());
}

TEST_F(EntropyUi, TheTableChoosesTheTask) {
  show(EntropyStage::losses);
  ui.click("task.task.regression");
  ui.frames(2);
  EXPECT_EQ(config().losses.task, OutputTask::regression);
  ui.click("task.task.multiclass");
  ui.frames(2);
  EXPECT_EQ(config().losses.task, OutputTask::multiclass);
}

TEST_F(EntropyUi, ADraggedThresholdDecidesOtherwise) {
  show(EntropyStage::losses);
  turnTo(2);
  dragBy("decision.handle.0", {0, -800});
  EXPECT_EQ(config().losses.threshold, 1);
  EXPECT_EQ(decided(decisionCase(config().losses), config().losses.threshold), 0);
}

TEST_F(EntropyUi, TheSlidesAreShownOnRequestInEveryStage) {
  for (const EntropyStage stage : {EntropyStage::codes, EntropyStage::softmax, EntropyStage::losses}) {
    show(stage);
    if (!config().asPrinted) ui.click("entropy.printed");
    ui.frames(3);
    EXPECT_TRUE(config().asPrinted);
    EXPECT_THAT(ui.session().text().missing(), testing::IsEmpty());
  }
}

TEST_F(EntropyUi, TabGoesThroughThePlotsOfTheStage) {
  const std::string first = config().look.focus;
  for (int i = 0; i < 5; ++i) ui.key(Key::tab);
  EXPECT_EQ(config().look.focus, first);
}

}  // namespace
}  // namespace descenso::tests
