#include "engine/graphs/graph_walk.h"

#include <gmock/gmock.h>

#include <array>

namespace descenso {
namespace {

using ::testing::ElementsAre;

struct Walked {
  ComputationGraph graph;
  GraphValues values;
  GraphWalk walk;

  Walked(std::string_view text, const std::vector<double>& inputs) : graph(readGraph(text)) {
    computeGraph(graph, inputs, graph.output(), values);
    walk = GraphWalk(graph, graph.output());
  }
  std::vector<WalkPhase> phases() const {
    std::vector<WalkPhase> found;
    for (long step = 0; step <= walk.length(); ++step) found.push_back(walk.event(step).phase);
    return found;
  }
};

TEST(Walk, GoesForwardAndBackEdgeByEdge) {
  const Walked f("q = x + y; f = q z", {-2, 5, -4});
  using enum WalkPhase;
  EXPECT_THAT(f.phases(),
              ElementsAre(start, forward, forward, forward, forward, backward, backward, backward, backward, backward,
                          update));
  const auto from = [&](long step) { return f.graph.edge(f.walk.event(step).edge).from; };
  EXPECT_EQ(f.walk.event(1).node, f.graph.find("q"));
  EXPECT_EQ(from(1), f.graph.find("x"));
  EXPECT_EQ(f.walk.event(2).node, f.graph.find("q"));
  EXPECT_EQ(from(2), f.graph.find("y"));
  EXPECT_EQ(f.walk.event(3).node, f.graph.find("f"));
  EXPECT_EQ(from(3), f.graph.find("q"));
  EXPECT_EQ(from(4), f.graph.find("z"));
  EXPECT_EQ(f.walk.event(5), (WalkEvent{backward, f.graph.output(), -1}));
  EXPECT_EQ(from(6), f.graph.find("q"));
  EXPECT_EQ(from(7), f.graph.find("z"));
  EXPECT_EQ(from(8), f.graph.find("x"));
  EXPECT_EQ(f.walk.sweptEdges(), 4);
}

TEST(Walk, KnowsAtEachStepWhatIsKnown) {
  const Walked f("q = x + y; f = q z", {-2, 5, -4});
  const int q = f.graph.find("q").value();
  const int x = f.graph.find("x").value();
  EXPECT_TRUE(f.walk.hasValue(x, 0));
  const int intoQ = f.graph.node(q).firstEdge;
  EXPECT_FALSE(f.walk.hasArrived(intoQ, 0));
  EXPECT_TRUE(f.walk.hasArrived(intoQ, 1));
  EXPECT_FALSE(f.walk.hasArrived(intoQ + 1, 1));
  EXPECT_FALSE(f.walk.hasValue(q, 1)) << "y is still missing";
  EXPECT_TRUE(f.walk.hasArrived(intoQ + 1, 2));
  EXPECT_TRUE(f.walk.hasValue(q, 2));
  EXPECT_FALSE(f.walk.hasGradient(f.graph, f.graph.output(), 4));
  EXPECT_TRUE(f.walk.hasGradient(f.graph, f.graph.output(), 5));
  EXPECT_EQ(f.walk.gradientSoFar(f.graph, f.values, f.graph.output(), 5), 1);
  EXPECT_FALSE(f.walk.hasGradient(f.graph, q, 5));
  EXPECT_EQ(f.walk.gradientSoFar(f.graph, f.values, q, 6), -4);
  EXPECT_TRUE(f.walk.hasGradient(f.graph, q, 6));
  EXPECT_FALSE(f.walk.hasGradient(f.graph, x, 7));
  EXPECT_EQ(f.walk.gradientSoFar(f.graph, f.values, x, 8), -4);
}

TEST(Walk, AddsUpWhereAValueWasReadTwice) {
  const Walked f("q = 2 x; f = q y + sin(q)", {0, 3});
  const int q = f.graph.find("q").value();
  std::vector<double> sums;
  std::vector<int> flows;
  for (long step = 0; step <= f.walk.length(); ++step) {
    sums.push_back(f.walk.gradientSoFar(f.graph, f.values, q, step));
    flows.push_back(f.walk.flowsSoFar(f.graph, q, step));
    EXPECT_EQ(f.walk.hasGradient(f.graph, q, step), flows.back() == 2);
  }
  // Seven edges forward, the 1, both terms of the sum; then sin's edge and that of the product.
  EXPECT_THAT(sums, ElementsAre(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 4, 4, 4));
  EXPECT_THAT(flows, ElementsAre(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2));
}

TEST(Walk, CarriesAValueTwiceThatIsReadTwiceAndNumbersToo) {
  const Walked f("q = x x; f = 2 q", {3});
  using enum WalkPhase;
  EXPECT_THAT(f.phases(), ElementsAre(start, forward, forward, forward, forward, backward, backward, backward, backward,
                                      update)) << "nothing flows back into the 2";
  EXPECT_FALSE(f.walk.hasValue(f.graph.find("q").value(), 1));
  EXPECT_TRUE(f.walk.hasValue(f.graph.find("q").value(), 2));
}

TEST(Walk, BeginsAnewAfterEachUpdate) {
  const Walked f("q = x + y; f = q z", {-2, 5, -4});
  const long length = f.walk.length();
  for (long step = 1; step <= length; ++step) {
    EXPECT_EQ(f.walk.event(step), f.walk.event(step + 3 * length));
    EXPECT_EQ(f.walk.cycle(step), 0);
    EXPECT_EQ(f.walk.cycle(step + 3 * length), 3);
  }
  EXPECT_EQ(f.walk.cycle(0), 0);
}

TEST(Walk, GoesToTheEndsOfItsPhases) {
  const Walked f("q = x + y; f = q z", {-2, 5, -4});
  EXPECT_EQ(f.walk.nextPhaseEnd(0), 4);
  EXPECT_EQ(f.walk.nextPhaseEnd(3), 4);
  EXPECT_EQ(f.walk.nextPhaseEnd(4), 9);
  EXPECT_EQ(f.walk.nextPhaseEnd(7), 9);
  EXPECT_EQ(f.walk.nextPhaseEnd(9), 10);
  EXPECT_EQ(f.walk.nextPhaseEnd(10), 14);
  EXPECT_EQ(f.walk.previousPhaseEnd(14), 10);
  EXPECT_EQ(f.walk.previousPhaseEnd(10), 9);
  EXPECT_EQ(f.walk.previousPhaseEnd(9), 4);
  EXPECT_EQ(f.walk.previousPhaseEnd(4), 0);
  EXPECT_EQ(f.walk.previousPhaseEnd(0), 0);
}

TEST(Descent, FollowsTheGradientOfWhatIsLearned) {
  const ComputationGraph graph = readGraph("(w x - y)²");
  GraphDescent descent;
  GraphValues scratch;
  descend(graph, std::array{1.0, 2.0, 6.0}, {true, false, false}, graph.output(), 0.1, 2, descent, scratch);
  // ∂J/∂w = 2 (w x − y) x: −16 at w = 1, −3.2 at 2.6.
  ASSERT_EQ(descent.inputs.size(), 3u);
  EXPECT_THAT(descent.inputs[1], ElementsAre(2.6, 2, 6));
  EXPECT_DOUBLE_EQ(descent.inputs[2][0], 2.92);
  EXPECT_DOUBLE_EQ(descent.costs[0], 16);
  EXPECT_NEAR(descent.costs[1], 0.64, 1e-12);
  EXPECT_FALSE(descent.isCutShort);
}

TEST(Descent, EndsWhereTheNumbersEnd) {
  const ComputationGraph graph = readGraph("log(x)");
  GraphDescent descent;
  GraphValues scratch;
  descend(graph, std::array{0.5}, {true}, graph.output(), 1, 10, descent, scratch);
  EXPECT_TRUE(descent.isCutShort);
  ASSERT_EQ(descent.inputs.size(), 2u);
  EXPECT_EQ(descent.inputs[1][0], -1.5);
}

}  // namespace
}  // namespace descenso
