// The network lab operated by mouse and keys: what is clicked is what the state says.
#include <gtest/gtest.h>

#include "app/labs/network/plots.h"
#include "app/labs/network/state.h"
#include "app/widgets/transport.h"
#include "tests/support/ui_driver.h"

namespace descenso {
namespace {

using tests::UiDriver;

class NetworkLabUi : public testing::Test {
 protected:
  NetworkLabUi() {
    ui.session().chooseLab("network");
    ui.frames(3);
  }

  NetworkLab& lab() { return dynamic_cast<NetworkLab&>(ui.lab()); }
  const NetworkLabConfig& config() { return lab().config(); }
  NetworkPlots& plots() { return dynamic_cast<NetworkPlots&>(*ui.session().lab().plots); }

  UiDriver ui{labCatalog()};
};

TEST_F(NetworkLabUi, RecordsItsPlotsSideBySide) {
  for (const std::string_view id : {"boundary", "diagram", "curves", "panel", "unit.1.0"})
    EXPECT_TRUE(ui.isShown(id)) << id;
  EXPECT_GE(ui.rect("diagram").x, ui.rect("boundary").right());
  EXPECT_GE(ui.rect("boundary").x, ui.rect("panel").right());
}

TEST_F(NetworkLabUi, LayersAndUnitsAreAddedAndTakenAwayInTheDiagram) {
  ui.click("layers.more");
  EXPECT_EQ(config().hidden.size(), 2u);
  ui.click("units.1.more");
  EXPECT_EQ(config().hidden[1].units, 5);
  ui.click("units.0.less");
  EXPECT_EQ(config().hidden[0].units, 3);
  ui.click("layers.less");
  EXPECT_EQ(config().hidden.size(), 1u);
}

TEST_F(NetworkLabUi, AClickOnAUnitPinsItsField) {
  ui.click("unit.1.2");
  EXPECT_EQ(config().look.pinned, (UnitPlace{1, 2}));
  ui.frames(2);
  ui.click("unit.1.2");
  EXPECT_FALSE(config().look.pinned);
}

TEST_F(NetworkLabUi, AWeightIsTypedOverAndTheEditUndone) {
  const Rect from = ui.rect("unit.0.0");
  const Rect to = ui.rect("unit.1.0");
  const Vec2 start{from.right(), from.center().y};
  const Vec2 end{to.x, to.center().y};
  const Vec2 middle = (start + end) * 0.5f;
  ui.moveTo(middle);
  ui.frames(2);
  for (int click = 0; click < 2; ++click) {
    ui.press();
    ui.frames();
    ui.release();
    ui.frames();
  }
  ui.frames(2);
  ui.replaceText("1.5");
  ui.enter();
  ui.frames(3);
  EXPECT_EQ(lab().phi()[0], 1.5);
  ui.control(U'z');
  ui.frames(2);
  EXPECT_NE(lab().phi()[0], 1.5);
}

TEST_F(NetworkLabUi, TrainsWhileItPlays) {
  ui.playback().setSpeed(1000);
  ui.click("transport.play");
  ui.wait(0.5);
  EXPECT_GT(lab().shownStep(), 50);
  EXPECT_EQ(lab().shownStep(), ui.playback().step());
}

TEST_F(NetworkLabUi, AClickInTheCurvesSeeks) {
  const Rect plot = ui.rect("plot.curves");
  ui.moveTo({plot.x + plot.width / 2, plot.center().y});
  ui.frames();
  ui.press();
  ui.frames();
  ui.release();
  ui.frames(2);
  EXPECT_NEAR(static_cast<double>(ui.playback().step()), 1000, 40);
}

TEST_F(NetworkLabUi, ABrushPaintsExamplesAndShiftTakesThemAway) {
  NetworkLabConfig edited = config();
  edited.look.brush = 1;
  lab().configure(edited);
  ui.frames(2);
  const Index before = lab().data().all.size();
  ui.click("plot.boundary");
  ui.frames(2);
  ASSERT_EQ(lab().data().all.size(), before + 1);
  EXPECT_EQ(lab().data().all.classes.back(), 1);
  ImGui::GetIO().KeyShift = true;
  ui.wait(0.5);  // no double click
  ui.click("plot.boundary");
  ImGui::GetIO().KeyShift = false;
  ui.frames(2);
  EXPECT_EQ(lab().data().all.size(), before);
}

TEST_F(NetworkLabUi, UnitsAreReadWhereTheMapIsPointedAt) {
  const Vector atFirst = lab().probe();
  const Vec2 pointer = ui.rect("plot.boundary").center() + Vec2{40, 60};
  ui.moveTo(pointer);
  ui.frames(2);
  const Vec2 read = plots().plot("boundary").frame()->toPixel(lab().probe()[0], lab().probe()[1]);
  EXPECT_NEAR(read.x, pointer.x, 1);  // the mouse is on whole pixels
  EXPECT_NEAR(read.y, pointer.y, 1);
  ui.moveTo(ui.rect("panel").center());
  ui.frames(2);
  EXPECT_EQ(lab().probe(), atFirst);
}

TEST_F(NetworkLabUi, AUnitIsPointedAtAsLongAsItsDiagramIsInSight) {
  const DiagramHover& hover = plots().hover();
  ui.moveTo(ui.rect("unit.1.2").center());
  ui.frames(2);
  EXPECT_EQ(hover.unit, (UnitPlace{1, 2}));
  for (int plot = 0; plot < 3; ++plot) ui.session().lab().view->nextPlot();
  ui.frames(2);
  EXPECT_FALSE(ui.isShown("diagram"));
  EXPECT_FALSE(hover.unit);
}

TEST_F(NetworkLabUi, ARightClickOnALinkChoosesItsWeightForThePlane) {
  const Rect from = ui.rect("unit.0.1");
  const Rect to = ui.rect("unit.1.3");
  ui.moveTo((Vec2{from.right(), from.center().y} + Vec2{to.x, to.center().y}) * 0.5f);
  ui.frames(2);
  ui.press(1);
  ui.frames();
  ui.release(1);
  ui.frames(3);
  ui.click("network.slice.menu.up");
  EXPECT_EQ(config().look.slice, SliceKind::weights);
  EXPECT_EQ(config().look.sliceWeights, (std::array<Index, 2>{0, 7})) << "row 3, column 1 of W";
  ui.control(U'z');
  ui.frames(2);
  EXPECT_EQ(config().look.slice, SliceKind::path);
}

TEST_F(NetworkLabUi, WeightsOfThePlaneAreChosenByName) {
  NetworkLabConfig edited = config();
  edited.look.side = "slice";
  edited.look.slice = SliceKind::weights;
  lab().configure(edited);
  ui.frames(3);
  ui.click("network.slice.across");
  ui.frames(2);
  ui.click("network.slice.across.list.4");
  EXPECT_EQ(config().look.sliceWeights, (std::array<Index, 2>{4, 1}));
}

TEST_F(NetworkLabUi, SizesAreTypedAndCounted) {
  NetworkLabConfig edited = config();
  edited.look.side = "parameters";
  edited.look.counting.of = CountedKind::sizes;
  lab().configure(edited);
  ui.frames(3);
  EXPECT_TRUE(ui.isShown("parameters"));
  EXPECT_TRUE(ui.isShown("shapes"));
  ui.click("network.count.typed");
  ui.frames(2);
  ui.replaceText("2-3-1");
  ui.enter();
  ui.frames(2);
  EXPECT_EQ(config().look.counting.sizes, (std::vector<Index>{2, 3, 1}));
  ui.click("network.count.typed");
  ui.frames(2);
  ui.replaceText("2-0");
  ui.enter();
  ui.frames(2);
  EXPECT_EQ(config().look.counting.sizes, (std::vector<Index>{2, 3, 1})) << "what cannot be read leaves them";
}

TEST_F(NetworkLabUi, CopiesAreSetInThePanel) {
  ui.click("network.panel.augmentation");
  ui.frames(2);
  const Index before = lab().training().learned()->size();
  ui.doubleClick("network.augmentation.copies");
  ui.frames(2);
  ui.replaceText("2");
  ui.enter();
  ui.frames(3);
  EXPECT_EQ(lab().training().learned()->size(), 3 * before);
}

// What the transport says is what the plots show, also while the step asked for is not there yet.
TEST_F(NetworkLabUi, TheTransportNamesTheStepThatIsShown) {
  ui.playback().seek(1500);
  ui.frames();
  EXPECT_EQ(lab().shownStep(), 0);
  EXPECT_EQ(stepText(lab()), "k = 0 / 2000");
  lab().complete();
  EXPECT_EQ(stepText(lab()), "k = 1500 / 2000");
}

TEST_F(NetworkLabUi, EveryPlotIsReachedByTab) {
  for (const std::string_view name : {"diagram", "curves", "hidden", "slice", "answer", "confusion", "roc", "accuracy",
                                      "gradients", "sweep", "errors", "parameters", "shapes"}) {
    ui.session().lab().view->nextPlot();
    ui.frames(2);
    EXPECT_EQ(config().look.focus, name);
    EXPECT_TRUE(ui.isShown(name)) << name;
    EXPECT_TRUE(ui.allVerticesFinite()) << name;
  }
}

}  // namespace
}  // namespace descenso
