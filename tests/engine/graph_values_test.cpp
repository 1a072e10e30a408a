#include "engine/graphs/graph_values.h"

#include <gmock/gmock.h>

#include <array>
#include <cmath>

#include "engine/graphs/graph_paths.h"
#include "engine/math/expression_program.h"
#include "engine/math/random.h"
#include "tests/engine/helpers.h"

namespace descenso {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Computed {
  ComputationGraph graph;
  GraphValues values;

  Computed(std::string_view text, const std::vector<double>& inputs, std::string_view output = {})
      : graph(readGraph(text)) {
    computeGraph(graph, inputs, output.empty() ? graph.output() : graph.find(output).value(), values);
  }
  int node(std::string_view name) const { return graph.find(name).value(); }
  double value(std::string_view name) const { return values.value(node(name)); }
  double gradient(std::string_view name) const { return values.gradient(node(name)); }
};

TEST(Graph, IsWhatWasTyped) {
  const ComputationGraph graph = readGraph("(x + y) z");
  ASSERT_EQ(graph.nodes().size(), 5u);
  EXPECT_THAT(graph.inputs(), ElementsAre(0, 1, 3));
  EXPECT_EQ(graph.sourceOf(2), "x + y");
  EXPECT_EQ(graph.node(4).operation, Operation::multiply);
  EXPECT_EQ(graph.output(), 4);
  EXPECT_EQ(graph.edge(graph.node(4).firstEdge).from, 2);
}

TEST(Graph, HasOneNodeForASumOfSeveralTerms) {
  const ComputationGraph graph = readGraph("a + b + c + d");
  ASSERT_EQ(graph.nodes().size(), 5u);
  EXPECT_THAT(graph.node(4).operands, ElementsAre(0, 1, 2, 3));
  EXPECT_EQ(readGraph("a + (b + c)").nodes().size(), 5u);
  EXPECT_EQ(readGraph("(a + b) + c").nodes().size(), 5u);
  EXPECT_EQ(readGraph("s = a + b; s + c").nodes().size(), 5u);
  EXPECT_EQ(readGraph("a + b - c + d").nodes().size(), 7u);
}

TEST(Graph, EndsAtTwoHundredNodes) {
  std::string sum = "x";
  for (int i = 0; i < 99; ++i) sum += " · x";
  EXPECT_EQ(readGraph(sum).nodes().size(), 100u);
  for (int i = 0; i < 100; ++i) sum += " · x";
  EXPECT_EQ(readGraph(sum).nodes().size(), 200u);
  sum += " · x";
  EXPECT_THAT(tests::refusal([&] { readGraph(sum); }), HasSubstr("at most 200 nodes"));
}

// The first example of the course.
TEST(Graph, ComputesASumTimesZ) {
  const Computed f("q = x + y; f = q z", {-2, 5, -4});
  EXPECT_EQ(f.value("q"), 3);
  EXPECT_EQ(f.value("f"), -12);
  EXPECT_EQ(f.gradient("f"), 1);
  EXPECT_EQ(f.gradient("q"), -4);
  EXPECT_EQ(f.gradient("z"), 3);
  EXPECT_EQ(f.gradient("x"), -4);
  EXPECT_EQ(f.gradient("y"), -4);
}

TEST(Graph, AddsWhereAValueIsReadTwice) {
  const Computed f("q = x y; f = q q + sin(q)", {2, 0.5});
  EXPECT_DOUBLE_EQ(f.gradient("q"), 2 + std::cos(1.0));
  EXPECT_EQ(f.graph.node(f.node("q")).consumers.size(), 3u);
}

TEST(Graph, LeavesOutWhatTheOutputDoesNotDependOn) {
  const Computed f("q = x + y; f = q z", {-2, 5, -4}, "q");
  EXPECT_EQ(f.value("f"), -12);
  EXPECT_EQ(f.gradient("z"), 0);
  EXPECT_EQ(f.gradient("f"), 0);
  EXPECT_EQ(f.gradient("x"), 1);
}

TEST(Graph, LetsNothingFlowIntoNumbers) {
  const Computed f("(x + 2)^(1 + 2)", {-3});
  EXPECT_EQ(f.values.value(f.graph.output()), -1);
  EXPECT_EQ(f.gradient("x"), 3);
  for (std::size_t i = 0; i < f.graph.nodes().size(); ++i) {
    if (f.graph.nodes()[i].isConstant) {
      EXPECT_EQ(f.values.gradients[i], 0);
    }
  }
}

struct Faulty {
  const char* text;
  std::vector<double> inputs;
  NodeFault fault;
};

class OutsideItsDomain : public ::testing::TestWithParam<Faulty> {};

TEST_P(OutsideItsDomain, ANodeSaysWhatHappened) {
  const Computed f("q = " + std::string(GetParam().text) + "; f = q + y", GetParam().inputs);
  EXPECT_EQ(f.values.fault(f.node("q")), GetParam().fault) << GetParam().text;
  EXPECT_EQ(f.values.fault(f.node("f")), NodeFault::unknown);
  EXPECT_TRUE(std::isnan(f.value("q")));
  EXPECT_TRUE(std::isnan(f.value("f")));
  for (const std::string_view name : {"x", "y", "q", "f"}) EXPECT_TRUE(std::isnan(f.gradient(name))) << name;
}

INSTANTIATE_TEST_SUITE_P(Graph, OutsideItsDomain,
                         ::testing::Values(Faulty{"1 / x", {0, 1}, NodeFault::divisionByZero},
                                           Faulty{"0 / x", {0, 1}, NodeFault::divisionByZero},
                                           Faulty{"x^-2", {0, 1}, NodeFault::divisionByZero},
                                           Faulty{"log(x)", {0, 1}, NodeFault::logarithm},
                                           Faulty{"log2(x)", {-1, 1}, NodeFault::logarithm},
                                           Faulty{"sqrt(x)", {-1, 1}, NodeFault::squareRoot},
                                           Faulty{"asin(x)", {2, 1}, NodeFault::outsideDomain},
                                           Faulty{"x^0.5", {-1, 1}, NodeFault::outsideDomain},
                                           Faulty{"exp(x)", {1000, 1}, NodeFault::overflow}));

TEST(Graph, KeepsTheNumbersBesideAFault) {
  const Computed f("q = log(x); r = y²; f = q + r", {-1, 3}, "r");
  EXPECT_EQ(f.values.fault(f.node("q")), NodeFault::logarithm);
  EXPECT_EQ(f.values.fault(f.node("f")), NodeFault::unknown);
  EXPECT_EQ(f.value("r"), 9);
  EXPECT_EQ(f.gradient("y"), 6);
}

TEST(Graph, DoesNotKnowWhatFlowsThroughAnInfiniteSlope) {
  const Computed f("q = sqrt(x); f = q + y", {0, 1});
  EXPECT_EQ(f.value("f"), 1);
  EXPECT_EQ(f.gradient("y"), 1);
  EXPECT_TRUE(std::isinf(f.values.slope(f.graph.node(f.node("q")).firstEdge)));
  EXPECT_TRUE(std::isnan(f.gradient("x")));
}

struct Checked {
  const char* text;
  int inputs;
  double low;
  double high;
};

class EveryGraph : public ::testing::TestWithParam<Checked> {};

// The reverse sweep against numerical differences, at every node, and against the derivatives of the formula language.
TEST_P(EveryGraph, HasTheGradientOfItsFormula) {
  const Expression expression = parseDefinitions(GetParam().text);
  const ComputationGraph graph(expression);
  const ExpressionProgram program(expression);
  ASSERT_EQ(graph.inputs().size(), static_cast<std::size_t>(GetParam().inputs));
  Random random(7);
  GraphValues values;
  std::vector<double> at(graph.inputs().size());
  for (int trial = 0; trial < 40; ++trial) {
    for (double& each : at) each = random.uniform(GetParam().low, GetParam().high);
    computeGraph(graph, at, graph.output(), values);
    ASSERT_NEAR(values.value(graph.output()), program.value(at), 1e-12 * std::max(1.0, std::abs(program.value(at))));
    for (std::size_t i = 0; i < at.size(); ++i) {
      const double exact = program.jet(at, i, i).d0;
      EXPECT_NEAR(values.gradient(graph.inputs()[i]), exact, 1e-11 * std::max(1.0, std::abs(exact)));
    }
    for (std::size_t i = 0; i <= static_cast<std::size_t>(graph.output()); ++i) {
      if (graph.nodes()[i].isConstant) continue;
      EXPECT_LT(checkNode(graph, at, values, static_cast<int>(i)).error, 1e-5) << GetParam().text << " node " << i;
    }
  }
}

// Each path's product, added up, is the sweep's gradient.
TEST_P(EveryGraph, HasItsGradientAsTheSumOverPaths) {
  const ComputationGraph graph = readGraph(GetParam().text);
  Random random(11);
  std::vector<double> at(graph.inputs().size());
  for (double& each : at) each = random.uniform(GetParam().low, GetParam().high);
  GraphValues values;
  computeGraph(graph, at, graph.output(), values);
  const PathCounts counts = countPaths(graph, graph.output());
  for (const int input : graph.inputs()) {
    double sum = 0;
    double multiplications = 0;
    const std::vector<GraphPath> paths = pathsTo(graph, values, input, 100000);
    for (const GraphPath& path : paths) {
      sum += path.product;
      multiplications += static_cast<double>(path.edges.size());
    }
    EXPECT_NEAR(sum, values.gradient(input), 1e-11 * std::max(1.0, std::abs(sum)));
    EXPECT_EQ(counts.paths[static_cast<std::size_t>(input)], static_cast<double>(paths.size()));
    EXPECT_EQ(counts.multiplications[static_cast<std::size_t>(input)], multiplications);
  }
}

INSTANTIATE_TEST_SUITE_P(Graph, EveryGraph,
                         ::testing::Values(Checked{"q = x + y; f = q z", 3, -3, 3}, Checked{"x y / (1 + z²)", 3, -2, 2},
                                           Checked{"max(x, y) + min(x, y z)", 3, -2, 2},
                                           Checked{"x^y + y^x", 2, 0.3, 2},
                                           Checked{"σ(w1 x + b1) tanh(w2 x + b2) - relu(x + 3)", 5, -1, 1},
                                           Checked{"q = sin(x) cos(y); r = q² + q x; exp(-r) / (2 + q)", 2, -2, 2},
                                           Checked{"log(x) + log2(y) + log10(x y) + sqrt(x)", 2, 0.4, 3},
                                           Checked{"asin(x) + acos(y) + atan(x y) + tan(x)", 2, -0.7, 0.7},
                                           Checked{"sinh(x) cosh(y) - -x + 3 - y - x^-2 + |y + 4| x^2.5", 2, 0.4, 2},
                                           Checked{"a = x x; b = a a; c = b b; c c", 1, -1.2, 1.2},
                                           Checked{"s = x + y + z + x; s s + s / (3 + z²)", 3, -2, 2}));

TEST(Paths, GrowWithoutEndWhileTheSweepDoesNot) {
  std::string text = "x0 = x";
  for (int i = 1; i <= 90; ++i) {
    text += "; x" + std::to_string(i) + " = x" + std::to_string(i - 1) + " x" + std::to_string(i - 1);
  }
  const ComputationGraph graph = readGraph(text);
  const PathCounts counts = countPaths(graph, graph.output());
  const auto input = static_cast<std::size_t>(graph.inputs()[0]);
  EXPECT_EQ(counts.paths[input], std::pow(2.0, 90));
  EXPECT_EQ(counts.multiplications[input], 90 * std::pow(2.0, 90));
  EXPECT_EQ(counts.sweep, 180);
}

}  // namespace
}  // namespace descenso
