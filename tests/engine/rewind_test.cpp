// Key frames: any step of a long run again, bit by bit.
#include "engine/training/rewind.h"

#include <gmock/gmock.h>

#include "engine/training/replay.h"
#include "tests/engine/networks.h"

namespace descenso::tests {
namespace {

using ::testing::HasSubstr;

std::shared_ptr<const NetworkProblem> smallNetwork() {
  NetworkConfig config{.inputs = 2, .hidden = layersOf({4}), .outputs = 1};
  config.hidden[0].dropout = 0.2;
  return std::make_shared<const NetworkProblem>(config, classified(scatteredInputs(2, 24), classesInTurn(24, 2), 2));
}

Vector startOf(const NetworkProblem& problem) {
  return initialParameters(problem.config(), Initialisation::xavier, 1, 7);
}

class EveryOptimizersMemory : public ::testing::TestWithParam<std::size_t> {
 protected:
  const OptimizerEntry& entry() const { return optimizerCatalog()[GetParam()]; }
};

INSTANTIATE_TEST_SUITE_P(All, EveryOptimizersMemory, ::testing::Range(std::size_t{0}, optimizerCatalog().size()),
                         [](const auto& each) {
                           std::string name(optimizerCatalog()[each.param].name);
                           std::erase(name, '-');
                           return name;
                         });

TEST_P(EveryOptimizersMemory, IsSavedAndPutBack) {
  const auto problem = smallNetwork();
  const RunOptions options{.batches = makeBatches({.size = 6}, 24, 40)};
  Updater updater(*problem, optimizer(entry().name), options);
  Vector phi = startOf(*problem);
  for (Index step = 1; step <= 12; ++step) updater.make(step, phi);
  const Vector saved = phi;
  std::vector<std::byte> state(stateBytes(updater.optimizer()));
  saveState(updater.optimizer(), state.data());
  const auto goOn = [&](Updater& by, Vector from) {
    for (Index step = 13; step <= 24; ++step) by.make(step, from);
    return from;
  };
  const Vector end = goOn(updater, phi);
  restoreState(updater.optimizer(), state.data());
  EXPECT_EQ(goOn(updater, saved), end) << "the same again";
  Updater other(*problem, optimizer(entry().name), options);
  restoreState(other.optimizer(), state.data());
  EXPECT_EQ(goOn(other, saved), end) << "in another that has seen nothing";
}

/// All φ of a run, kept by hand.
std::vector<Vector> path(descenso::Run& run, Index steps) {
  std::vector<Vector> all{run.start()};
  for (Index k = 1; k <= steps; ++k) all.emplace_back(run.step().phi);
  return all;
}

TEST_P(EveryOptimizersMemory, LetsAnyStepBeSoughtAgain) {
  const auto problem = smallNetwork();
  const std::size_t frame = 8 * 17 + stateBytes(*makeOptimizer(optimizer(entry().name)));
  // Room for few frames of the larger states: they are thinned out on the way.
  descenso::Run run(problem, optimizer(entry().name), startOf(*problem),
                    {.batches = makeBatches({.size = 6}, 24, 300), .keep = Keep::keyFrames, .bytes = 4 * frame + 2000});
  const std::vector<Vector> all = path(run, 300);
  Rewind rewind(run);
  for (const Index step : {0, 300, 299, 64, 65, 63, 128, 200, 201, 202, 1, 0}) {
    EXPECT_EQ(rewind.seek(step), all[static_cast<std::size_t>(step)]) << step;
    EXPECT_EQ(rewind.step(), step);
  }
  EXPECT_EQ(run.phi(), all.back());
}

TEST(KeyFrames, ARunWalksTheSamePathWithAndWithoutThem) {
  const auto problem = smallNetwork();
  for (const char* name : {"gd", "adam", "newton", "lbfgs"}) {
    RunOptions options{.batches = makeBatches({.size = 5}, 24, 90), .schedule = {"cosine", {}}, .steps = 90};
    descenso::Run whole(problem, optimizer(name), startOf(*problem), options);
    options.keep = Keep::keyFrames;
    descenso::Run framed(problem, optimizer(name), startOf(*problem), options);
    whole.advanceTo(90);
    framed.advanceTo(90);
    Rewind rewind(framed);
    for (const Index step : {90, 17, 18, 64}) {
      EXPECT_EQ(rewind.seek(step), whole.timeline().at(step).phi) << name;
      for (std::size_t i = 0; i < rewind.terms().size(); ++i) {
        EXPECT_EQ(*rewind.terms()[i].value, whole.timeline().at(step).term(static_cast<Index>(i)))
            << name << ", " << rewind.terms()[i].name;
      }
    }
  }
}

TEST(KeyFrames, KeepTheLossOfEachUpdatesBatch) {
  const NetworkConfig config{.inputs = 2, .hidden = layersOf({4}), .outputs = 1};
  const auto problem =
      std::make_shared<const NetworkProblem>(config, classified(scatteredInputs(2, 24), classesInTurn(24, 2), 2));
  descenso::Run run(problem, optimizer("adam"), startOf(*problem),
                    {.batches = makeBatches({.size = 7}, 24, 30), .keep = Keep::keyFrames});
  const std::vector<Vector> all = path(run, 30);
  ASSERT_EQ(run.timeline().losses().size(), 31U);
  EXPECT_EQ(run.timeline().losses()[0], problem->loss(all[0], Batch::whole()));
  for (std::size_t k = 1; k <= 30; ++k) {
    EXPECT_EQ(run.timeline().losses()[k], problem->loss(all[k - 1], run.batchOf(static_cast<Index>(k)))) << k;
  }
  EXPECT_EQ(run.timeline().at(5).phi.size(), 0);
}

TEST(KeyFrames, StayWithinTheirMemory) {
  const auto problem = smallNetwork();
  const std::size_t frame = 3 * 17 * 8 + 8;  // φ, m, v, k
  descenso::Run run(problem, optimizer("adam"), startOf(*problem), {.keep = Keep::keyFrames, .bytes = 10 * frame});
  std::vector<Vector> all = path(run, 3000);
  EXPECT_LE(run.keyFrames()->bytes(), 10 * frame);
  EXPECT_GE(run.keyFrames()->bytes(), 5 * frame);
  EXPECT_EQ(run.keyFrames()->spacing(), 512);
  Rewind rewind(run);
  for (const Index step : {2999, 511, 512, 513, 1700, 0}) {
    EXPECT_EQ(rewind.seek(step), all[static_cast<std::size_t>(step)]) << step;
  }
  EXPECT_THAT(refusal([&] { rewind.seek(3001); }), HasSubstr("step must be in 0 … 3000, got 3001"));
  EXPECT_THAT(refusal([&] { rewind.seek(-1); }), HasSubstr("got -1"));
}

TEST(KeyFrames, ADivergedRunStandsAtItsLastFiniteStep) {
  const NetworkConfig config{.inputs = 1, .outputs = 1, .output = OutputKind::linear, .loss = LossKind::squaredError};
  const auto problem = std::make_shared<const NetworkProblem>(config, numbered(inputsOf({{1}, {2}}), {1, 2}));
  descenso::Run run(problem, {"gd", {10}}, point(0.1, 0), {.keep = Keep::keyFrames});
  run.advanceTo(10'000);
  EXPECT_EQ(run.status(), RunStatus::diverged);
  EXPECT_EQ(run.divergence().step, run.timeline().lastStep() + 1);
  EXPECT_TRUE(run.phi().allFinite());
  EXPECT_GT(run.phi().norm(), 1e100);
  EXPECT_EQ(run.phi(), Rewind(run).seek(run.timeline().lastStep()));
  EXPECT_EQ(run.lost().size(), 2);
}

TEST(Rewind, WorksWithoutKeyFramesToo) {
  const auto problem = smallNetwork();
  const auto run = runFor(problem, optimizer("momentum"), startOf(*problem), 40);
  Rewind rewind(run);
  for (const Index step : {40, 3, 4, 39, 0}) EXPECT_EQ(rewind.seek(step), run.timeline().at(step).phi);
}

TEST(Rewind, ABranchGoesOnAsTheRunDid) {
  const auto problem = smallNetwork();
  for (const char* name : {"adam", "genetic", "bfgs"}) {
    const RunOptions options{.batches = makeBatches({.size = 6}, 24, 200),
                             .schedule = {"cosine", {}},
                             .steps = 200,
                             .keep = Keep::keyFrames};
    descenso::Run run(problem, optimizer(name), startOf(*problem), options);
    const std::vector<Vector> all = path(run, 200);
    Rewind rewind(run);
    rewind.seek(77);
    descenso::Run branch = branched(rewind, run.config(), run.options());
    EXPECT_EQ(path(branch, 123).back(), all.back()) << name;
    Rewind again(branch);
    again.seek(23);
    descenso::Run twig = branched(again, run.config(), run.options());
    EXPECT_EQ(path(twig, 100).back(), all.back()) << name;
    const auto record = replayed(branch, 50);
    EXPECT_EQ(record.phi(), all[127]) << name;
    descenso::Run other = branched(rewind, optimizer("gd"), run.options());
    EXPECT_EQ(other.start(), all[77]);
  }
}

}  // namespace
}  // namespace descenso::tests
