// The loss as a curve: the course's convex and non-convex curves, the second-derivative test, the descent along it, and
// the stop rule.
#include <gtest/gtest.h>

#include "app/export/scene.h"
#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state_profile.h"
#include "app/labs/optimizer/state_text.h"
#include "tests/app/recording_canvas.h"

namespace descenso {
namespace {

class Curve : public ::testing::Test {
 protected:
  tests::RecordingCanvas drawn(std::string_view scene) {
    lab.load(builtInScene(scene).state);
    OptimizerPlots plots(lab);
    tests::RecordingCanvas canvas;
    PlotContext context{canvas, painter, theme(ThemeName::light), text};
    plots.draw("profile", context, {0, 0, 800, 500});
    EXPECT_TRUE(canvas.allFinite);
    EXPECT_EQ(canvas.clips, 0);
    return canvas;
  }

  OptimizerLab lab;
  NullPainter painter;
  Translations text{"en"};
};

Profile profileOfFormula(const std::string& formula, double low, double high) {
  return profileOf(*makeProblem({.name = "formula", .formula = formula}), low, high, 0);
}

TEST_F(Curve, SaysWhichOfTheThreeAreConvex) {
  EXPECT_TRUE(drawn("convex-curve").find("Loss along x: convex"));
  EXPECT_TRUE(drawn("nonconvex-one-minimum").find("Loss along x: not convex"));
  EXPECT_TRUE(drawn("nonconvex-two-minima").find("Loss along x: not convex"));
  text = Translations("es");
  EXPECT_TRUE(drawn("nonconvex-two-minima").find("Pérdida según x: no convexa"));
}

// 1 − exp(−x²/2) has L″ = (1 − x²) exp(−x²/2): bent down beyond ±1. x⁴/4 − x² + x/4 has L″ = 3x² − 2.
TEST_F(Curve, IsBentDownWhereTheSecondDerivativeIsNegative) {
  EXPECT_TRUE(profileOfFormula("x² / 2", -3, 3).isConvex());
  EXPECT_TRUE(profileOfFormula("2 x + 1", -3, 3).isConvex()) << "a line is convex";
  EXPECT_TRUE(profileOfFormula("|x|", -3, 3).isConvex());
  const Profile bell = profileOfFormula("1 − exp(−x² / 2)", -3, 3);
  ASSERT_EQ(bell.bentDown.size(), 2u);
  EXPECT_NEAR(bell.x[bell.bentDown[0].last], -1, 0.011);
  EXPECT_NEAR(bell.x[bell.bentDown[1].first], 1, 0.011);
  const Profile wells = profileOfFormula("x⁴ / 4 − x² + x / 4", -3, 3);
  ASSERT_EQ(wells.bentDown.size(), 1u);
  EXPECT_NEAR(wells.x[wells.bentDown[0].first], -std::sqrt(2.0 / 3), 0.011);
  EXPECT_NEAR(wells.x[wells.bentDown[0].last], std::sqrt(2.0 / 3), 0.011);
}

TEST_F(Curve, HasHolesWhereThereIsNoLoss) {
  const Profile half = profileOfFormula("log(x)", -1, 1);
  EXPECT_FALSE(half.isConvex());
  EXPECT_TRUE(std::isnan(half.loss.front()));
  EXPECT_GT(half.x[half.bentDown.front().first], 0);
}

TEST_F(Curve, BallsRollOnIt) {
  const tests::RecordingCanvas start = drawn("nonconvex-two-minima");
  lab.playback().seek(40);
  // A root of x³ − 2x + 1/4; the other minimum, at −1.475, is lower.
  EXPECT_NEAR(lab.shown(*lab.runOf("gd")).phi[0], 1.345, 2e-3) << "into the valley of its start";
  EXPECT_TRUE(start.find("Gradient descent"));
  EXPECT_TRUE(start.find("tangent, slope −0.734")) << "0.6³ − 2 · 0.6 + 1/4";
}

// (w − 3)², η = 0.1 from 1.
TEST_F(Curve, DescendsAsTheCourseDoes) {
  drawn("stop-rule");
  const descenso::Run& run = *lab.runOf("gd");
  EXPECT_NEAR(run.timeline().at(1).phi[0], 1.4, 1e-12);
  EXPECT_NEAR(run.timeline().at(2).phi[0], 1.72, 1e-12);
  EXPECT_NEAR(run.timeline().at(3).phi[0], 1.976, 1e-12);
}

TEST_F(Curve, EndsByTheStopRule) {
  drawn("stop-rule");
  const descenso::Run& run = *lab.runOf("gd");
  EXPECT_EQ(run.timeline().lastStep(), 59);
  EXPECT_NEAR(run.timeline().at(59).phi[0], 2.999996, 5e-7);
  EXPECT_EQ(statusText(text, lab, run), "stopped at k = 59: ‖Δφ‖ < ε");
  lab.playback().seek(58);
  EXPECT_FALSE(lab.hasStopped(run));
  OptimizerLabConfig config = lab.config();
  config.stopBelow = 0;
  lab.configure(config);
  EXPECT_EQ(lab.runOf("gd")->timeline().lastStep(), 200);
  config.stopBelow = 2;
  EXPECT_THROW(lab.configure(config), std::invalid_argument);
  config.stopBelow = -1;
  EXPECT_THROW(lab.configure(config), std::invalid_argument);
}

TEST_F(Curve, ComesBackFromAScene) {
  drawn("stop-rule");
  OptimizerLab again;
  again.load(lab.save());
  EXPECT_EQ(again.config(), lab.config());
  EXPECT_EQ(again.config().stopBelow, 1e-6);
}

}  // namespace
}  // namespace descenso
