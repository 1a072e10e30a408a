#include "engine/graphs/layered_layout.h"

#include <gmock/gmock.h>

#include "engine/graphs/catalog.h"
#include "tests/support/large_graph.h"

namespace descenso {
namespace {

void expectDrawable(const ComputationGraph& graph, const LayeredLayout& layout) {
  ASSERT_EQ(layout.nodes.size(), graph.nodes().size());
  ASSERT_EQ(layout.edges.size(), graph.edges().size());
  for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
    EXPECT_GE(layout.nodes[i].y, 0);
    EXPECT_LE(layout.nodes[i].y, layout.height);
    EXPECT_LT(layout.nodes[i].x, layout.layers);
    for (std::size_t j = 0; j < i; ++j) {
      if (layout.nodes[i].x != layout.nodes[j].x) continue;
      EXPECT_GE(std::abs(layout.nodes[i].y - layout.nodes[j].y), 1 - 1e-9) << i << " and " << j;
    }
  }
  for (std::size_t e = 0; e < layout.edges.size(); ++e) {
    const std::vector<LayoutPoint>& way = layout.edges[e];
    EXPECT_EQ(way.front(), layout.nodes[static_cast<std::size_t>(graph.edges()[e].from)]);
    EXPECT_EQ(way.back(), layout.nodes[static_cast<std::size_t>(graph.edges()[e].to)]);
    for (std::size_t k = 1; k < way.size(); ++k) EXPECT_EQ(way[k].x, way[k - 1].x + 1);
  }
}

TEST(GraphLayout, LeadsEveryEdgeToALaterLayer) {
  for (const NamedGraph& named : graphCatalog()) {
    const ComputationGraph graph = readGraph(named.text);
    expectDrawable(graph, layOut(graph));
  }
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const ComputationGraph graph = readGraph(tests::largeGraphText(seed));
    ASSERT_EQ(graph.nodes().size(), maximumGraphNodes);
    expectDrawable(graph, layOut(graph));
  }
}

TEST(GraphLayout, PutsAnInputBeforeItsFirstReader) {
  const ComputationGraph graph = readGraph("q = x + y; f = q z");
  const LayeredLayout layout = layOut(graph);
  EXPECT_EQ(layout.layers, 3);
  EXPECT_EQ(layout.nodes[static_cast<std::size_t>(graph.find("x").value())].x, 0);
  EXPECT_EQ(layout.nodes[static_cast<std::size_t>(graph.find("z").value())].x, 1);
}

TEST(GraphLayout, CrossesNothingWhereNothingHasTo) {
  for (const std::string_view text :
       {"q = x + y; f = q z", "(a b + c d) (e1 f + g h)", "sin(x) + cos(y) + exp(z) + log(w)", "a/(b/(c/(d/f)))"}) {
    EXPECT_EQ(layOut(readGraph(text)).crossings, 0) << text;
  }
  EXPECT_EQ(layOut(readGraph(findGraph("seven-parameters")->text)).crossings, 0);
  // Two complete pairs of units: one crossing each at least.
  EXPECT_LE(layOut(readGraph(findGraph("two-hidden-layers")->text)).crossings, 6);
}

TEST(GraphLayout, IsTheSameEachTime) {
  const ComputationGraph graph = readGraph(tests::largeGraphText(3));
  EXPECT_EQ(layOut(graph).nodes, layOut(graph).nodes);
}

TEST(GraphLayout, TakesASingleNode) {
  const LayeredLayout layout = layOut(readGraph("x"));
  EXPECT_EQ(layout.layers, 1);
  EXPECT_EQ(layout.height, 0);
}

}  // namespace
}  // namespace descenso
