// Problems in the panel: choosing, the formula as it is typed, fixed parameters, many pairs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/labs/optimizer/state.h"
#include "tests/support/ui_driver.h"

namespace descenso {
namespace {

using tests::UiDriver;

class ProblemUi : public testing::Test {
 protected:
  ProblemUi() { ui.frames(3); }

  OptimizerLab& lab() { return dynamic_cast<OptimizerLab&>(ui.lab()); }
  const OptimizerLabConfig& config() { return lab().config(); }

  void choose(std::string_view problem) {
    OptimizerLabConfig edited = config();
    chooseProblem(edited, problem);
    lab().configure(edited);
    ui.frames(3);
  }

  void typeFormula(std::string_view text) {
    ui.click("formula");
    ui.replaceText(text);
    ui.enter();
    ui.frames(3);
  }

  UiDriver ui{labCatalog()};
};

TEST_F(ProblemUi, AProblemChosenComesWithItsMapAndStart) {
  ui.click("problem");
  ui.frames(2);
  ui.click("problem.list.6");
  ui.frames(3);
  EXPECT_EQ(config().problem.name, "rosenbrock");
  EXPECT_EQ(config().start, Point2(-1.2, 1));
  EXPECT_EQ(config().look.fieldScale, Scale::logarithmic);
  EXPECT_FALSE(ui.isShown("fit"));
}

TEST_F(ProblemUi, ATypedFormulaIsTheSurface) {
  choose("formula");
  const auto grid = lab().map().grid();
  typeFormula("u^2 + 3 v^2");
  EXPECT_EQ(config().problem.formula, "u^2 + 3 v^2");
  EXPECT_EQ(lab().problemMap().symbols[1], "v");
  EXPECT_NE(lab().map().grid(), grid);
  EXPECT_FALSE(ui.isShown("formula.mark"));
}

TEST_F(ProblemUi, LeavingTheFieldAppliesToo) {
  choose("formula");
  ui.click("formula");
  ui.replaceText("x^4 + y^2");
  ui.click("plot.convergence");
  ui.frames(3);
  EXPECT_EQ(config().problem.formula, "x^4 + y^2");
}

TEST_F(ProblemUi, AFormulaThatCannotBeReadIsMarkedAndTheSurfaceStays) {
  choose("formula");
  typeFormula("x^2 + y^2");
  const auto grid = lab().map().grid();
  typeFormula("x^2 + sinn(y)");
  EXPECT_EQ(config().problem.formula, "x^2 + y^2");
  EXPECT_EQ(lab().map().grid(), grid);
  ASSERT_TRUE(ui.isShown("formula.mark"));
  const Rect mark = ui.rect("formula.mark");
  const Rect field = ui.rect("formula");
  // Monospaced: the mark stands under the seventh character.
  EXPECT_NEAR(mark.x - field.x - 8, 6 * mark.width, 2);
  EXPECT_GE(mark.y, field.bottom());
  EXPECT_LT(mark.y, field.bottom() + 20);
  EXPECT_THAT(ui.interface().ui().clipped(), testing::IsEmpty());

  ui.frames(10);
  EXPECT_TRUE(ui.isShown("formula.mark")) << "until it is put right";
  typeFormula("x^2 + sin(y)");
  EXPECT_FALSE(ui.isShown("formula.mark"));
  EXPECT_EQ(config().problem.formula, "x^2 + sin(y)");
}

TEST_F(ProblemUi, EnterOnARefusedFormulaStaysInTheField) {
  choose("formula");
  typeFormula("x^2 + sinn(y)");
  EXPECT_TRUE(ui.isShown("formula.mark"));
  ui.replaceText("|x| + y^2");
  ui.enter();
  ui.frames(3);
  EXPECT_EQ(config().problem.formula, "|x| + y^2") << "typed without another click";
}

TEST_F(ProblemUi, AllWeightsAreTrainedTogether) {
  choose("quadratic");
  ui.click("panel.train.1");
  ui.frames(3);
  EXPECT_TRUE(lab().trainsAll());
  EXPECT_EQ(lab().race().runs()[0].timeline().dimension(), 3);
  EXPECT_TRUE(ui.allVerticesFinite());
  for (const int page : {1, 2, 3, 4, 5}) {
    ui.click("side." + std::to_string(page));
    ui.frames(3);
    EXPECT_TRUE(ui.allVerticesFinite());
    EXPECT_THAT(ui.interface().ui().clipped(), testing::IsEmpty());
  }
  ui.click("panel.train.0");
  ui.frames(3);
  EXPECT_EQ(lab().race().runs()[0].timeline().dimension(), 2);
}

TEST_F(ProblemUi, AFormulaWithoutValuesIsRefusedInWords) {
  choose("formula");
  typeFormula("x^2 + y^2");
  typeFormula("log(-1 - x^2) + y");
  EXPECT_EQ(config().problem.formula, "x^2 + y^2");
  EXPECT_FALSE(ui.isShown("formula.mark"));
  EXPECT_TRUE(ui.allVerticesFinite());
}

TEST_F(ProblemUi, LettersTypedIntoTheFormulaAreNoShortcuts) {
  choose("formula");
  const bool hadContours = config().look.contours;
  typeFormula("cos(x) + y^2");
  EXPECT_EQ(config().look.contours, hadContours);
  EXPECT_FALSE(ui.playback().isPlaying());
}

TEST_F(ProblemUi, AnotherSceneBringsItsFormula) {
  choose("formula");
  typeFormula("x^2 + sinn(y)");
  ui.session().openBuiltIn("formula-hole");
  ui.frames(3);
  EXPECT_EQ(config().problem.formula, "log(x) + y²");
  EXPECT_FALSE(ui.isShown("formula.mark"));
}

TEST_F(ProblemUi, AClickIntoAHoleIsRefusedAndToldAndNothingChanges) {
  ui.session().openBuiltIn("formula-hole");
  ui.frames(3);
  const Point2 start = config().start;
  const Rect field = ui.rect("plot.field");
  ui.moveTo({field.x + field.width * 0.1f, field.y + field.height * 0.5f});
  ui.frames();
  ui.press();
  ui.frames();
  ui.release();
  ui.frames(3);
  EXPECT_EQ(config().start, start);
  EXPECT_TRUE(ui.allVerticesFinite());
}

TEST_F(ProblemUi, AnExampleBringsItsRange) {
  choose("formula");
  ui.click("formula.example");
  ui.frames(2);
  ui.click("formula.example.list.1");
  ui.frames(3);
  EXPECT_THAT(config().problem.formula, testing::HasSubstr("cos(2 pi x)"));
  EXPECT_EQ(lab().map().range().high.x(), 5.12);
}

TEST_F(ProblemUi, TheRangeOfAFormulaIsTyped) {
  choose("formula");
  ui.click("formula.range.x.1");
  ui.replaceText("7");
  ui.enter();
  ui.frames(3);
  EXPECT_EQ(lab().map().range().high.x(), 7);
  ui.click("formula.range.x.1");
  ui.replaceText("-9");
  ui.enter();
  ui.frames(3);
  EXPECT_EQ(lab().map().range().high.x(), 7) << "below the low end";
}

TEST_F(ProblemUi, TheFixedParameterIsASliderAndThePathsFollow) {
  choose("quadratic");
  const double before = lab().runOf("gd")->timeline().at(5).loss;
  const Box range = lab().map().range();
  const Point2 start = config().start;
  ui.drag("fixed.w3", {0.5f, 0.5f}, {0.9f, 0.5f});
  ui.frames(3);
  ASSERT_EQ(config().problem.fixed.size(), 3u);
  EXPECT_GT(config().problem.fixed[2], 2);
  EXPECT_NE(lab().runOf("gd")->timeline().at(5).loss, before);
  EXPECT_EQ(lab().map().range(), range);
  EXPECT_EQ(config().start, start);
}

TEST_F(ProblemUi, ManyPairsAreADropDownAndAPairBringsItsMap) {
  choose("network-slice");
  EXPECT_FALSE(ui.isShown("setting.pair.3"));
  ui.click("setting.pair");
  ui.frames(2);
  ui.click("setting.pair.list.0");
  ui.frames(3);
  EXPECT_EQ(lab().problemMap().symbols, (std::array<std::string, 2>{"w₁", "b₁"}));
  EXPECT_EQ(lab().map().range().high.y(), 10);
  EXPECT_TRUE(config().look.view("field").y.fit);
  EXPECT_EQ(config().start, lab().problemMap().start);
  EXPECT_THAT(ui.interface().ui().clipped(), testing::IsEmpty());
}

TEST_F(ProblemUi, EveryProblemIsDrawnWholeInBothLanguagesAndSizes) {
  for (const char* language : {"en", "es"}) {
    for (const auto& [width, height] : {std::pair{1600, 900}, {1280, 720}}) {
      UiDriver driver{labCatalog(), {width, height, language, ThemeName::light, {}}};
      driver.frames(2);
      for (const ProblemEntry& entry : problemCatalog()) {
        auto& state = dynamic_cast<OptimizerLab&>(driver.lab());
        OptimizerLabConfig edited = state.config();
        chooseProblem(edited, entry.name);
        state.configure(edited);
        driver.frames(3);
        if (!driver.isShown("problem")) driver.click("panel.problem");
        driver.frames(3);
        EXPECT_THAT(driver.interface().ui().clipped(), testing::IsEmpty()) << entry.name << " " << language << width;
        EXPECT_THAT(driver.session().text().missing(), testing::IsEmpty()) << entry.name;
        EXPECT_TRUE(driver.allVerticesFinite()) << entry.name;
      }
    }
  }
}

}  // namespace
}  // namespace descenso
