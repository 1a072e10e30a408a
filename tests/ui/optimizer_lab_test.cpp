// The optimizer lab operated by mouse and keys: what is clicked and dragged is what the state says.
#include <gtest/gtest.h>

#include "app/labs/optimizer/state.h"
#include "tests/support/ui_driver.h"

namespace descenso {
namespace {

using tests::UiDriver;

class OptimizerLabUi : public testing::Test {
 protected:
  OptimizerLabUi() { ui.frames(3); }

  OptimizerLab& lab() { return dynamic_cast<OptimizerLab&>(ui.lab()); }
  const OptimizerLabConfig& config() { return lab().config(); }

  Vec2 part(std::string_view id, float x, float y) {
    const Rect rect = ui.rect(id);
    return {rect.x + rect.width * x, rect.y + rect.height * y};
  }

  void clickAt(Vec2 place) {
    ui.moveTo(place);
    ui.frames();
    ui.press();
    ui.frames();
    ui.release();
    ui.frames(3);
  }

  UiDriver ui{labCatalog()};
};

TEST_F(OptimizerLabUi, RecordsItsPlotsSideBySide) {
  for (const std::string_view id : {"field", "surface", "fit", "convergence", "field.handle.0", "panel"})
    EXPECT_TRUE(ui.isShown(id)) << id;
  EXPECT_GE(ui.rect("surface").x, ui.rect("field").right());
  EXPECT_GE(ui.rect("field").x, ui.rect("panel").right());
}

TEST_F(OptimizerLabUi, AClickInTheFieldSetsTheStart) {
  clickAt(part("plot.field", 0.75f, 0.25f));
  // The view is the map's range: [−10, 10] × [2.5, 22.5], upwards.
  EXPECT_NEAR(config().start.x(), 5, 0.1);
  EXPECT_NEAR(config().start.y(), 17.5, 0.1);
  EXPECT_EQ(lab().race().runs()[0].timeline().at(0).phi[0], config().start.x());
  EXPECT_FALSE(ui.playback().isPlaying());
}

TEST_F(OptimizerLabUi, DraggingTheStartTakesAllPathsAlong) {
  const Vec2 from = ui.rect("field.handle.0").center();
  ui.moveTo(from);
  ui.frames();
  ui.press();
  ui.frames();
  const auto revision = lab().raceRevision();
  const Vec2 to = part("plot.field", 0.25f, 0.5f);
  for (const float t : {0.3f, 0.6f, 1.0f}) {
    ui.moveTo(from + (to - from) * t);
    ui.frames(2);
  }
  EXPECT_GE(lab().raceRevision(), revision + 3) << "while dragging, not only at its end";
  EXPECT_NEAR(config().start.x(), -5, 0.2);
  EXPECT_NEAR(config().start.y(), 12.5, 0.2);
  for (const auto& run : lab().race().runs()) EXPECT_EQ(run.timeline().at(0).phi[1], config().start.y());
  ui.release();
  ui.frames(3);
  EXPECT_NEAR(config().start.x(), -5, 0.2);
}

TEST_F(OptimizerLabUi, ADoubleClickFitsAndLeavesTheStartAlone) {
  const Point2 start = config().start;
  ui.wheel("field", 3);
  ASSERT_FALSE(config().look.view("field").x.fit);
  ui.doubleClick("field");
  ui.frames(2);
  EXPECT_TRUE(config().look.view("field").x.fit);
  EXPECT_EQ(config().start, start);
}

TEST_F(OptimizerLabUi, DraggingTheFieldPansAndSetsNoStart) {
  const Point2 start = config().start;
  ui.drag("plot.field", {0.8f, 0.3f}, {0.6f, 0.4f});
  ui.frames(2);
  EXPECT_EQ(config().start, start);
  EXPECT_FALSE(config().look.view("field").x.fit);
  EXPECT_NEAR(config().look.view("field").x.low, -6, 0.3);
}

TEST_F(OptimizerLabUi, HoveringTheFieldReadsItOff) {
  ui.moveTo(part("plot.field", 0.5f, 0.5f));
  ui.frames(2);
  ASSERT_TRUE(lab().probe());
  EXPECT_NEAR(lab().probe()->phi.x(), 0, 0.1);
  EXPECT_NEAR(lab().probe()->phi.y(), 12.5, 0.1);
  ui.moveTo(ui.rect("panel").center());
  ui.frames(2);
  EXPECT_FALSE(lab().probe());
}

TEST_F(OptimizerLabUi, ASliderMovesThePathsAtOnce) {
  const double before = lab().runOf("adam")->timeline().at(10).loss;
  ui.playback().seek(30);
  ui.drag("slider.adam.alpha", {0.5f, 0.5f}, {0.8f, 0.5f});
  ui.frames(2);
  EXPECT_GT(config().find("adam")->optimizer.values[0], 0.1);
  EXPECT_NE(lab().runOf("adam")->timeline().at(10).loss, before);
  EXPECT_EQ(ui.playback().step(), 30);
}

TEST_F(OptimizerLabUi, OptimizersAreSwitchedAndChosen) {
  ui.click("optimizer.momentum.toggle");
  ui.frames(2);
  EXPECT_EQ(lab().runOf("momentum"), nullptr);
  ui.click("optimizer.gd.name");
  ui.frames(2);
  EXPECT_EQ(config().look.selected, "gd");
  EXPECT_TRUE(ui.isShown("slider.gd.alpha"));
  EXPECT_FALSE(ui.isShown("slider.adam.alpha"));
}

TEST_F(OptimizerLabUi, KeysOneToThreeToggleOptimizers) {
  ui.key(U'1');
  ui.frames(2);
  EXPECT_EQ(lab().runOf("gd"), nullptr);
  ui.key(U'1');
  ui.frames(2);
  EXPECT_NE(lab().runOf("gd"), nullptr);
}

TEST_F(OptimizerLabUi, ALegendEntryHidesItsPath) {
  ui.click("legend.field.adam");
  ui.frames(2);
  EXPECT_TRUE(config().look.view("field").hidden.contains("adam"));
  EXPECT_NE(lab().runOf("adam"), nullptr) << "hidden, not out of the race";
  ui.click("legend.field.adam");
  ui.frames(2);
  EXPECT_FALSE(config().look.view("field").hidden.contains("adam"));
}

TEST_F(OptimizerLabUi, AClickInConvergenceSeeks) {
  ui.playback().play();
  clickAt(part("plot.convergence", 0.5f, 0.8f));
  EXPECT_NEAR(static_cast<double>(ui.playback().step()), 100, 2);
  EXPECT_FALSE(ui.playback().isPlaying());
}

TEST_F(OptimizerLabUi, TheUpdateTakesThePlaceOfSurfaceAndFit) {
  ui.click("side.1");
  ui.frames(2);
  EXPECT_EQ(config().look.side, "update");
  EXPECT_TRUE(ui.isShown("update"));
  EXPECT_TRUE(ui.isShown("convergence"));
  EXPECT_FALSE(ui.isShown("surface"));
  ui.click("side.0");
  ui.frames(2);
  EXPECT_TRUE(ui.isShown("surface"));
}

TEST_F(OptimizerLabUi, ThePrintedDenominatorIsOneClickAway) {
  const auto grid = lab().map().grid();
  ui.click("setting.denominator.1");
  ui.frames(2);
  EXPECT_EQ(config().problem.settings.front(), 1);
  EXPECT_NE(lab().map().grid(), grid);
}

TEST_F(OptimizerLabUi, ArrowsExplainLineByLine) {
  OptimizerLabConfig edited = config();
  edited.look.explain = true;
  lab().configure(edited);
  ui.key(Key::right);
  ui.frames(2);
  EXPECT_EQ(ui.playback().step(), 0);
  EXPECT_EQ(lab().explanation().lines, 1u);
  for (int i = 0; i < 8; ++i) ui.key(Key::right);
  ui.frames(2);
  EXPECT_EQ(ui.playback().step(), 1);
}

TEST_F(OptimizerLabUi, TabGoesThroughThePlots) {
  for (const std::string_view name : {"surface", "fit", "convergence", "update", "basins", "sweep", "slice", "momentum",
                                      "average", "profile", "examples", "runs", "steps", "field"}) {
    ui.key(Key::tab);
    ui.frames(2);
    EXPECT_EQ(config().look.focus, name);
  }
}

TEST_F(OptimizerLabUi, KeysSwitchTheFocusedPlot) {
  ui.key(U'c');
  ui.key(U'h');
  ui.key(U'g');
  ui.frames(2);
  EXPECT_FALSE(config().look.contours);
  EXPECT_FALSE(config().look.view("field").legend);
  EXPECT_TRUE(config().look.view("field").grid);
  ui.wheel("plot.field", 3);
  ui.frames(2);
  EXPECT_FALSE(config().look.view("field").x.fit);
  ui.key(U'f');
  ui.frames(2);
  EXPECT_TRUE(config().look.view("field").x.fit);
}

TEST_F(OptimizerLabUi, TheCoachGoesBackAndHalves) {
  OptimizerLabConfig edited = config();
  edited.problem.dataSet = "reference";
  edited.look.selected = "gd";
  edited.find("gd")->optimizer.values[0] = 0.3;
  lab().configure(edited);
  ui.playback().seek(200);
  ui.frames(3);
  ui.click("coach.back");
  ui.frames(3);
  EXPECT_EQ(config().find("gd")->optimizer.values[0], 0.15);
  EXPECT_EQ(ui.playback().step(), 190);
  EXPECT_FALSE(ui.isShown("coach.back"));
}

TEST_F(OptimizerLabUi, NothingMovesUnderASliderThatIsHeld) {
  OptimizerLabConfig edited = config();
  edited.look.selected = "gd";
  lab().configure(edited);
  ui.playback().seek(200);
  ui.frames(3);
  ASSERT_FALSE(ui.isShown("coach.back"));
  const Rect slider = ui.rect("slider.gd.alpha");
  ui.moveTo(slider.center());
  ui.press();
  ui.moveTo({slider.right() - 2, slider.center().y});
  ui.frames(3);
  EXPECT_EQ(ui.rect("slider.gd.alpha").y, slider.y);
  ui.release();
  ui.frames(3);
  EXPECT_TRUE(ui.isShown("coach.back")) << "once it is let go";
}

TEST_F(OptimizerLabUi, PresentationShowsThePlotInFocusAlone) {
  ui.key(Key::f5);
  ui.frames(3);
  EXPECT_TRUE(ui.isShown("field"));
  EXPECT_FALSE(ui.isShown("surface"));
  EXPECT_FALSE(ui.isShown("panel"));
  ui.key(Key::tab);
  ui.frames(2);
  EXPECT_TRUE(ui.isShown("surface"));
  EXPECT_FALSE(ui.isShown("field"));
}

TEST(OptimizerLabOnAProjector, HasTabsInsteadOfAColumn) {
  UiDriver ui(labCatalog(), {.width = 1280, .height = 720, .language = "es"});
  ui.frames(3);
  EXPECT_TRUE(ui.isShown("surface"));
  EXPECT_FALSE(ui.isShown("convergence"));
  ui.click("side.plot.2");
  ui.frames(2);
  EXPECT_TRUE(ui.isShown("convergence"));
  EXPECT_FALSE(ui.isShown("surface"));
  ui.click("side.1");
  ui.frames(2);
  EXPECT_TRUE(ui.isShown("update"));
}

TEST_F(OptimizerLabUi, ARunGoesOnFromAStepWithAnotherRule) {
  ui.playback().seek(30);
  ui.frames(2);
  ui.click("optimizer.gd.name");
  ui.click("panel.branch");
  ui.frames(2);
  ASSERT_EQ(config().branches.size(), 1u);
  const Point2 stood(lab().runOf("gd")->timeline().at(30).phi);
  EXPECT_EQ(config().branches[0].from, 30);
  EXPECT_EQ(config().branches[0].evaluations, 30) << "a gradient in each update";
  EXPECT_EQ(config().branches[0].start, (std::vector<double>{stood.x(), stood.y()}));
  const auto branchRun = [&]() -> const descenso::Run& { return lab().races().branches()[0].runs().front(); };
  // With the same rule it walks the path that is there.
  EXPECT_EQ(branchRun().timeline().at(20).phi, lab().runOf("gd")->timeline().at(50).phi);
  OptimizerLabConfig edited = config();
  edited.branches[0].optimizer = {"adam", edited.find("adam")->optimizer.values};
  lab().configure(edited);
  EXPECT_EQ(branchRun().entry().name, "adam");
  EXPECT_EQ(branchRun().timeline().at(0).phi, stood);
  EXPECT_EQ(branchRun().timeline().lastStep(), 170);
  EXPECT_EQ(lab().runOf("gd")->timeline().lastStep(), 200) << "the old path stays";
  ui.frames(2);
  ui.click("branch.0.toggle");
  ui.frames(2);
  EXPECT_TRUE(config().branches.empty());
}

TEST_F(OptimizerLabUi, ShiftClicksAddStarts) {
  EXPECT_TRUE(lab().races().fromMoreStarts().empty());
  const Point2 start = config().start;
  ImGui::GetIO().KeyShift = true;
  ImGui::GetIO().KeyMods |= ImGuiKeyModFlags_Shift;
  clickAt(part("plot.field", 0.2f, 0.3f));
  EXPECT_EQ(config().start, start);
  ASSERT_EQ(config().moreStarts.size(), 1u);
  ASSERT_EQ(lab().races().fromMoreStarts().size(), 1u);
  EXPECT_EQ(lab().races().fromMoreStarts()[0].runs().size(), 3u);
  ImGui::GetIO().KeyShift = false;
  ImGui::GetIO().KeyMods = 0;
}

TEST_F(OptimizerLabUi, AnyMethodOfTheCatalogCanTakePart) {
  ASSERT_FALSE(ui.isShown("optimizer.rmsprop"));
  ui.click("optimizers.catalog");
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    EXPECT_TRUE(ui.isShown("catalog." + std::string(entry.name)));
    EXPECT_LE(ui.rect("catalog." + std::string(entry.name)).bottom(), 900);
  }
  ui.click("catalog.rmsprop.toggle");
  ui.key(Key::escape);
  ui.frames(2);
  EXPECT_TRUE(ui.isShown("optimizer.rmsprop"));
  EXPECT_EQ(config().look.selected, "rmsprop");
  ASSERT_NE(lab().runOf("rmsprop"), nullptr);
  // The fourth row of the panel is the one that the key 4 means.
  const long before = static_cast<long>(lab().race().runs().size());
  ui.key(U'1');
  EXPECT_EQ(static_cast<long>(lab().race().runs().size()), before - 1);
  EXPECT_EQ(lab().runOf("gd"), nullptr);
  EXPECT_TRUE(ui.isShown("optimizer.gd")) << "switched off, but at hand";
}

TEST(OptimizerLabInARail, KeepsTheOptimizersAtHand) {
  UiDriver ui(labCatalog(), {});
  ui.frames(2);
  ui.control(U'b');
  ui.frames(2);
  ASSERT_TRUE(ui.isShown("rail.adam"));
  ui.click("rail.adam");
  ui.frames(2);
  EXPECT_EQ(dynamic_cast<OptimizerLab&>(ui.lab()).runOf("adam"), nullptr);
}

}  // namespace
}  // namespace descenso
