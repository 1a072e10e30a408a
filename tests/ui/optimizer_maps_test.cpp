// The maps of the optimizer lab operated by mouse, and the search for the best learning rates.
#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <thread>

#include "app/labs/optimizer/state.h"
#include "tests/support/ui_driver.h"

namespace descenso {
namespace {

using tests::UiDriver;

class OptimizerMapsUi : public testing::Test {
 protected:
  OptimizerMapsUi() { ui.frames(3); }

  OptimizerLab& lab() { return dynamic_cast<OptimizerLab&>(ui.lab()); }
  const OptimizerLabConfig& config() { return lab().config(); }

  void show(long steps) {
    OptimizerLabConfig edited = config();
    edited.steps = steps;
    edited.look.side = edited.look.focus = "basins";
    lab().configure(edited);
    ui.wait(0.1);
  }

  void waitUntilFilled() {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (lab().isFilling() && std::chrono::steady_clock::now() < limit) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      ui.wait(0.05);
    }
    ASSERT_FALSE(lab().isFilling());
  }

  void clickAt(std::string_view id, float x, float y) {
    const Rect rect = ui.rect(id);
    ui.moveTo({rect.x + rect.width * x, rect.y + rect.height * y});
    ui.frames();
    ui.press();
    ui.release();
    ui.frames(3);
  }

  UiDriver ui{labCatalog()};
};

TEST_F(OptimizerMapsUi, TheTabShowsThem) {
  ui.click("side.2");
  ui.frames(2);
  EXPECT_TRUE(ui.isShown("basins"));
  EXPECT_TRUE(ui.isShown("sweep"));
  EXPECT_EQ(config().look.side, "basins");
}

TEST_F(OptimizerMapsUi, AClickInTheBasinsSetsTheStart) {
  show(3);
  clickAt("plot.basins", 0.25f, 0.75f);
  EXPECT_NEAR(config().start.x(), -5, 0.1);
  EXPECT_NEAR(config().start.y(), 7.5, 0.1);
  EXPECT_NE(lab().maps().basins().job(), nullptr) << "it has every start already";
}

TEST_F(OptimizerMapsUi, AreZoomedAndFittedAgain) {
  show(3);
  const Rect plot = ui.rect("plot.basins");
  ui.moveTo({plot.x + plot.width / 4, plot.center().y});
  ui.wheel("plot.basins", 3);
  ui.frames(3);
  EXPECT_FALSE(config().look.view("basins").x.fit);
  EXPECT_LT(config().look.view("basins").x.high - config().look.view("basins").x.low, 20);
  EXPECT_TRUE(config().look.view("sweep").x.fit);
  const Point2 start = config().start;
  ui.doubleClick("plot.basins");
  ui.frames(3);
  EXPECT_TRUE(config().look.view("basins").x.fit && config().look.view("basins").y.fit);
  EXPECT_EQ(config().start, start) << "a double click is no click";
}

TEST_F(OptimizerMapsUi, AreSwitchedByTheirLegend) {
  show(3);
  waitUntilFilled();
  ui.frames(3);
  ui.click("legend.basins.minimum.0");
  ui.frames(2);
  EXPECT_TRUE(config().look.view("basins").hidden.contains("minimum.0"));
}

TEST_F(OptimizerMapsUi, AClickInTheSweepSetsBothOfItsHyperparameters) {
  show(3);
  waitUntilFilled();
  const Sweep* sweep = lab().maps().sweep().job();
  clickAt("plot.sweep", 0.5f, 0.5f);
  const std::vector<double>& values = config().find("adam")->optimizer.values;
  EXPECT_NEAR(values[0], 0.1, 1e-12);
  EXPECT_NEAR(values[1], 0.49, 0.011);
  EXPECT_EQ(values[2], 0.99);
  EXPECT_EQ(lab().maps().sweep().job(), sweep) << "nothing of it is computed again";
}

TEST_F(OptimizerMapsUi, AreStoppedAndBegunAgainByTheirButtons) {
  show(1000);
  ASSERT_TRUE(ui.isShown("maps.basins.cancel"));
  ui.click("maps.basins.cancel");
  EXPECT_TRUE(lab().maps().basins().isCancelled());
  ui.frames(2);
  EXPECT_FALSE(ui.isShown("maps.basins.cancel"));
  const Point2 start = config().start;
  ui.click("maps.basins");
  EXPECT_TRUE(lab().maps().basins().isFilling());
  EXPECT_EQ(config().start, start) << "the button is not the plot below it";
}

TEST_F(OptimizerMapsUi, WakeTheWindowWhileTheyFillAndLetItSleepAfterwards) {
  show(1000);
  ui.frames();
  EXPECT_NEAR(ui.interface().untilChange(), 0.05, 0.01);
  OptimizerLabConfig edited = config();
  edited.steps = 2;
  lab().configure(edited);
  ui.wait(0.1);
  waitUntilFilled();
  ui.frames(3);
  EXPECT_FALSE(ui.isShown("maps.basins.progress"));
  EXPECT_EQ(ui.interface().untilChange(), std::numeric_limits<double>::infinity());
  EXPECT_FALSE(ui.session().advance(0.1));
}

TEST_F(OptimizerMapsUi, EachAtItsBestRateIsOneChange) {
  const double adam = config().find("adam")->optimizer.values[0];
  const double momentum = config().find("momentum")->optimizer.values[0];
  ui.click("panel.optimizers");  // room for the next
  ui.click("panel.race");
  ui.frames(2);
  ui.click("race.tune");
  EXPECT_TRUE(lab().tuning().isRunning());
  ui.frames();
  EXPECT_TRUE(ui.isShown("race.tune.cancel"));
  waitUntilFilled();
  ui.frames(3);
  EXPECT_NE(config().find("adam")->optimizer.values[0], adam);
  EXPECT_NE(config().find("momentum")->optimizer.values[0], momentum);
  ui.control(U'z');
  ui.frames(2);
  EXPECT_EQ(config().find("adam")->optimizer.values[0], adam);
  EXPECT_EQ(config().find("momentum")->optimizer.values[0], momentum);
}

TEST_F(OptimizerMapsUi, TheSearchForTheBestRatesCanBeStopped) {
  ui.click("panel.optimizers");
  ui.click("panel.race");
  ui.frames(2);
  const OptimizerLabConfig before = config();
  ui.click("race.tune");
  ui.frames();
  ui.click("race.tune.cancel");
  ui.wait(0.2);
  EXPECT_FALSE(lab().tuning().isRunning());
  EXPECT_EQ(config(), before);
}

}  // namespace
}  // namespace descenso
