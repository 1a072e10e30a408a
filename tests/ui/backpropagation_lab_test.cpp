// The backpropagation lab operated with mouse and keys.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/labs/backpropagation/state.h"
#include "tests/support/ui_driver.h"

namespace descenso::tests {
namespace {

class BackpropagationUi : public testing::Test {
 protected:
  BackpropagationUi() {
    ui.session().chooseLab("backpropagation");
    ui.frames(3);
  }

  BackpropagationLab& lab() { return dynamic_cast<BackpropagationLab&>(ui.lab()); }
  const BackpropagationConfig& config() { return lab().config(); }
  double gradient(std::string_view name) { return lab().values().gradient(lab().graph().find(name).value()); }

  UiDriver ui{labCatalog()};
};

TEST_F(BackpropagationUi, ArrowsWalkTheEdges) {
  EXPECT_EQ(lab().event().phase, WalkPhase::start);
  for (int i = 0; i < 6; ++i) ui.key(Key::right);
  EXPECT_EQ(lab().event().phase, WalkPhase::backward);
  EXPECT_EQ(lab().graph().edge(lab().event().edge).from, lab().graph().find("q"));
  ui.key(Key::left);
  EXPECT_EQ(lab().event().edge, -1);
  ui.key(Key::end);
  EXPECT_EQ(lab().event().phase, WalkPhase::update);
}

TEST_F(BackpropagationUi, AButtonGoesToTheEndOfThePhase) {
  ui.click("backpropagation.next");
  ui.frames(2);
  EXPECT_EQ(lab().step(), 4);
  ui.click("backpropagation.next");
  ui.frames(2);
  EXPECT_EQ(lab().step(), 9);
  ui.click("backpropagation.back");
  ui.frames(2);
  EXPECT_EQ(lab().step(), 4);
}

TEST_F(BackpropagationUi, DraggingAnInputChangesItsNumber) {
  ui.key(Key::right);
  const Rect handle = ui.rect("graph.handle.0");
  ui.moveTo(handle.center());
  ui.frames(2);
  ui.press();
  ui.moveTo(handle.center() - Vec2{0, 60});
  ui.frames(2);
  EXPECT_GT(config().inputs[0].value, -2);
  EXPECT_EQ(lab().step(), 1);
  const double dragged = config().inputs[0].value;
  ui.release();
  ui.frames(2);
  EXPECT_EQ(config().inputs[0].value, dragged);
  EXPECT_EQ(config().selected, -1);
  EXPECT_DOUBLE_EQ(gradient("z"), dragged + 5);
}

TEST_F(BackpropagationUi, AClickOnANodeSelectsIt) {
  const Rect handle = ui.rect("graph.handle.2");
  ui.moveTo(handle.center());
  ui.frames(2);
  ui.press();
  ui.frames(1);
  ui.release();
  ui.frames(2);
  EXPECT_EQ(config().selected, lab().graph().inputs()[2]);
  ui.click("side.1");
  ui.frames(2);
  const std::string row = "gradients.node." + std::to_string(lab().graph().inputs()[0]);
  ui.click(row);
  ui.frames(2);
  EXPECT_EQ(config().selected, lab().graph().inputs()[0]);
  ui.click(row);
  ui.frames(2);
  EXPECT_EQ(config().selected, -1);
}

TEST_F(BackpropagationUi, AFormulaBecomesAGraph) {
  ui.click("backpropagation.formula");
  ui.replaceText("h = tanh(w x + b); J = (h - y)^2");
  ui.enter();
  ui.frames(3);
  EXPECT_EQ(config().formula, "h = tanh(w x + b); J = (h - y)^2");
  EXPECT_EQ(config().inputs.size(), 4u);
  EXPECT_TRUE(ui.isShown("input.3"));
}

TEST_F(BackpropagationUi, AWrongFormulaIsMarkedAndChangesNothing) {
  ui.click("backpropagation.formula");
  ui.replaceText("e = x y");
  ui.enter();
  ui.frames(3);
  EXPECT_TRUE(ui.isShown("backpropagation.formula.mark"));
  EXPECT_EQ(config().formula, "q = x + y; f = q z");
}

/// What is refused is said over what stands below, which stays where it is, and goes with the next click.
TEST_F(BackpropagationUi, ARefusalMovesNothing) {
  const Rect next = ui.rect("backpropagation.next");
  ui.click("backpropagation.formula");
  ui.replaceText("q = x +");
  ui.enter();
  ui.frames(3);
  ASSERT_TRUE(ui.isShown("backpropagation.formula.refusal"));
  EXPECT_GE(ui.rect("backpropagation.formula.refusal").y, ui.rect("backpropagation.formula").bottom());
  EXPECT_EQ(ui.rect("backpropagation.next").y, next.y);
  ui.click("backpropagation.section.updates");
  ui.frames(2);
  EXPECT_FALSE(ui.isShown("backpropagation.formula.refusal"));
  ui.moveTo(ui.rect("backpropagation.formula").center());
  ui.frames(2);
  EXPECT_TRUE(ui.isShown("backpropagation.formula.refusal"));
}

TEST_F(BackpropagationUi, AFieldThatIsLeftSaysWhyItsTextIsRefused) {
  ui.click("backpropagation.formula");
  ui.replaceText("q = x +");
  ui.click("backpropagation.section.updates");
  ui.frames(2);
  EXPECT_TRUE(ui.isShown("backpropagation.formula.refusal"));
  ui.click("backpropagation.section.updates");
  ui.frames(2);
  EXPECT_FALSE(ui.isShown("backpropagation.formula.refusal"));
  EXPECT_EQ(config().formula, "q = x + y; f = q z");
}

TEST_F(BackpropagationUi, TheCostSeeksAnUpdate) {
  ui.click("backpropagation.graph");
  ui.frames(2);
  ui.click("backpropagation.graph.list.8");
  ui.frames(3);
  ASSERT_EQ(lab().playback().last(), 100 * lab().walk().length());
  ui.click("side.1");
  ui.frames(3);
  const Rect plot = ui.rect("plot.cost");
  ui.moveTo(plot.center());
  ui.press();
  ui.release();
  ui.frames(2);
  EXPECT_GT(lab().cycle(), 30);
  EXPECT_LT(lab().cycle(), 70);
  EXPECT_EQ(lab().event().phase, WalkPhase::update);
}

TEST_F(BackpropagationUi, TheWheelZoomsAndADoubleClickFits) {
  ui.moveTo(ui.rect("plot.graph").center());
  ui.frames(1);
  ui.wheel("plot.graph", 3);
  ui.frames(2);
  EXPECT_FALSE(config().look.view("graph").x.fit);
  const Rect plot = ui.rect("plot.graph");
  ui.moveTo({plot.x + 10, plot.y + 10});
  ui.frames(1);
  ui.key(U'f');
  ui.frames(2);
  EXPECT_TRUE(config().look.view("graph").x.fit);
}

TEST_F(BackpropagationUi, TheDictionaryFindsItsPartners) {
  ui.click("side.3");
  ui.frames(3);
  const std::size_t before = ui.vertexCount();
  ui.moveTo(ui.rect("dictionary.sum").center());
  ui.frames(3);
  EXPECT_GT(ui.vertexCount(), before);
}

TEST(BackpropagationSweep, EveryPlotOfEveryGraphIsDrawnWholeAndInWords) {
  for (const Language& language : languages())
    for (const auto& [width, height] : {std::pair(1600, 900), std::pair(1280, 720)}) {
      UiDriver ui(labCatalog(), {width, height, language.code, ThemeName::light, {}});
      ui.session().chooseLab("backpropagation");
      ui.frames(3);
      auto& lab = dynamic_cast<BackpropagationLab&>(ui.lab());
      for (const NamedGraph& named : graphCatalog()) {
        BackpropagationConfig config = lab.config();
        chooseGraph(config, named);
        config.isPrinted = true;
        lab.configure(config);
        lab.playback().seek(lab.walk().length() - 1);
        ui.frames(2);
        const std::vector<SidePage>& pages = backpropagationPages(lab.config());
        for (std::size_t page = 0; page < pages.size(); ++page) {
          ui.click("side." + std::to_string(page));
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
    }
}

}  // namespace
}  // namespace descenso::tests
