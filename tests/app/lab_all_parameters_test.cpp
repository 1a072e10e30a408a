// All parameters of a problem trained together: the runs are those of the whole problem, the map is a slice that goes
// through the selected one. Numbers of the course's exercise (POL-02).
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "app/export/scene.h"
#include "app/labs/optimizer/plots.h"
#include "app/labs/optimizer/state.h"
#include "app/labs/optimizer/state_text.h"
#include "app/labs/optimizer/update_card.h"
#include "engine/analysis/curvature.h"
#include "tests/app/recording_canvas.h"

namespace descenso {
namespace {

using nlohmann::json;

/// w₁, w₂, w₃ from 0 by batches of 8, α = 0.05, selected: sgd.
OptimizerLabConfig exercise() {
  OptimizerLabConfig config;
  chooseProblem(config, "quadratic");
  trainAll(config, true);
  config.start = {0, 0};
  for (Contestant& contestant : config.contestants) contestant.enabled = contestant.listed = false;
  config.enable("sgd", true);
  config.find("sgd")->optimizer.values[0] = 0.05;
  config.look.selected = "sgd";
  config.steps = 80;
  config.batches = BatchConfig{.size = 8, .order = BatchOrder::fixed, .stride = 5};
  return config;
}

class AllParameters : public ::testing::Test {
 protected:
  AllParameters() { lab_.configure(exercise()); }
  StepRecord at(long step) {
    lab_.playback().seek(step);
    lab_.followRun(Pace::complete);
    return lab_.shown(*lab_.runOf("sgd"));
  }
  OptimizerLab lab_;
};

TEST_F(AllParameters, FollowTheCoursesNumbers) {
  EXPECT_NEAR(at(0).loss, 32.504760, 1e-6);
  const StepRecord first = at(8);
  EXPECT_NEAR(first.phi[0], 1.87256, 1e-5);
  EXPECT_NEAR(first.phi[1], -2.27377, 1e-5);
  EXPECT_NEAR(first.phi[2], 0.82925, 1e-5);
  EXPECT_NEAR(first.loss, 0.869884, 1e-6);
  EXPECT_NEAR(at(16).loss, 0.068316, 1e-6);
  const StepRecord last = at(80);
  EXPECT_NEAR(last.phi[2], 0.99397, 1e-5);
  EXPECT_NEAR(last.loss, 1.7e-5, 5e-7);
  EXPECT_NEAR(curvatureAt(lab_.trained(), last.phi).stabilityLimit(), 0.2481, 5e-5);
}

TEST_F(AllParameters, LieOnTheMapWhereTheSelectedRunIs) {
  for (const long step : {0L, 3L, 80L}) {
    const StepRecord now = at(step);
    const Point2 place = lab_.onMap()(now.phi);
    EXPECT_NEAR(lab_.problem().loss(place, Batch::whole()), now.loss, 1e-12) << "the slice goes through the run";
    lab_.setProbe(place);
    EXPECT_NEAR(lab_.probe()->gradient.x(), now.gradient[0], 1e-12);
    EXPECT_NEAR(lab_.probe()->gradient.y(), now.gradient[1], 1e-12);
  }
  const auto grid = lab_.map().grid();
  EXPECT_EQ(at(80).step, 80);
  EXPECT_EQ(lab_.map().grid(), grid) << "the map of a step is made once";
}

TEST_F(AllParameters, StandOnTheUpdateCard) {
  const std::vector<CardLine> lines = updateCard(*lab_.runOf("sgd"), 8, lab_.trainedSymbols());
  ASSERT_EQ(lines.back().components.size(), 3u);
  EXPECT_EQ(lines.back().components[2].symbol, "w₃");
  EXPECT_EQ(lines.front().components[2].symbol, "g₃");
  EXPECT_EQ(lines.back().components[2].result, "0.8292");
}

TEST_F(AllParameters, CanBeginElsewhereAlongTheThird) {
  OptimizerLabConfig config = exercise();
  config.problem.fixed = {7, 7, 1};
  lab_.configure(config);
  const VectorView start = at(0).phi;
  EXPECT_EQ(start[0], 0) << "the map's start holds for what is on it";
  EXPECT_EQ(start[2], 1);
}

TEST_F(AllParameters, GoOnInABranchAndThroughAScene) {
  at(8);
  lab_.branch();
  const descenso::Run& branch = lab_.races().branches()[0].runs().front();
  EXPECT_EQ(branch.timeline().dimension(), 3);
  EXPECT_EQ(Vector(branch.timeline().at(0).phi), Vector(lab_.runOf("sgd")->timeline().at(8).phi));
  OptimizerLab again;
  again.load(lab_.save());
  EXPECT_EQ(again.config(), lab_.config());
  EXPECT_EQ(again.table(), lab_.table());
  EXPECT_EQ(lab_.table().substr(0, lab_.table().find('\n')), "optimizer,step,p0,p1,p2,loss,grad0,grad1,grad2");
}

// A sweep and the best α are of whole runs; the basins of a map are not theirs.
TEST_F(AllParameters, AreSweptAndTuned) {
  OptimizerLabConfig config = exercise();
  config.batches.reset();
  config.enable("gd", true);
  config.look.selected = "gd";
  config.look.side = "sweep";
  lab_.configure(config);
  lab_.completeMap(MapKind::sweep);
  ASSERT_TRUE(lab_.maps().best());
  EXPECT_EQ(lab_.maps().sweep().job()->query().start.size(), 3);
  const double limit = curvatureAt(lab_.trained(), Vector::Zero(3)).stabilityLimit();
  const OptimizerConfig best = lab_.maps().best()->optimizer;
  EXPECT_GT(best.values[0], limit / 2);
  EXPECT_LT(best.values[0], limit) << "beyond 2/λmax of all three nothing arrives";
  EXPECT_LT(lab_.maps().best()->steps, 80);
  lab_.completeMap(MapKind::basins);
  EXPECT_EQ(lab_.maps().basins().job(), nullptr);
  lab_.tune();
  for (int i = 0; i < 2000 && lab_.isFilling(); ++i) {
    lab_.advance(0.001);
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  const auto rates = lab_.applyTuned();
  ASSERT_TRUE(rates);
  ASSERT_EQ(rates->size(), 2u);
  for (const TunedRate& rate : *rates) {
    EXPECT_TRUE(rate.arrives) << rate.optimizer;
    EXPECT_LT(rate.alpha, limit);
    EXPECT_EQ(lab_.config().find(rate.optimizer)->optimizer.values[0], rate.alpha);
  }
}

TEST_F(AllParameters, OfANetworkTooAreAScene) {
  OptimizerLabConfig config;
  chooseProblem(config, "network-slice");
  trainAll(config, true);
  refit(config);
  lab_.configure(config);
  EXPECT_EQ(lab_.race().runs().front().timeline().dimension(), 7);
  OptimizerLab again;
  again.load(lab_.save());
  EXPECT_EQ(again.table(), lab_.table());
}

TEST(HeldParameter, MovesThroughNoExampleAgain) {
  OptimizerLab lab;
  OptimizerLabConfig config = exercise();
  trainAll(config, false);
  lab.configure(config);
  const auto whole = lab.wholeProblem();
  const double before = lab.problem().loss(Point2(1, 1), Batch::whole());
  config.problem.fixed = {0, 0, -2};
  lab.configure(config);
  EXPECT_EQ(lab.wholeProblem(), whole);
  EXPECT_NE(lab.problem().loss(Point2(1, 1), Batch::whole()), before);
  EXPECT_EQ(lab.problem().loss(Point2(1, 1), Batch::whole()), whole->loss(Vector{{1, 1, -2}}, Batch::whole()));
  EXPECT_EQ(lab.problem().wholeCost(), 0) << "sums over the examples are kept";
  trainAll(config, true);
  lab.configure(config);
  EXPECT_EQ(lab.wholeProblem(), whole);
}

TEST_F(AllParameters, AreRefusedWhereTwoAreAll) {
  OptimizerLabConfig config;
  config.problem.allParameters = true;
  EXPECT_THROW(lab_.configure(config), std::invalid_argument);
  json scene = lab_.save();
  scene["problem"] = {{"name", "gabor"}, {"train", "all"}};
  EXPECT_THROW(lab_.load(scene), SceneError);
  EXPECT_TRUE(lab_.trainsAll()) << "refused: as it was";
}

TEST_F(AllParameters, AreDrawnInEveryPlotOfEveryMethod) {
  for (const char* problem : {"quadratic", "network-slice"}) {
    OptimizerLabConfig config;
    chooseProblem(config, problem);
    trainAll(config, true);
    config.steps = 12;
    config.look.exampleGradients = config.look.convexity = config.look.curvature = true;
    for (const Contestant& contestant : OptimizerLabConfig().contestants)
      config.enable(contestant.optimizer.name, true);
    for (const Contestant& contestant : OptimizerLabConfig().contestants) {
      config.look.selected = contestant.optimizer.name;
      lab_.configure(config);
      lab_.playback().seek(7);
      OptimizerPlots plots(lab_);
      NullPainter painter;
      const Translations text("en");
      lab_.setProbe(config.start);
      for (const std::string_view name : plots.names()) {
        tests::RecordingCanvas canvas;
        PlotContext context{canvas, painter, theme(ThemeName::dark), text};
        plots.draw(name, context, {0, 0, 800, 700});
        EXPECT_TRUE(canvas.allFinite) << problem << name << contestant.optimizer.name;
        EXPECT_FALSE(canvas.texts.empty()) << name;
      }
    }
  }
}

}  // namespace
}  // namespace descenso
