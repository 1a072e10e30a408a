#include "engine/graphs/catalog.h"

#include <gmock/gmock.h>

#include <cmath>
#include <set>

#include "engine/graphs/graph_paths.h"
#include "engine/graphs/graph_walk.h"

namespace descenso {
namespace {

/// A graph of the catalog with its numbers.
struct Shown {
  const NamedGraph& named;
  ComputationGraph graph;
  std::vector<double> inputs;
  std::vector<bool> learned;
  GraphValues values;

  explicit Shown(std::string_view name) : named(*findGraph(name)), graph(readGraph(named.text)) {
    inputs.assign(graph.inputs().size(), 0);
    learned.assign(graph.inputs().size(), false);
    for (const GraphInput& input : named.inputs) {
      const auto index = static_cast<std::size_t>(graph.node(node(input.name)).input);
      inputs[index] = input.value;
      learned[index] = input.isLearned;
    }
    computeGraph(graph, inputs, graph.output(), values);
  }
  int node(std::string_view name) const { return graph.find(name).value(); }
  double value(std::string_view name) const { return values.value(node(name)); }
  double gradient(std::string_view name) const { return values.gradient(node(name)); }
  double costAfter(long updates) const {
    GraphDescent descent;
    GraphValues scratch;
    descend(graph, inputs, learned, graph.output(), named.alpha, updates, descent, scratch);
    return descent.costs.back();
  }
};

TEST(GraphCatalog, HasNumbersForAllInputsAndAGradientThatDifferencesConfirm) {
  std::set<std::string_view> names;
  for (const NamedGraph& named : graphCatalog()) {
    EXPECT_TRUE(names.insert(named.name).second);
    const Shown shown(named.name);
    ASSERT_EQ(named.inputs.size(), shown.graph.inputs().size()) << named.name;
    EXPECT_LE(shown.graph.nodes().size(), maximumGraphNodes);
    for (const int input : shown.graph.inputs()) {
      EXPECT_LT(checkNode(shown.graph, shown.inputs, shown.values, input).error, 1e-5) << named.name;
    }
    for (const PrintedGradient& printed : named.printed) {
      EXPECT_TRUE(shown.graph.find(printed.input)) << named.name;
      EXPECT_TRUE(std::isfinite(printedGradient(printed, shown.graph, shown.values))) << named.name;
    }
    EXPECT_EQ(named.printed.empty(), named.formulas.empty()) << named.name;
  }
}

TEST(GraphCatalog, HasTheCoursesGates) {
  const Shown add("gate-add");
  EXPECT_EQ(add.gradient("x"), 1);
  EXPECT_EQ(add.gradient("y"), 1);
  const Shown multiply("gate-multiply");
  EXPECT_EQ(multiply.gradient("x"), multiply.value("y"));
  EXPECT_EQ(multiply.gradient("y"), multiply.value("x"));
  const Shown larger("gate-max");
  EXPECT_EQ(larger.gradient("x"), 1);
  EXPECT_EQ(larger.gradient("y"), 0);
  const Shown copy("gate-copy");
  EXPECT_EQ(copy.gradient("x"), copy.value("a") + copy.value("b"));
}

TEST(GraphCatalog, MultipliesByAConstantForwardAndBack) {
  const Shown constant("multiply-constant");
  EXPECT_EQ(constant.value("y1"), 2);
  EXPECT_EQ(constant.value("y2"), -6);
  EXPECT_EQ(constant.gradient("y1"), 1);
  EXPECT_EQ(constant.gradient("y2"), 1);
  EXPECT_EQ(constant.gradient("x1"), 2);
  EXPECT_EQ(constant.gradient("x2"), 2);
}

TEST(GraphCatalog, FindsTheSlopeOfTheSigmoidFromItsParts) {
  const Shown sigmoid("sigmoid-slope");
  const double s = 1 / (1 + std::exp(-0.7));
  EXPECT_NEAR(sigmoid.value("s"), s, 1e-15);
  EXPECT_NEAR(sigmoid.gradient("z"), s * (1 - s), 1e-15);
  EXPECT_NEAR(sigmoid.gradient("z"), 0.2217129, 5e-8);
}

TEST(GraphCatalog, HasTheSevenParametersWithTheRightGradient) {
  const Shown network("seven-parameters");
  EXPECT_NEAR(network.value("z1"), -0.25, 1e-12);
  EXPECT_NEAR(network.value("z2"), 0.45, 1e-12);
  EXPECT_NEAR(network.value("a1"), 0.437823, 5e-7);
  EXPECT_NEAR(network.value("a2"), 0.610639, 5e-7);
  EXPECT_NEAR(network.value("z3"), 0.802577, 5e-7);
  EXPECT_NEAR(network.value("h"), 0.690525, 5e-7);
  EXPECT_NEAR(network.value("J"), 0.0359006, 5e-8);
  EXPECT_NEAR(network.gradient("h"), -0.378949, 5e-7);
  EXPECT_NEAR(network.gradient("z3"), -0.080981, 5e-7);
  EXPECT_NEAR(network.values.slope(network.graph.node(network.node("h")).firstEdge), 0.213700, 5e-7);
  const std::vector<std::pair<std::string_view, double>> gradient = {
      {"w1", -0.003986},  {"b1", -0.007973},  {"w2", -0.006739}, {"b2", -0.013478},
      {"w11", -0.035456}, {"w12", -0.049450}, {"b3", -0.080981}};
  for (const auto& [name, right] : gradient) EXPECT_NEAR(network.gradient(name), right, 6e-7) << name;
}

TEST(GraphCatalog, UpdatesTheSevenParametersAsTheMapHasIt) {
  const Shown network("seven-parameters");
  EXPECT_NEAR(network.costAfter(1), 0.0348541, 5e-8);
  EXPECT_NEAR(network.costAfter(2), 0.0338472, 5e-8);
  EXPECT_NEAR(network.costAfter(10), 0.0270229, 5e-8);
  EXPECT_NEAR(network.costAfter(100), 0.0044090, 5e-8);
}

// The slide's numbers follow from the slide's gradient, and lead to a worse cost than the right ones.
TEST(GraphCatalog, KeepsThePrintedGradientWithItsUpdate) {
  const Shown network("seven-parameters");
  EXPECT_EQ(network.named.formulas.front().erratum, "E27");
  std::vector<double> printed = network.inputs;
  for (const PrintedGradient& each : network.named.printed) {
    const auto index = static_cast<std::size_t>(network.graph.node(network.node(each.input)).input);
    EXPECT_NEAR(each.updated, printed[index] - network.named.alpha * each.gradient, 6e-4) << each.input;
    printed[index] = each.updated;
  }
  GraphValues values;
  computeGraph(network.graph, printed, network.graph.output(), values);
  EXPECT_NEAR(values.value(network.graph.output()), 0.0355363, 5e-8);
}

// E26: the slide takes a₂ where the edge comes from unit 1.
TEST(GraphCatalog, HasTheRulesOfTheHiddenLayerRightAndAsPrinted) {
  const Shown network("tail");
  const double delta = network.gradient("z2");
  EXPECT_DOUBLE_EQ(network.gradient("w21"), network.value("a1") * delta);
  EXPECT_DOUBLE_EQ(network.gradient("w22"), network.value("a2") * delta);
  EXPECT_DOUBLE_EQ(network.gradient("b2"), delta);
  EXPECT_DOUBLE_EQ(network.gradient("a1"),
                   network.value("w11") * network.gradient("z1") + network.value("w21") * delta);
  const PrintedGradient& printed = network.named.printed.front();
  EXPECT_EQ(printed.input, "w21");
  EXPECT_DOUBLE_EQ(printedGradient(printed, network.graph, network.values), network.value("a2") * delta);
  EXPECT_GT(std::abs(network.gradient("w21") - network.value("a2") * delta), 1e-3) << "or nobody sees the difference";
  EXPECT_EQ(network.named.formulas[0].erratum, "E25");
  EXPECT_EQ(network.named.formulas[1].erratum, "E26");
}

TEST(GraphCatalog, HasFourEqualPathsThroughTwoHiddenLayers) {
  const Shown network("two-hidden-layers");
  EXPECT_NEAR(network.value("z1"), 0.880797, 5e-7);
  EXPECT_NEAR(network.value("h2"), 0.799119, 5e-7);
  EXPECT_NEAR(network.value("p"), 0.785687, 5e-7);
  EXPECT_NEAR(network.gradient("x1"), 0.00141900, 5e-9);
  const std::vector<GraphPath> paths = pathsTo(network.graph, network.values, network.node("x1"), 10);
  ASSERT_EQ(paths.size(), 4u);
  for (const GraphPath& path : paths) EXPECT_NEAR(path.product, 0.00035475, 5e-9);
  const PathCounts counts = countPaths(network.graph, network.graph.output());
  // Nine edges a path: three in each unit.
  EXPECT_EQ(counts.multiplications[static_cast<std::size_t>(network.node("x1"))], 36);
}

}  // namespace
}  // namespace descenso
