// What scenes claim of optimizers, as numbers: each claim of the panel's list is a test of the scene that it opens.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "app/labs/optimizer/state_examples.h"
#include "engine/analysis/curvature.h"
#include "tests/app/optimizer_lab_fixture.h"

namespace descenso {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;

class Demonstrations : public tests::OptimizerLabFixture {
 protected:
  const Timeline& timeline(std::string_view optimizer) const { return lab.runOf(optimizer)->timeline(); }
  double loss(std::string_view optimizer, Index step) const { return timeline(optimizer).at(step).loss; }
  Point2 phi(std::string_view optimizer, Index step) const { return timeline(optimizer).at(step).phi; }
  Point2 moved(std::string_view optimizer, Index step) const { return phi(optimizer, step) - phi(optimizer, step - 1); }
  /// Standard deviation of the loss over the last steps.
  double jitter(std::string_view optimizer, Index steps) const {
    const auto& all = timeline(optimizer).losses();
    const VectorView last(all.data() + static_cast<Index>(all.size()) - steps, steps);
    return std::sqrt((last.array() - last.mean()).square().mean());
  }
};

// OPT-07: the seven properties of the slide.
TEST_F(Demonstrations, EveryPropertyOfMiniBatchesHasItsScene) {
  const auto demonstrations = builtInDemonstrations();
  std::vector<std::string> scenes;
  for (const Demonstration& each : demonstrations.at("sgd")) scenes.push_back(each.scene);
  EXPECT_THAT(scenes, ElementsAre("sgd-escapes", "sgd-cheaper", "sgd-noise", "sgd-all-data", "sgd-better",
                                  "sgd-restless", "sgd-schedule"));
}

TEST_F(Demonstrations, MiniBatchesEscapeFromALocalMinimum) {
  open("sgd-escapes");
  EXPECT_NEAR(loss("gd", 300), 7.6476, 1e-4) << "a local minimum holds it";
  EXPECT_NEAR(loss("sgd", 100), 0.28326, 1e-5);
  EXPECT_NEAR(loss("sgd", 300), 0.22087, 1e-5);
  EXPECT_EQ(lab.playback().step(), 100);
}

TEST_F(Demonstrations, NoisyStepsAreReasonable) {
  open("sgd-noise");
  const descenso::Run& run = *lab.runOf("sgd");
  int rises = 0;
  for (Index step = 1; step <= 40; ++step) {
    const double before = lab.problem().loss(phi("sgd", step - 1), run.batchOf(step));
    EXPECT_LT(lab.problem().loss(phi("sgd", step), run.batchOf(step)), before) << "its own batch, step " << step;
    rises += loss("sgd", step) > loss("sgd", step - 1) ? 1 : 0;
  }
  EXPECT_EQ(rises, 7) << "of the loss over all data";
  EXPECT_NEAR(loss("sgd", 0), 5.231927, 1e-6);
  EXPECT_LT(loss("sgd", 40), 0.34);
  for (Index step = 1; step <= 40; ++step) EXPECT_LT(loss("gd", step), loss("gd", step - 1)) << "without noise";
}

TEST_F(Demonstrations, AllDataAreUsedEqually) {
  open("sgd-all-data");
  const descenso::Run& run = *lab.runOf("sgd");
  for (Index step = 0; step <= 40; ++step) {
    const std::vector<Index> uses = usesOfExamples(run, step);
    const auto [least, most] = std::minmax_element(uses.begin(), uses.end());
    EXPECT_LE(*most - *least, 1) << step;
    if (step % 4 == 0) {
      EXPECT_THAT(uses, Each(step / 4)) << "12 examples in batches of 3";
    }
  }
  EXPECT_EQ(exampleTable(lab, 12)->uses, 24) << "two epochs";
  change([](OptimizerLabConfig& config) { config.batches.reset(); });
  EXPECT_FALSE(exampleTable(lab, 12)->uses);
}

TEST_F(Demonstrations, APassOverTheDataGoesFartherInMiniBatches) {
  open("sgd-cheaper");
  const Index examples = lab.problem().exampleCount();
  for (int pass = 1; pass <= 10; ++pass) {
    EXPECT_EQ(timeline("sgd").at(8 * pass).evaluations.passes(examples), pass);
    EXPECT_EQ(timeline("gd").at(pass).evaluations.passes(examples), pass);
    EXPECT_LT(loss("sgd", 8 * pass), loss("gd", pass) / 9) << "at equal cost, pass " << pass;
  }
  EXPECT_NEAR(loss("gd", 10), 0.644905, 1e-6);
  EXPECT_LT(loss("sgd", 80), 1e-9);
  // Not only because α suits the batches: full steps may be four times as long, hardly more.
  change([](OptimizerLabConfig& config) { config.find("gd")->optimizer.values[0] = 0.2; });
  for (int pass = 1; pass <= 10; ++pass) EXPECT_LT(loss("sgd", 8 * pass), loss("gd", pass)) << pass;
}

TEST_F(Demonstrations, MiniBatchesEndWithABetterSolution) {
  open("sgd-better");
  EXPECT_NEAR(loss("gd", 300), 7.6476, 1e-4);
  EXPECT_NEAR(loss("sgd", 300), 0.22087, 1e-5);
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    change([&](OptimizerLabConfig& config) { config.batches = BatchConfig{.size = 5, .seed = seed}; });
    EXPECT_LT(loss("sgd", 300), 4) << "whatever the order, " << seed;
  }
}

TEST_F(Demonstrations, AFixedRateJittersAndASchedulesSettles) {
  open("sgd-restless");
  EXPECT_LT(jitter("gd", 40), 1e-9) << "all data: at rest";
  EXPECT_GT(jitter("sgd", 40), 0.01);
  const double fixed = jitter("sgd", 40);
  change([](OptimizerLabConfig& config) { config.schedule = {"cosine", {}}; });
  EXPECT_LT(jitter("sgd", 40), fixed / 100);
  EXPECT_NEAR(loss("sgd", 200), 0.058847, 1e-4) << "at the minimum";

  open("sgd-schedule");
  EXPECT_NEAR(jitter("sgd", 60), 1.843e-4, 1e-6);
  change([](OptimizerLabConfig& config) { config.schedule = {"constant", {}}; });
  EXPECT_NEAR(jitter("sgd", 60), 0.01432, 1e-5);
}

TEST_F(Demonstrations, OfGradientDescent) {
  open("several-starts");
  std::vector<double> ends = {loss("gd", lab.config().steps)};
  for (const Race& race : lab.races().fromMoreStarts()) ends.push_back(race.runs().front().timeline().losses().back());
  EXPECT_EQ(ends.size(), 4u);
  EXPECT_GT(*std::max_element(ends.begin(), ends.end()) - *std::min_element(ends.begin(), ends.end()), 1);
  open("ravine-alpha");
  for (Index step = 1; step <= 30; ++step) EXPECT_LT(phi("gd", step).y() * phi("gd", step - 1).y(), 0) << step;
  open("gabor-bouncing");
  EXPECT_LT((phi("gd", 200) - phi("gd", 198)).norm(), 1e-3);
  EXPECT_GT(moved("gd", 200).norm(), 1) << "to and fro";
}

TEST_F(Demonstrations, OfMethodsWithMoments) {
  open("nesterov-lookahead");
  EXPECT_EQ(phi("nesterov", 1), phi("momentum", 1)) << "nothing to look ahead along yet";
  EXPECT_GT((phi("nesterov", 8) - phi("momentum", 8)).norm(), 1e-4);
  open("adam-explained");
  EXPECT_NEAR(std::abs(moved("adam", 1).x()), 0.1, 1e-6);
  EXPECT_NEAR(std::abs(moved("adam", 1).y()), 0.1, 1e-6);
  open("adam-as-printed");
  const Timeline& printed = lab.races().printed().runs().front().timeline();
  EXPECT_NEAR(std::abs(printed.at(1).phi[0] - printed.at(0).phi[0]), 0.316228, 1e-5) << "3.16 times as long";
  EXPECT_NEAR(std::abs(moved("adam", 1).x()), 0.1, 1e-6);
  open("normalized-gradients");
  EXPECT_NEAR(moved("normalized", 100).norm(), 0.05 * std::sqrt(2.0), 1e-6) << "as long as the first";
}

// OPT-12: g₀, g₁, g₂ count for 0.081, 0.09 and 0.1 in m₃.
TEST_F(Demonstrations, OldGradientsCountForLessInMomentum) {
  open("momentum-weights");
  const auto g = [&](Index step) { return Point2(timeline("momentum").at(step).gradient); };
  const Point2 m = -moved("momentum", 3) / 0.1;
  EXPECT_LT((m - (0.081 * g(0) + 0.09 * g(1) + 0.1 * g(2))).norm(), 1e-12);
}

TEST_F(Demonstrations, OfMethodsWithCurvatureAndSearch) {
  open("newton-saddle");
  const Point2 end = phi("newton", 60);
  EXPECT_LT(timeline("newton").at(60).gradient.norm(), 1e-6);
  EXPECT_EQ(curvatureAt(lab.problem(), end).definiteness, Definiteness::indefinite);
  open("bfgs");
  EXPECT_LT(timeline("bfgs").at(10).gradient.norm(), 1e-6);
  EXPECT_GT(timeline("gd").at(10).gradient.norm(), 0.1);
  open("line-search-linreg");
  for (Index step = 2; step <= 6; ++step)
    EXPECT_NEAR(moved("steepest", step).normalized().dot(moved("steepest", step - 1).normalized()), 0, 0.1)
        << step << ": within 6°";
  open("hill-climbing");
  for (Index step = 1; step <= lab.config().steps; ++step)
    EXPECT_LE(loss("hill-climbing", step), loss("hill-climbing", step - 1));
}

}  // namespace
}  // namespace descenso
