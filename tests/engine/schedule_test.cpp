#include "engine/training/schedule.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "reference_problems.h"

namespace descenso {
namespace {

using tests::Bowl;
using tests::point;
using tests::problem;
using tests::refusal;
using tests::runFor;

double factor(const std::string& name, std::vector<double> values, const ScheduleTime& time) {
  return Schedule({name, std::move(values)}).factor(time);
}

TEST(Schedule, StepDropsEverySoManyEpochs) {
  for (const auto& [epoch, expected] : std::map<Index, double>{{0, 1}, {9, 1}, {10, 0.5}, {19, 0.5}, {20, 0.25}})
    EXPECT_DOUBLE_EQ(factor("step", {0.5, 10}, {.update = 1000, .epoch = epoch}), expected) << epoch;
}

// Course OPT-08.
TEST(Schedule, InverseIsTheCoursesDecay) {
  for (const auto& [epoch, expected] :
       std::map<Index, double>{{0, 0.1}, {1, 0.0909}, {5, 0.0667}, {10, 0.05}, {20, 0.0333}})
    EXPECT_NEAR(0.1 * factor("inverse", {0.1}, {.epoch = epoch}), expected, 5e-5) << epoch;
}

TEST(Schedule, CosineFallsFromOneToItsEnd) {
  EXPECT_DOUBLE_EQ(factor("cosine", {0}, {.update = 0, .updates = 100}), 1);
  EXPECT_NEAR(factor("cosine", {0}, {.update = 25, .updates = 100}), (1 + std::sqrt(0.5)) / 2, 1e-15);
  EXPECT_NEAR(factor("cosine", {0}, {.update = 50, .updates = 100}), 0.5, 1e-15);
  EXPECT_NEAR(factor("cosine", {0.2}, {.update = 50, .updates = 100}), 0.6, 1e-15);
  EXPECT_NEAR(factor("cosine", {0.2}, {.update = 500, .updates = 100}), 0.2, 1e-15) << "and stays there";
  EXPECT_DOUBLE_EQ(factor("cosine", {0}, {.update = 500, .updates = 0}), 1) << "without an end it does not end";
}

TEST(Schedule, WarmUpRisesToOne) {
  EXPECT_DOUBLE_EQ(factor("warm-up", {4}, {.update = 0}), 0.25);
  EXPECT_DOUBLE_EQ(factor("warm-up", {4}, {.update = 3}), 1);
  EXPECT_DOUBLE_EQ(factor("warm-up", {4}, {.update = 4}), 1);
  EXPECT_DOUBLE_EQ(factor("warm-up-cosine", {4, 0}, {.update = 1, .updates = 104}), 0.5);
  EXPECT_DOUBLE_EQ(factor("warm-up-cosine", {4, 0}, {.update = 4, .updates = 104}), 1);
  EXPECT_NEAR(factor("warm-up-cosine", {4, 0}, {.update = 54, .updates = 104}), 0.5, 1e-15);
  EXPECT_DOUBLE_EQ(factor("warm-up-cosine", {20, 0.5}, {.update = 30, .updates = 10}), 1) << "ended before it began";
}

TEST(Schedule, StaysBetweenZeroAndOne) {
  std::set<std::string_view> names;
  for (const ScheduleEntry& entry : scheduleCatalog()) {
    EXPECT_TRUE(names.insert(entry.name).second);
    const Schedule schedule({std::string(entry.name), {}});
    for (Index k = 0; k < 300; ++k) {
      const double eta = schedule.factor({.update = k, .epoch = k / 6, .updates = 200});
      EXPECT_GE(eta, 0) << entry.name << " at " << k;
      EXPECT_LE(eta, 1) << entry.name << " at " << k;
    }
  }
  EXPECT_EQ(names.size(), 6U);
}

TEST(Schedule, RefusesBadConfigurations) {
  EXPECT_EQ(refusal([] {
              Schedule({"cosin", {}});
            }),
            "schedule must be constant, step, inverse, cosine, warm-up or warm-up-cosine, got cosin");
  EXPECT_EQ(refusal([] { Schedule({"step", {0.5}}); }), "schedule step must have 2 hyperparameters, got 1");
  EXPECT_EQ(refusal([] { Schedule({"inverse", {-1}}); }), "inverse-rate must be in [0, 1], got -1");
  EXPECT_EQ(refusal([] {
              descenso::Run(std::make_shared<Bowl>(), {"gd", {}}, point(1, 1), {.schedule = {"no", {}}});
            }).substr(0, 16),
            "schedule must be");
}

descenso::Run scheduled(const OptimizerConfig& optimizer, const ScheduleConfig& schedule, Index steps,
                        BatchSchedule batches = {}) {
  descenso::Run run(problem("gabor", "reference"), optimizer, point(-1.5, 8.5),
                    {.batches = std::move(batches), .schedule = schedule, .steps = steps});
  run.advanceTo(steps);
  return run;
}

TEST(ScheduledRun, ScalesTheRateInForce) {
  const auto run = scheduled({"gd", {0.2}}, {"cosine", {0}}, 50);
  for (Index k = 1; k <= 50; ++k) {
    const StepRecord record = run.timeline().at(k);
    EXPECT_EQ(Point2(record.term(1)), Point2(-run.alphaOf(k) * record.term(0))) << k;
  }
  EXPECT_EQ(run.alphaOf(1), 0.2);
  EXPECT_NEAR(run.alphaOf(26), 0.1, 1e-15);
}

// On all data an update is an epoch: the schedule and the method with its own decay are the same.
TEST(ScheduledRun, InverseIsGradientDescentWithDecay) {
  const auto schedule = scheduled({"gd", {0.1}}, {"inverse", {0.05}}, 100);
  const auto method = scheduled(tests::optimizer("gd-decay", {{"decay-rate", "0.05"}}), {}, 100);
  EXPECT_TRUE(schedule.timeline().at(100).phi.isApprox(method.timeline().at(100).phi, 1e-12));
}

TEST(ScheduledRun, CountsEpochsOfItsBatches) {
  const auto run =
      scheduled({"sgd", {0.4}}, {"step", {0.5, 2}}, 40, makeBatches({.size = 5, .order = BatchOrder::fixed}, 30, 40));
  EXPECT_EQ(run.alphaOf(12), 0.4);
  EXPECT_EQ(run.alphaOf(13), 0.2);
  EXPECT_EQ(run.alphaOf(25), 0.1);
}

TEST(ScheduledRun, LeavesAloneWhatHasNoRate) {
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    const OptimizerConfig config{std::string(entry.name), {}};
    const auto with = scheduled(config, {"cosine", {0}}, 30);
    const auto without = scheduled(config, {}, 30);
    const bool hasRate = std::any_of(entry.hyperparameters.begin(), entry.hyperparameters.end(),
                                     [](const auto& h) { return h.name == "alpha"; });
    EXPECT_EQ(std::isnan(with.alphaOf(3)), !hasRate) << entry.name;
    EXPECT_EQ(Point2(with.timeline().at(30).phi) == Point2(without.timeline().at(30).phi), !hasRate) << entry.name;
    if (entry.group == Group::gradient) {
      EXPECT_TRUE(hasRate) << entry.name;
    }
  }
}

// Course OPT-07: with a fixed rate the loss keeps jittering, with a schedule it settles.
TEST(ScheduledRun, SettlesTheNoiseOfBatches) {
  const auto jitter = [](const descenso::Run& run) {
    double sum = 0;
    for (Index k = 481; k <= 500; ++k)
      sum += std::abs(run.timeline().losses()[static_cast<std::size_t>(k)] -
                      run.timeline().losses()[static_cast<std::size_t>(k - 1)]);
    return sum;
  };
  const BatchSchedule batches = makeBatches({.size = 5}, 30, 500);
  EXPECT_LT(jitter(scheduled({"sgd", {0.4}}, {"cosine", {0}}, 500, batches)),
            0.01 * jitter(scheduled({"sgd", {0.4}}, {}, 500, batches)));
}

TEST(ScheduledRace, CarriesItsSchedule) {
  const RaceConfig config{
      .optimizers = {{"gd", {}}, {"adam", {}}}, .start = point(-1.5, 8.5), .schedule = {"cosine", {0}}, .steps = 20};
  Race race(problem("gabor", "book"), config);
  race.advanceTo(20);
  EXPECT_NEAR(race.runs()[1].alphaOf(11), 0.05, 1e-15);
}

}  // namespace
}  // namespace descenso
