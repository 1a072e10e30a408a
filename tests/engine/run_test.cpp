#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "engine/training/replay.h"
#include "helpers.h"
#include "tests/support/sanitized.h"

// Every allocation of this program, operator new's and Eigen's alike, goes through malloc; with the GNU C library it
// can be counted there. Sanitizers have a malloc of their own.
#if defined(__GLIBC__) && !DESCENSO_SANITIZED
#define DESCENSO_COUNTS_ALLOCATIONS 1
namespace {
std::atomic<long> allocations{0};
}
extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* malloc(std::size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_malloc(size);
}
#endif

namespace descenso {
namespace {

using tests::Bowl;
using tests::infinity;
using tests::point;
using tests::problem;
using tests::refusal;
using tests::runFor;

/// L = −log(1 − φ₀) − φ₁: finite only where φ₀ < 1.
class Cliff final : public Problem {
 public:
  Index dimension() const override { return 2; }
  double loss(ConstVectorRef phi, const Batch&) const override { return -std::log(1 - phi[0]) - phi[0] * 100; }
  double lossAndGradient(ConstVectorRef phi, const Batch& batch, VectorRef gradient) const override {
    gradient << 1 / (1 - phi[0]) - 100, 0;
    return loss(phi, batch);
  }
  void hessian(ConstVectorRef, const Batch&, MatrixRef hessian) const override { hessian.setZero(); }
};

#ifdef DESCENSO_COUNTS_ALLOCATIONS
TEST(Run, StepsWithoutAllocating) {
  const BatchSchedule batches{{0, 5, 7}, {2, 3}};
  for (const char* name : {"gabor", "linreg"}) {
    for (const OptimizerEntry& entry : optimizerCatalog()) {
      for (const bool isBatched : {false, true}) {
        descenso::Run run(problem(name, "book"), {std::string(entry.name), {}}, findProblem(name)->start,
                          {.batches = isBatched ? batches : BatchSchedule{}, .schedule = {}, .steps = 100});
        run.reserve(100);
        const long before = allocations.load();
        ASSERT_GT(before, 0);
        for (int i = 0; i < 100; ++i) run.step();
        EXPECT_EQ(allocations.load(), before) << entry.name << " on " << name;
      }
    }
  }
}
#endif

TEST(Run, BeginsWithARecordOfTheStart) {
  const descenso::Run run(std::make_shared<Bowl>(1, 2), {"adam", {}}, point(1, -2));
  ASSERT_EQ(run.timeline().size(), 1);
  const StepRecord record = run.timeline().at(0);
  EXPECT_EQ(record.step, 0);
  EXPECT_EQ(record.loss, 4.5);
  EXPECT_EQ(Point2(record.gradient), Point2(1, -4));
  EXPECT_EQ(Point2(record.term(0)), Point2(0, 0));
  EXPECT_EQ(record.evaluations, Evaluations{});
  EXPECT_EQ(run.config().values.size(), run.entry().hyperparameters.size());
}

TEST(Run, CountsWhatTheOptimizerAsked) {
  const auto run = runFor(problem("gabor", "book"), {"gd", {}}, point(-1.5, 8.5), 10);
  EXPECT_EQ(run.timeline().at(10).evaluations,
            (Evaluations{.losses = 0, .gradients = 10, .hessians = 0, .examples = 300}));
}

TEST(Run, CountsTheExamplesOfItsBatches) {
  const auto gabor = problem("gabor", "book");  // of 30 examples
  RunOptions options;
  options.batches = makeBatches({.size = 8, .order = BatchOrder::fixed}, 30, 8);
  descenso::Run run(gabor, {"sgd", {}}, point(-1.5, 8.5), options);
  run.advanceTo(8);
  EXPECT_EQ(run.timeline().at(1).evaluations.examples, 8);
  EXPECT_EQ(run.timeline().at(4).evaluations.examples, 30) << "8 + 8 + 8 + 6";
  EXPECT_EQ(run.timeline().at(8).evaluations.passes(30), 2);
  EXPECT_EQ(run.timeline().at(8).evaluations.passes(0), 8) << "each counts as one";
}

TEST(Run, ReturnsWhatItRecorded) {
  descenso::Run run(problem("gabor", "book"), {"gd", {0.1}}, point(-1.5, 8.5));
  const StepRecord record = run.step();
  EXPECT_EQ(record.step, 1);
  EXPECT_EQ(record.phi.data(), run.timeline().at(1).phi.data());
  EXPECT_DOUBLE_EQ(record.loss, run.problem().loss(record.phi, Batch::whole()));
}

TEST(Run, EndsWithTheLastFiniteStateWhenThePathLeavesTheNumbers) {
  const auto run = runFor(std::make_shared<Bowl>(4, 4), {"gd", {10}}, point(1, 1), 10000);
  EXPECT_EQ(run.status(), RunStatus::diverged);
  EXPECT_EQ(run.divergence().step, run.timeline().size());
  EXPECT_EQ(run.divergence().quantity, "loss");
  EXPECT_TRUE(std::isfinite(run.timeline().losses().back()));
}

TEST(Run, SaysWhichQuantityWasLost) {
  const auto run = runFor(std::make_shared<Cliff>(), {"gd", {0.1}}, point(0, 0), 5);
  EXPECT_EQ(run.status(), RunStatus::diverged);
  EXPECT_EQ(run.divergence().step, 1);
  EXPECT_EQ(run.divergence().quantity, "loss");
  const auto far = runFor(std::make_shared<Bowl>(1e150, 1e150), {"gd", {10}}, point(1, 1), 5);
  EXPECT_EQ(far.divergence().step, 1);
}

TEST(Run, DoesNothingOnceDiverged) {
  auto run = runFor(std::make_shared<Cliff>(), {"gd", {0.1}}, point(0, 0), 5);
  EXPECT_EQ(run.step().step, 0);
  run.advanceTo(100);
  EXPECT_EQ(run.timeline().size(), 1);
}

TEST(Run, RefusesBadStarts) {
  const auto gabor = problem("gabor", "book");
  const auto start = [&](const Vector& at) { return refusal([&] { descenso::Run(gabor, {"gd", {}}, at); }); };
  EXPECT_EQ(start(Vector::Zero(3)), "start must have 2 components, got 3");
  EXPECT_EQ(start(point(infinity, 0)), "start must be finite, got inf");
  EXPECT_EQ(start(point(0, std::nan(""))), "start must be finite, got nan");
  EXPECT_EQ(refusal([&] {
              descenso::Run(problem("linreg", "book"), {"gd", {}}, point(1e200, 0));
            }),
            "start must have a finite loss");
  EXPECT_EQ(refusal([&] { descenso::Run(nullptr, {"gd", {}}, point(0, 0)); }), "a run needs a problem");
}

TEST(Run, RefusesBatchesThatDoNotFit) {
  const auto gabor = problem("gabor", "book");
  EXPECT_EQ(refusal([&] {
              descenso::Run(gabor, {"sgd", {}}, point(0, 5), {.batches = {{0, 30}}});
            }),
            "a batch must hold example indices in [0, 30), got 30");
  EXPECT_EQ(refusal([&] {
              descenso::Run(gabor, {"sgd", {}}, point(0, 5), {.batches = {{}}});
            }),
            "a batch must hold at least one example, got none");
}

TEST(Run, GoesThroughItsBatchesAgain) {
  const descenso::Run run(problem("gabor", "book"), {"sgd", {}}, point(-1.5, 8.5), {.batches = {{0, 1}, {2}}});
  EXPECT_EQ(run.batchOf(1).examples.size(), 2U);
  EXPECT_EQ(run.batchOf(2).examples[0], 2);
  EXPECT_EQ(run.batchOf(3).examples.data(), run.batchOf(1).examples.data());
  EXPECT_TRUE(descenso::Run(problem("gabor", "book"), {"sgd", {}}, point(-1.5, 8.5)).batchOf(1).isWhole);
}

TEST(Run, GivesAllDataToWhatTakesNoBatches) {
  const auto gabor = problem("gabor", "book");
  const BatchSchedule batches{{0, 1}, {2}};
  const auto alone = runFor(gabor, {"gd", {}}, point(-1.5, 8.5), 20);
  const auto beside = runFor(gabor, {"gd", {}}, point(-1.5, 8.5), 20, batches);
  const auto stochastic = runFor(gabor, {"sgd", {}}, point(-1.5, 8.5), 20, batches);
  EXPECT_TRUE(beside.batchOf(1).isWhole);
  EXPECT_TRUE(beside.options().batches.empty());
  const Race race(problem("gabor", "book"),
                  {.optimizers = {{"sgd", {}}, {"momentum", {}}}, .start = point(-1.5, 8.5), .batches = batches});
  EXPECT_EQ(&race.runs()[0].options().batches.schedule(), &race.runs()[1].options().batches.schedule())
      << "runs of a race share their batches";
  EXPECT_EQ(Point2(beside.timeline().at(20).phi), Point2(alone.timeline().at(20).phi));
  EXPECT_NE(Point2(stochastic.timeline().at(20).phi), Point2(alone.timeline().at(20).phi));
  const auto whole = runFor(gabor, {"sgd", {}}, point(-1.5, 8.5), 20);
  EXPECT_EQ(Point2(whole.timeline().at(20).phi), Point2(alone.timeline().at(20).phi)) << "the same rule on all data";
}

TEST(Run, RecordsTheWholeLossWhateverTheBatch) {
  const auto gabor = problem("gabor", "book");
  const auto run = runFor(gabor, {"sgd", {0.3}}, point(-1.5, 8.5), 5, {{0, 1}, {2, 3, 4}});
  for (Index k = 0; k <= 5; ++k) {
    const StepRecord record = run.timeline().at(k);
    EXPECT_DOUBLE_EQ(record.loss, gabor->loss(record.phi, Batch::whole()));
  }
}

TEST(Race, RunsTogetherAndOutlivesItsMaker) {
  RaceConfig config{.optimizers = {{"gd", {}}, {"momentum", {}}, {"adam", {}}}, .start = point(-1.5, 8.5), .steps = 50};
  Race race;
  {
    Race made(problem("gabor", "book"), config);
    made.advanceTo(20);
    race = std::move(made);
  }
  race.advanceTo(50);
  ASSERT_EQ(race.runs().size(), 3U);
  for (const descenso::Run& run : race.runs()) {
    EXPECT_EQ(run.timeline().lastStep(), 50);
    const auto last = static_cast<Index>(run.terms().size()) - 1;
    EXPECT_EQ(Point2(*run.terms().back().value), Point2(run.timeline().at(50).term(last)))
        << "a term's value still points at the optimizer's state";
    const auto alone = runFor(problem("gabor", "book"), run.config(), config.start, 50);
    EXPECT_TRUE(
        std::equal(alone.timeline().path().begin(), alone.timeline().path().end(), run.timeline().path().begin()))
        << "moving a race changes nothing";
  }
}

TEST(Race, EndsWhenEveryRunHas) {
  const RaceConfig config{.optimizers = {{"gd", {10}}, {"adam", {}}}, .start = point(1, 1), .steps = 1000};
  Race race(std::make_shared<Bowl>(4, 4), config);
  race.advanceTo(1000);
  EXPECT_EQ(race.runs()[0].status(), RunStatus::diverged);
  EXPECT_EQ(race.runs()[1].timeline().lastStep(), 1000);
}

TEST(Race, RefusesToLookBack) {
  EXPECT_EQ(refusal([] { Race(problem("gabor", "book"), {.start = point(0, 5), .steps = -1}); }),
            "steps must be at least 0, got -1");
}

TEST(Replay, IsBitIdentical) {
  const BatchSchedule batches{{0, 5, 7}, {2, 3}, {9}};
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    for (const BatchSchedule& schedule : {BatchSchedule{}, batches}) {
      const OptimizerConfig config{std::string(entry.name), {}};
      const auto one = runFor(problem("gabor", "reference"), config, point(-1.5, 8.5), 300, schedule);
      descenso::Run other(problem("gabor", "reference"), config, point(-1.5, 8.5), {.batches = schedule});
      for (Index step = 1; step <= 300; step += 7) other.advanceTo(step);
      other.advanceTo(300);
      EXPECT_TRUE(
          std::equal(one.timeline().path().begin(), one.timeline().path().end(), other.timeline().path().begin()))
          << entry.name;
    }
  }
}

TEST(Replay, BringsBackWhatTheTimelineDoesNotHold) {
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    const OptimizerConfig config{std::string(entry.name), {}};
    const RunOptions options{.batches = {{0, 5, 7}, {2, 3}}, .schedule = {"cosine", {}}, .steps = 40};
    descenso::Run paused(problem("gabor", "reference"), config, point(-1.5, 8.5), options);
    paused.advanceTo(13);
    descenso::Run finished(problem("gabor", "reference"), config, point(-1.5, 8.5), options);
    finished.advanceTo(40);
    const descenso::Run again = replayed(finished, 13);
    EXPECT_EQ(again.timeline().lastStep(), 13);
    EXPECT_EQ(Point2(again.timeline().at(13).phi), Point2(finished.timeline().at(13).phi));
    for (std::size_t i = 0; i < paused.terms().size(); ++i)
      EXPECT_EQ(*again.terms()[i].value, *paused.terms()[i].value);

    const Population were = paused.optimizer().population();
    const Population are = again.optimizer().population();
    EXPECT_TRUE(std::equal(were.points.begin(), were.points.end(), are.points.begin(), are.points.end()));
    EXPECT_TRUE(std::equal(were.losses.begin(), were.losses.end(), are.losses.begin(), are.losses.end()));
    EXPECT_EQ(are.size() > 0, entry.group == Group::search) << entry.name;
    const auto brackets = again.optimizer().brackets();
    ASSERT_EQ(brackets.size(), paused.optimizer().brackets().size());
    EXPECT_EQ(!brackets.empty(), entry.group == Group::lineSearch) << entry.name;
    for (std::size_t i = 0; i < brackets.size(); ++i)
      EXPECT_EQ(brackets[i].b.loss, paused.optimizer().brackets()[i].b.loss);
  }
  const auto run = runFor(problem("gabor", "book"), {"gd", {}}, point(-1.5, 8.5), 3);
  EXPECT_EQ(refusal([&] { replayed(run, 4); }), "step must be in 0 … 3, got 4");
}

TEST(Timeline, IsBounded) {
  std::size_t bytes = 0;
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    bytes +=
        runFor(problem("gabor", "book"), {std::string(entry.name), {}}, point(-1.5, 8.5), 20'000).timeline().bytes();
  }
  EXPECT_LE(bytes, 20'000U * 16U * 200U) << "200 bytes for a step of a run";
}

TEST(Timeline, SeeksAnyRow) {
  Timeline timeline(2, 1);
  Vector term = point(0, 0);
  const Vector* const terms[] = {&term};
  for (int k = 0; k < 100; ++k) {
    term = point(k, -k);
    timeline.append(point(2 * k, 3 * k), 10 * k, point(4 * k, 5 * k), terms,
                    {.losses = k, .gradients = 0, .hessians = 0});
  }
  ASSERT_EQ(timeline.size(), 100);
  const StepRecord record = timeline.at(42);
  EXPECT_EQ(record.step, 42);
  EXPECT_EQ(Point2(record.phi), Point2(84, 126));
  EXPECT_EQ(record.loss, 420);
  EXPECT_EQ(Point2(record.gradient), Point2(168, 210));
  EXPECT_EQ(Point2(record.term(0)), Point2(42, -42));
  EXPECT_EQ(record.evaluations.losses, 42);
  EXPECT_EQ(timeline.losses()[7], 70);
  EXPECT_EQ(timeline.path()[15], 21);
  timeline.clear();
  EXPECT_EQ(timeline.size(), 0);
}

TEST(Objective, AsksTheProblemOnceForOnePoint) {
  const auto bowl = std::make_shared<Bowl>(1, 2);
  Objective objective(*bowl);
  EXPECT_EQ(objective.loss(point(1, 1)), 1.5);
  EXPECT_EQ(Point2(objective.gradient(point(1, 1))), Point2(1, 2));
  EXPECT_EQ(objective.hessian(point(1, 1))(1, 1), 2);
  EXPECT_EQ(objective.observe(point(2, 0)).loss, 2);
  EXPECT_EQ(objective.evaluations(), (Evaluations{.losses = 1, .gradients = 1, .hessians = 1}));
}

TEST(Objective, ForgetsWhenTheBatchChanges) {
  const auto gabor = problem("gabor", "book");
  Objective objective(*gabor);
  const Vector phi = point(-1.5, 8.5);
  const double whole = objective.loss(phi);
  const std::array<int, 2> examples{3, 4};
  objective.setBatch(Batch::of(examples));
  EXPECT_EQ(objective.loss(phi), gabor->loss(phi, Batch::of(examples)));
  objective.setBatch(Batch::whole());
  EXPECT_EQ(objective.loss(phi), whole);
}

}  // namespace
}  // namespace descenso
