// How often runs turn back: by hand, and on the course's ravine.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/analysis/sign_changes.h"
#include "engine/problems/catalog.h"
#include "engine/training/run.h"

namespace descenso {
namespace {

using ::testing::ElementsAre;

TEST(SignChanges, CountTheUpdatesThatTurnBack) {
  Timeline timeline(2, 0);
  const Vector gradient = Vector::Zero(2);
  // Along the first: +1 +1 −2 0 −1 +3; along the second nothing moves.
  for (const double first : {0.0, 1.0, 2.0, 0.0, 0.0, -1.0, 2.0})
    timeline.append(Vector(Point2(first, 5)), 0, gradient, {}, {});
  EXPECT_THAT(signChanges(timeline, 0), ElementsAre(0, 0, 0, 1, 1, 1, 2));
  EXPECT_THAT(signChanges(timeline, 1), ElementsAre(0, 0, 0, 0, 0, 0, 0));
}

// OPT-32: gradient descent crosses the ravine with every update, momentum swings slowly.
TEST(SignChanges, GradientDescentTurnsWithEveryUpdateInTheRavineAndMomentumSeldom) {
  const std::shared_ptr<const Problem> ravine = makeProblem({.name = "ravine"});
  const auto turns = [&](const char* name, std::vector<double> values) {
    OptimizerConfig config{name, fallbacks(declarations(*findOptimizer(name)))};
    std::copy(values.begin(), values.end(), config.values.begin());
    descenso::Run run(ravine, config, Point2(-0.8, -0.9));
    run.advanceTo(40);
    return signChanges(run.timeline(), 1).back();
  };
  EXPECT_EQ(turns("gd", {0.09}), 39);
  EXPECT_LT(turns("momentum", {0.09, 0.9}), 14);
}

}  // namespace
}  // namespace descenso
