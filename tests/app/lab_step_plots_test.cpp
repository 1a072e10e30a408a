// What one update shows in the lab's plots.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/export/scene.h"
#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/update_card.h"
#include "app/text/numbers.h"
#include "tests/app/recording_canvas.h"

namespace descenso {
namespace {

using ::testing::HasSubstr;
using tests::RecordingCanvas;

class StepPlots : public ::testing::Test {
 protected:
  RecordingCanvas drawn(std::string_view name, bool asPrinted = false) {
    OptimizerLabConfig config = lab.config();
    config.asPrinted = asPrinted;
    lab.configure(config);
    RecordingCanvas canvas;
    PlotContext context{canvas, painter, theme(ThemeName::light), text};
    plots.draw(name, context, {0, 0, 800, 700});
    EXPECT_TRUE(canvas.allFinite) << name;
    EXPECT_EQ(canvas.clips, 0) << name;
    return canvas;
  }
  void show(const std::function<void(OptimizerLabLook&)>& change) {
    OptimizerLabConfig config = lab.config();
    change(config.look);
    lab.configure(config);
  }

  OptimizerLab lab;
  OptimizerPlots plots{lab};
  NullPainter painter;
  Translations text{"en"};
};

TEST_F(StepPlots, HatchOnlyWhenAsked) {
  const auto plain = drawn("field").lines.size();
  show([](auto& look) { look.convexity = true; });
  const RecordingCanvas hatched = drawn("field");
  EXPECT_GT(hatched.lines.size(), plain + 100);
  EXPECT_TRUE(hatched.find("not convex: λmin < 0"));
  show([](auto& look) { look.view("field").hidden.insert("convexity"); });
  EXPECT_LT(drawn("field").lines.size(), plain + 10);
}

TEST_F(StepPlots, WarnAtThePointerWhereAlphaIsTooLarge) {
  lab.load(builtInScene("gabor-bouncing").state);
  show([](auto& look) { look.curvature = true; });
  Point2 minimum(0, 0);
  for (const StationaryPoint& point : lab.map().stationaryPoints())
    if (point.type == StationaryType::minimum && point.stabilityLimit() < 0.3) minimum = point.phi;
  lab.setProbe(minimum);
  const double limit = curvatureAt(lab.problem(), minimum).stabilityLimit();
  const std::string line = "0.3 > " + formatNumber(limit, 4);
  const RecordingCanvas warned = drawn("field");
  ASSERT_TRUE(warned.find(line)) << line;
  EXPECT_EQ(warned.find(line)->style.color, theme(ThemeName::light).warn);
  EXPECT_TRUE(warned.find("det H"));
}

TEST_F(StepPlots, ShowTheBatchOfTheComingUpdate) {
  lab.load(builtInScene("minibatch-arrows").state);
  const RecordingCanvas first = drawn("fit");
  EXPECT_TRUE(first.find("batch of update 1"));
  const auto accented = std::count_if(first.marks.begin(), first.marks.end(),
                                      [](const auto& mark) { return mark.fill == theme(ThemeName::light).accent; });
  EXPECT_EQ(accented, 6) << "five examples and the legend";
  lab.playback().seek(3);
  EXPECT_TRUE(drawn("fit").find("batch of update 4"));
  EXPECT_TRUE(drawn("field").find("−∂ℓᵢ of 5 examples"));
}

TEST_F(StepPlots, ShowWhatASearchTried) {
  OptimizerLabConfig config = lab.config();
  config.enable("genetic", true);
  config.look.selected = "genetic";
  lab.configure(config);
  EXPECT_FALSE(drawn("field").find("Genetic search: points tried")) << "nothing tried yet";
  lab.playback().seek(5);
  EXPECT_TRUE(drawn("field").find("Genetic search: points tried"));
}

TEST_F(StepPlots, DrawTheBracketsOfTheCourse) {
  lab.load(builtInScene("line-search-linreg").state);
  const RecordingCanvas canvas = drawn("slice");
  const descenso::Run after = replayed(*lab.runOf("steepest"), 1);
  const auto count = std::to_string(after.optimizer().brackets().size());
  EXPECT_TRUE(canvas.find(count + " brackets a, b, c, d"));
  const double found = after.timeline().at(1).term(1)[0];
  EXPECT_NEAR(found, 0.021537, 1e-5);
  EXPECT_TRUE(canvas.find("found: α = " + formatNumber(found, 4)));
}

TEST_F(StepPlots, PrintTheSumOfTheWeights) {
  lab.load(builtInScene("momentum-weights").state);
  EXPECT_TRUE(drawn("momentum").find("in m, sum 0.651322"));
  lab.playback().seek(3);
  EXPECT_TRUE(drawn("momentum").find("in m, sum 0.271"));
  lab.playback().seek(0);
  EXPECT_TRUE(drawn("momentum").find("No gradient yet: make a step."));
}

TEST_F(StepPlots, MarkThePhaseInExplainMode) {
  lab.load(builtInScene("adam-explained").state);
  const auto marked = [&] {
    for (const auto& each : drawn("update").texts)
      for (const char* phase : {"Forward", "Loss", "Backward", "Update"})
        if (each.text == phase && each.style.font == FontRole::bold) return each.text;
    return std::string();
  };
  EXPECT_EQ(marked(), "Forward");
  lab.playback().move(1);
  EXPECT_EQ(marked(), "Forward") << "the outputs";
  lab.playback().move(1);
  EXPECT_EQ(marked(), "Loss");
  lab.playback().move(1);
  EXPECT_EQ(marked(), "Backward") << "the gradient";
  lab.playback().move(1);
  EXPECT_EQ(marked(), "Update");
  show([](auto& look) { look.explain = false; });
  EXPECT_EQ(marked(), "");
}

TEST_F(StepPlots, SayTheAlphaThatTheScheduleGives) {
  OptimizerLabConfig config = lab.config();
  config.schedule = {"cosine", fallbacks(findSchedule("cosine")->hyperparameters)};
  lab.configure(config);
  lab.playback().seek(100);
  const double alpha = lab.runOf("adam")->alphaOf(100);
  ASSERT_LT(alpha, 0.09);
  EXPECT_TRUE(drawn("update").find("The schedule has α = " + formatNumber(alpha, 5) + " in this update."));
  const auto lines = updateCard(*lab.runOf("gd"), 100, lab.problemEntry().symbols);
  EXPECT_THAT(lines[1].components[0].numbers, HasSubstr(formatNumber(lab.runOf("gd")->alphaOf(100), 6)));
}

TEST_F(StepPlots, SwitchesComeBackFromAScene) {
  show([](auto& look) {
    look.convexity = look.curvature = look.exampleGradients = true;
    look.side = look.focus = "momentum";
  });
  OptimizerLab other;
  other.load(nlohmann::json::parse(lab.save().dump()));
  EXPECT_EQ(other.config(), lab.config());
  EXPECT_TRUE(other.config().look.exampleGradients);
}

}  // namespace
}  // namespace descenso
