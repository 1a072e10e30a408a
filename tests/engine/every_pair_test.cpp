// Every optimizer of the catalog on every problem of the catalog, on the two parameters of its map and on all of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "reference_problems.h"

namespace descenso {
namespace {

struct Pair {
  std::string optimizer;
  std::string problem;
};

std::ostream& operator<<(std::ostream& out, const Pair& pair) { return out << pair.optimizer << " on " << pair.problem; }

template <class Chooses>
std::vector<Pair> pairsOf(Chooses chooses) {
  std::vector<Pair> pairs;
  for (const OptimizerEntry& optimizer : optimizerCatalog())
    for (const ProblemEntry& problem : problemCatalog())
      if (chooses(optimizer, problem)) pairs.push_back({std::string(optimizer.name), std::string(problem.name)});
  return pairs;
}

class EveryPair : public ::testing::TestWithParam<Pair> {
 protected:
  descenso::Run run(bool isWhole, BatchSchedule batches = {}) const {
    const ProblemEntry& entry = *findProblem(GetParam().problem);
    const Vector start = isWhole ? wholeStart(entry) : Vector(entry.start);
    descenso::Run made(makeProblem({.name = GetParam().problem, .allParameters = isWhole}), {GetParam().optimizer, {}},
                       start, {.batches = std::move(batches), .schedule = {}, .steps = 60});
    made.advanceTo(60);
    return made;
  }
  static void expectFinite(const descenso::Run& made) {
    for (const double loss : made.timeline().losses()) EXPECT_TRUE(std::isfinite(loss));
    for (Index k = 0; k < made.timeline().size(); ++k) {
      EXPECT_TRUE(made.timeline().at(k).phi.allFinite()) << k;
      EXPECT_TRUE(made.timeline().at(k).gradient.allFinite()) << k;
    }
  }
};

TEST_P(EveryPair, KeepsFiniteStatesAndTheSameOnesAgain) {
  const bool hasMore = !findProblem(GetParam().problem)->parameters.empty();
  for (const bool isWhole : {false, true}) {
    if (isWhole && !hasMore) continue;
    const descenso::Run first = run(isWhole);
    expectFinite(first);
    const descenso::Run second = run(isWhole);
    ASSERT_EQ(first.timeline().size(), second.timeline().size());
    EXPECT_EQ(Vector(first.timeline().at(first.timeline().lastStep()).phi),
              Vector(second.timeline().at(second.timeline().lastStep()).phi));
    EXPECT_TRUE(first.status() == RunStatus::diverged || first.timeline().lastStep() == 60);
  }
}

class EveryCarefulPair : public EveryPair {};
class EveryPairOnData : public EveryPair {};

// What searches along a line, by curvature with its safeguards, or by trying never rises.
TEST_P(EveryCarefulPair, NeverRises) {
  const descenso::Run made = run(false);
  const auto losses = made.timeline().losses();
  for (std::size_t k = 1; k < losses.size(); ++k)
    EXPECT_LE(losses[k], losses[k - 1] + 1e-9 * std::max(1.0, std::abs(losses[k - 1]))) << k;
}

TEST_P(EveryPairOnData, TakesBatches) {
  const Index examples = makeProblem({.name = GetParam().problem})->exampleCount();
  const BatchConfig batches{.size = std::min<Index>(3, examples), .order = BatchOrder::fixed};
  expectFinite(run(false, makeBatches(batches, examples, 60)));
}

std::string pairName(const ::testing::TestParamInfo<Pair>& tested) {
  std::string name = tested.param.optimizer + "_on_" + tested.param.problem;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Catalogs, EveryPair,
                         ::testing::ValuesIn(pairsOf([](const auto&, const auto&) { return true; })), pairName);
INSTANTIATE_TEST_SUITE_P(Catalogs, EveryCarefulPair,
                         ::testing::ValuesIn(pairsOf([](const OptimizerEntry& optimizer, const auto&) {
                           return optimizer.group != Group::gradient;
                         })),
                         pairName);
INSTANTIATE_TEST_SUITE_P(Catalogs, EveryPairOnData,
                         ::testing::ValuesIn(pairsOf([](const auto&, const ProblemEntry& problem) {
                           return !problem.dataSets.empty();
                         })),
                         pairName);

}  // namespace
}  // namespace descenso
