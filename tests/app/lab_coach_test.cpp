// What the lab says about runs that go wrong, in both languages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/export/scene.h"
#include "app/labs/optimizer/state_text.h"

namespace descenso {
namespace {

using testing::HasSubstr;

class Coach : public testing::Test {
 protected:
  void open(const std::string& scene) { lab.load(builtInScene(scene).state); }
  const descenso::Run& run(const std::string& optimizer) { return *lab.runOf(optimizer); }
  void letGradientDescentDiverge() {
    open("linear-diverging");
    OptimizerLabConfig config = lab.config();
    config.find("gd")->optimizer.values[0] = 10;
    config.steps = 1000;
    lab.configure(config);
    lab.playback().seek(1000);
  }

  OptimizerLab lab;
  Translations english{"en"};
  Translations spanish{"es"};
};

TEST_F(Coach, SaysNothingAboutARunThatDescends) {
  lab.playback().seek(5);
  for (const auto& each : lab.race().runs()) {
    EXPECT_EQ(statusText(english, lab, each), "descending");
    EXPECT_TRUE(coachAdvice(english, lab, each).sentences.empty());
  }
}

TEST_F(Coach, SeesConvergence) {
  open("linear-regression");
  lab.playback().seek(100);
  EXPECT_THAT(statusText(english, lab, run("gd")), HasSubstr("converged at k = "));
  EXPECT_THAT(statusText(spanish, lab, run("gd")), HasSubstr("convergió en k = "));
}

// Course map, section 2: on REF-GABOR gradient descent is stable only for α < 0.27246; α = 0.3 ends in a 2-cycle.
TEST_F(Coach, NamesTheStabilityLimitOfABouncingRun) {
  open("gabor-bouncing");
  EXPECT_THAT(statusText(english, lab, run("gd")), HasSubstr("bouncing since k = "));
  const auto said = coachAdvice(english, lab, run("gd")).sentences;
  ASSERT_EQ(said.size(), 2u);
  EXPECT_THAT(said[0], HasSubstr("Gradient descent jumps back and forth"));
  EXPECT_THAT(said[1], HasSubstr("2/λmax = 0.2725"));
}

// Course map, section 2: on REF-LIN the limit is 0.038674.
TEST_F(Coach, NamesTheStabilityLimitOfARunThatGrows) {
  open("linear-diverging");
  lab.playback().seek(100);
  EXPECT_THAT(statusText(english, lab, run("gd")), HasSubstr("growing since k = "));
  EXPECT_THAT(coachAdvice(spanish, lab, run("gd")).sentences[1], HasSubstr("2/λmáx = 0.03867"));
}

// Course map, section 2: from (3.5, 6.5) momentum coasts over the rim onto the flat outside, φ₀ = 10.61 at step 100.
TEST_F(Coach, SeesThatARunHasLeftTheMap) {
  open("gabor-trapped");
  lab.playback().seek(100);
  EXPECT_EQ(lab.offTheMapSince(run("gd")), std::nullopt);
  const std::optional<Index> left = lab.offTheMapSince(run("momentum"));
  ASSERT_TRUE(left);
  EXPECT_FALSE(lab.map().range().contains(Point2(run("momentum").timeline().at(*left).phi)));
  EXPECT_TRUE(lab.map().range().contains(Point2(run("momentum").timeline().at(*left - 1).phi)));
  EXPECT_EQ(statusText(english, lab, run("momentum")), "off the map since k = " + std::to_string(*left));
  EXPECT_THAT(coachAdvice(spanish, lab, run("momentum")).sentences[0], HasSubstr("salió del mapa"));
}

// Newton's method needs no smaller α at a saddle point, and BFGS has none.
TEST_F(Coach, OffersAStepBackOnlyWhereHalvingTheLearningRateHelps) {
  open("gabor-bouncing");
  EXPECT_TRUE(coachAdvice(english, lab, run("gd")).halvesRate);
  open("newton-saddle");
  lab.playback().seek(20);
  EXPECT_EQ(statusText(english, lab, run("newton")).substr(0, 11), "at a saddle");
  const CoachAdvice atSaddle = coachAdvice(english, lab, run("newton"));
  EXPECT_THAT(atSaddle.sentences, testing::ElementsAre(HasSubstr("has come to rest at a saddle point")));
  EXPECT_FALSE(atSaddle.halvesRate);
  OptimizerLabConfig config = lab.config();
  config.problem.dataSet = "reference";
  for (Contestant& each : config.contestants) each.enabled = each.optimizer.name == "bfgs";
  config.look.selected = "bfgs";
  config.steps = 200;
  lab.configure(config);
  lab.playback().seek(200);
  ASSERT_TRUE(lab.offTheMapSince(run("bfgs"))) << "from (−1.5, 8.5) its line search goes far out";
  const CoachAdvice left = coachAdvice(english, lab, run("bfgs"));
  EXPECT_THAT(left.sentences, testing::ElementsAre(HasSubstr("another start")));
  EXPECT_FALSE(left.halvesRate);
}

// Curve c) has its minima along x, at −1.4843 and 1.3468, and does not bend along the other axis: two valleys of the
// map. λmax = 3x² − 2 = 3.4416 at the nearer one, so α < 0.5811.
TEST_F(Coach, JudgesTheStabilityOfACurveByItsValley) {
  open("nonconvex-two-minima");
  for (const long step : {0L, 3L, 10L}) {
    lab.playback().seek(step);
    EXPECT_TRUE(coachAdvice(english, lab, run("gd")).sentences.empty()) << step;
  }
  OptimizerLabConfig config = lab.config();
  config.find("gd")->optimizer.values[0] = 0.7;
  lab.configure(config);
  lab.playback().seek(40);
  const auto said = coachAdvice(english, lab, run("gd")).sentences;
  ASSERT_EQ(said.size(), 2u);
  EXPECT_THAT(said[1], HasSubstr("In the valley nearby"));
}

TEST_F(Coach, CallsARunInARavineSlowAndNotConverged) {
  open("raw-or-standardised");
  EXPECT_EQ(statusText(english, lab, run("gd")), "descending slowly");
  EXPECT_TRUE(coachAdvice(english, lab, run("gd")).sentences.empty());
}

TEST_F(Coach, SaysWhichValueLeftTheFiniteNumbersAndWhen) {
  letGradientDescentDiverge();
  const auto& diverged = run("gd");
  ASSERT_EQ(diverged.status(), RunStatus::diverged);
  const std::string step = std::to_string(diverged.divergence().step);
  EXPECT_EQ(statusText(english, lab, diverged), "diverged at k = " + step);
  const auto said = coachAdvice(english, lab, diverged).sentences;
  EXPECT_THAT(said[0], HasSubstr("left the finite numbers at step " + step));
  EXPECT_THAT(said[1], HasSubstr("0.03867"));
}

TEST_F(Coach, GoesBackTenStepsAndHalvesTheLearningRate) {
  open("gabor-bouncing");
  stepBackAndHalve(lab, "gd");
  EXPECT_EQ(lab.playback().step(), 190);
  EXPECT_EQ(lab.config().find("gd")->optimizer.values[0], 0.15);
  EXPECT_TRUE(coachAdvice(english, lab, run("gd")).sentences.empty()) << "0.15 is below the limit";
}

TEST_F(Coach, GoesBackFromWhereADivergedRunEnded) {
  letGradientDescentDiverge();
  const long ended = run("gd").timeline().lastStep();
  stepBackAndHalve(lab, "gd");
  EXPECT_EQ(lab.playback().step(), ended - 10);
  EXPECT_EQ(lab.config().find("gd")->optimizer.values[0], 5);
}

}  // namespace
}  // namespace descenso
