// The numbers of the course that the lab shows in tables and at a point that is held.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/labs/optimizer/plots_optimizer.h"
#include "tests/app/optimizer_lab_fixture.h"

namespace descenso {
namespace {

class LabTables : public tests::OptimizerLabFixture {
 protected:
  /// Whether all of these are written in the plot.
  void expectIn(std::string_view plot, const std::vector<std::string>& texts) {
    const tests::RecordingCanvas canvas = drawn(plot);
    for (const std::string& each : texts) EXPECT_TRUE(canvas.find(each)) << plot << " lacks " << each;
  }
};

// INI-02: four starts, four losses, three ends.
TEST_F(LabTables, FourStartsEndWithTheirLosses) {
  open("several-starts");
  expectIn("runs", {"0.216496", "7.64758", "3.38641", "Gradient descent from (3.5, 6.5)"});
}

// OPT-19, OPT-20, OPT-22, OPT-23: with α = 1 and g = (1, −2) an update is the method's factor.
TEST_F(LabTables, AConstantGradientShowsEachMethodsFactor) {
  open("constant-gradient");
  const auto select = [&](const char* optimizer) {
    OptimizerLabConfig config = lab.config();
    config.look.selected = optimizer;
    lab.configure(config);
    lab.playback().seek(3);
  };
  select("adam");
  expectIn("steps", {"−3.1623", "−4.2496", "−4.9502", "3.1623", "4.2496", "4.9502"});
  lab.playback().seek(12);
  expectIn("steps", {"−6.5685", "6.5685"});
  select("adagrad");
  expectIn("steps", {"−1", "−0.70711", "−0.57735", "−0.5", "−0.44721"});
  select("normalized");
  expectIn("steps", {"−1", "1"});
  select("momentum");  // OPT-10
  expectIn("steps", {"−0.1", "−0.19", "−0.271", "−0.3439", "−0.40951", "−0.46856"});
}

// OPT-10 and OPT-15 on the page of the step.
TEST_F(LabTables, AConstantGradientShowsMomentAndDisplacement) {
  open("constant-gradient");
  OptimizerLabConfig config = lab.config();
  config.look.selected = "momentum";
  lab.configure(config);
  lab.playback().seek(3);
  expectIn("average", {"m with β = 0.9: 0.271"});
  expectIn("momentum", {"0.081", "0.09", "0.1", "in the displacement, sum 0.561"});
  lab.playback().seek(10);
  expectIn("momentum", {"in m, sum 0.651322", "in the displacement, sum 4.138106"});
}

// OPT-09: of a constant 1 the mean of the last four, right and as printed.
TEST_F(LabTables, TheMeanOfAConstantIsThatConstantAndNotAsPrinted) {
  open("averages-as-printed");
  expectIn("average", {"mean of the last 4: 1", "mean, as printed (E31): 1.25"});
}

// OPT-08: α by update, right and as printed.
TEST_F(LabTables, TheDecayingRateIsReadByUpdate) {
  open("decay-as-printed");
  expectIn("steps", {"0.1", "0.09091", "0.06667"});
  lab.playback().seek(20);
  expectIn("steps", {"0.05"});
}

// OPT-03.
TEST_F(LabTables, TheStopRuleEndsBelowEpsilon) {
  open("stop-rule");
  expectIn("steps", {"59", "3"});
  EXPECT_NEAR(lab.runOf("gd")->phi()[0], 2.999996, 1e-6);
}

// OPT-02: slow, zigzagging, bouncing for ever, and diverging.
TEST_F(LabTables, FourRatesInOneRavine) {
  open("ravine-rates");
  expectIn("runs", {"Gradient descent", "α = 0.005 from k = 0", "α = 0.1 from k = 0", "α = 0.11 from k = 0"});
  EXPECT_NEAR(lab.runOf("gd")->timeline().at(40).loss, 5.18e-4, 1e-6);
  const auto branches = lab.races().branches();
  EXPECT_NEAR(branches[0].runs().front().timeline().at(200).loss, 0.131965, 1e-6);
  EXPECT_NEAR(std::abs(branches[1].runs().front().timeline().at(199).phi[1]), 0.9, 1e-9);
  EXPECT_NEAR(branches[2].runs().front().timeline().at(1).loss, 12.44, 0.005);
  EXPECT_NEAR(branches[2].runs().front().timeline().at(2).loss, 17.41, 0.005);
}

// LOS-04: the Hessian's determinant and trace where the scenes hold the read-out.
TEST_F(LabTables, TheHessianIsReadOffWhereTheSceneHoldsIt) {
  open("convexity-gabor");
  EXPECT_NEAR(lab.probe()->curvature->eigenvalues.prod(), -0.5107, 1e-4);
  expectIn("field", {"det H", "tr H"});
  open("convex-line");
  expectIn("field", {"198.37", "55.5508"});
  open("concave-as-printed");
  expectIn("field", {"4", "−4"});
}

TEST_F(LabTables, WhatIsHeldGivesWayToThePointerAndComesBack) {
  open("convex-line");
  lab.setProbe(Point2(1, 1));
  EXPECT_EQ(lab.probe()->phi, Point2(1, 1));
  lab.setProbe(std::nullopt);
  EXPECT_EQ(lab.probe()->phi, Point2(0.4, 0.2));
  OptimizerLabConfig config = lab.config();
  config.look.view("field").held.reset();
  lab.configure(config);
  EXPECT_FALSE(lab.probe());
}

// LOS-05: a < b < c < d at thirds, and after ten brackets the middle of what is left.
TEST_F(LabTables, BracketsShrinkByThirds) {
  open("bracketing");
  expectIn("slice", {"a", "b", "c", "d"});
  EXPECT_NEAR(lab.runOf("steepest")->timeline().at(1).phi[0], 0.297854, 1e-6);
}

// LOS-08: the losses that the slides print are those of the textbook's local minima.
TEST_F(LabTables, TheTextbooksMinimaAreListedWithTheirLosses) {
  open("gabor-minima");
  const auto last = [&](const descenso::Run& run) { return run.timeline().losses().back(); };
  EXPECT_NEAR(last(lab.race().runs().front()), 3.67, 0.005);
  EXPECT_NEAR(last(lab.races().fromMoreStarts()[0].runs().front()), 10.18, 0.005);
  EXPECT_NEAR(last(lab.races().fromMoreStarts()[1].runs().front()), 9.96, 0.005);
  EXPECT_NEAR(last(lab.races().fromMoreStarts()[2].runs().front()), 0.6457, 0.0005);
}

// REG-06, REG-07: without the 1/m the gradient at (0, 0) is four times too long; 0.21 is within the right limit 0.8769
// and just within that of the printed one, 0.2192.
TEST_F(LabTables, ThePrintedGradientOfFourPointsIsFourTimesTooLong) {
  open("line-on-four-points");
  expectIn("examples", {"∇L as printed, without the 1/m: (−12, −16)"});
  open("line-limit");
  expectIn("field", {"0.8769"});
  EXPECT_LT(lab.races().printed().runs().front().timeline().losses().back(), 0.1) << "0.21 still converges";
}

// LOS-06: sin(π/2) · exp(−(π/2)²/32).
TEST_F(LabTables, TheGaborModelAtZeroIsReadOffTheTable) {
  open("gabor-at-zero");
  expectIn("examples", {"0.9258"});
}

// REG-10, REG-11.
TEST_F(LabTables, LossAndRootMeanSquareStandBesideTheFit) {
  open("line-loss");
  expectIn("fit", {"7.0539"});
  open("bfgs");
  expectIn("fit", {"0.07003"});
}

// OPT-06: with α = 0.4 the noise does not suffice.
TEST_F(LabTables, ASmallerRateStaysTrapped) {
  open("sgd-escapes");
  // 100 batches of 5 of 30 examples are 16 passes and two thirds.
  expectIn("runs", {"SGD (mini-batches)", "α = 0.4 from k = 0", "passes", "100", "16.67"});
  EXPECT_NEAR(lab.runOf("sgd")->timeline().at(100).loss, 0.28326, 5e-6);
  EXPECT_NEAR(lab.races().branches().front().runs().front().timeline().at(300).loss, 4.665, 0.001);
}

TEST_F(LabTables, FitHowManyColumnsAndRowsThereIsRoomFor) {
  open("all-methods");
  for (const float width : {0.0f, 40.0f, 200.0f, 1200.0f})
    for (const float height : {0.0f, 30.0f, 90.0f, 900.0f})
      for (const char* plot : {"runs", "steps"}) drawn(plot, {0, 0, width, height});
  drawn("steps", {0, 0, 700, 300});
  const auto& rows = plots.plot("steps").zones();
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows.front().id, rowZone(0));
  lab.playback().seek(lab.playback().last());
  drawn("steps", {0, 0, 700, 300});
  EXPECT_EQ(rows.size(), plots.plot("steps").zones().size()) << "as many rows at the end as at the start";
}

}  // namespace
}  // namespace descenso
