#include "engine/graphs/layered_layout.h"

#include <algorithm>

#include "engine/graphs/layer_order.h"

namespace descenso {
namespace {

constexpr int alignments = 16;       // sweeps that pull vertices towards their neighbours
constexpr double bendWeight = 4;     // of an edge that runs on: long edges are to be straight
constexpr double aroundBend = 0.35;  // half of what a long edge keeps free on its way
constexpr double aroundNode = 0.5;

std::vector<int> layersOf(const ComputationGraph& graph) {
  std::vector<int> layers(graph.nodes().size(), 0);
  for (const GraphEdge& edge : graph.edges()) {
    int& layer = layers[static_cast<std::size_t>(edge.to)];
    layer = std::max(layer, layers[static_cast<std::size_t>(edge.from)] + 1);
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const GraphNode& node = graph.nodes()[i];
    if (!node.operands.empty() || node.consumers.empty()) continue;
    int first = static_cast<int>(layers.size());
    for (const int edge : node.consumers) {
      first = std::min(first, layers[static_cast<std::size_t>(graph.edge(edge).to)]);
    }
    layers[i] = first - 1;
  }
  return layers;
}

/// The graph with a vertex wherever an edge goes through a layer.
struct Vertices {
  Layers layers;
  std::vector<int> layer;                      ///< per vertex
  std::vector<std::vector<int>> edgeVertices;  ///< per edge, both ends included
  std::size_t nodes = 0;                       ///< the first so many vertices

  bool isBend(int vertex) const { return static_cast<std::size_t>(vertex) >= nodes; }

  int add(int inLayer) {
    layer.push_back(inLayer);
    layers.above.emplace_back();
    layers.below.emplace_back();
    return static_cast<int>(layer.size()) - 1;
  }

  void join(int from, int to) {
    layers.below[static_cast<std::size_t>(from)].push_back(to);
    layers.above[static_cast<std::size_t>(to)].push_back(from);
  }
};

/// In the order in which a walk from the outputs back to the inputs meets them: subtrees stay together.
void placeFrom(Vertices& vertices, int vertex, std::vector<bool>& isPlaced) {
  if (isPlaced[static_cast<std::size_t>(vertex)]) return;
  isPlaced[static_cast<std::size_t>(vertex)] = true;
  for (const int operand : vertices.layers.above[static_cast<std::size_t>(vertex)]) {
    placeFrom(vertices, operand, isPlaced);
  }
  const auto layer = static_cast<std::size_t>(vertices.layer[static_cast<std::size_t>(vertex)]);
  vertices.layers.order[layer].push_back(vertex);
}

Vertices verticesOf(const ComputationGraph& graph) {
  Vertices vertices;
  vertices.nodes = graph.nodes().size();
  for (const int layer : layersOf(graph)) vertices.add(layer);
  for (const GraphEdge& edge : graph.edges()) {
    std::vector<int>& way = vertices.edgeVertices.emplace_back();
    way.push_back(edge.from);
    const int last = vertices.layer[static_cast<std::size_t>(edge.to)];
    for (int layer = vertices.layer[static_cast<std::size_t>(edge.from)] + 1; layer < last; ++layer) {
      way.push_back(vertices.add(layer));
    }
    way.push_back(edge.to);
    for (std::size_t i = 1; i < way.size(); ++i) vertices.join(way[i - 1], way[i]);
  }
  vertices.layers.order.resize(
      static_cast<std::size_t>(*std::max_element(vertices.layer.begin(), vertices.layer.end())) + 1);
  std::vector<bool> isPlaced(vertices.layer.size(), false);
  for (auto i = vertices.nodes; i-- > 0;) placeFrom(vertices, static_cast<int>(i), isPlaced);
  return vertices;
}

/// Least squares under a minimal distance: pools of neighbours that would come too near move as one (isotonic
/// regression by pooling adjacent violators, Barlow et al. 1972).
class Spacing {
 public:
  void add(double wanted, double weight, double distance) {
    offset_ += offsets_.empty() ? 0 : distance;
    offsets_.push_back(offset_);
    pools_.push_back({wanted - offset_, weight, 1});
    while (pools_.size() > 1 && pools_[pools_.size() - 2].mean >= pools_.back().mean) {
      const Pool last = pools_.back();
      pools_.pop_back();
      Pool& into = pools_.back();
      into.mean = (into.mean * into.weight + last.mean * last.weight) / (into.weight + last.weight);
      into.weight += last.weight;
      into.count += last.count;
    }
  }

  std::vector<double> places() const {
    std::vector<double> found;
    for (const Pool& pool : pools_) {
      for (int i = 0; i < pool.count; ++i) found.push_back(pool.mean + offsets_[found.size()]);
    }
    return found;
  }

 private:
  struct Pool {
    double mean;
    double weight;
    int count;
  };
  double offset_ = 0;
  std::vector<double> offsets_;
  std::vector<Pool> pools_;
};

class Alignment {
 public:
  explicit Alignment(const Vertices& vertices) : vertices_(vertices), y_(vertices.layer.size(), 0) {
    for (std::size_t layer = 0; layer < vertices.layers.order.size(); ++layer) align(layer, Towards::nothing);
  }

  std::vector<double> run() {
    const std::size_t count = vertices_.layers.order.size();
    for (int round = 0; round < alignments; ++round) {
      const Towards towards = round + 2 >= alignments ? Towards::both
                              : round % 2 == 0        ? Towards::above
                                                      : Towards::below;
      for (std::size_t k = 0; k < count; ++k) align(round % 2 == 0 ? k : count - 1 - k, towards);
    }
    const double top = *std::min_element(y_.begin(), y_.end());
    for (double& y : y_) y -= top;
    return std::move(y_);
  }

 private:
  enum class Towards { nothing, above, below, both };

  void align(std::size_t layer, Towards towards) {
    Spacing spacing;
    const std::vector<int>& order = vertices_.layers.order[layer];
    double before = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
      const double half = vertices_.isBend(order[i]) ? aroundBend : aroundNode;
      double sum = 0;
      double weight = 0;
      const auto pull = [&](const std::vector<int>& near) {
        for (const int other : near) {
          const bool isLong = vertices_.isBend(other) || vertices_.isBend(order[i]);
          const double w = isLong ? bendWeight : 1;
          sum += w * y_[static_cast<std::size_t>(other)];
          weight += w;
        }
      };
      const auto vertex = static_cast<std::size_t>(order[i]);
      if (towards == Towards::above || towards == Towards::both) pull(vertices_.layers.above[vertex]);
      if (towards == Towards::below || towards == Towards::both) pull(vertices_.layers.below[vertex]);
      const bool isFree = weight == 0;
      spacing.add(isFree ? y_[vertex] : sum / weight, isFree ? 0.1 : weight, before + half);
      before = half;
    }
    const std::vector<double> places = spacing.places();
    for (std::size_t i = 0; i < order.size(); ++i) y_[static_cast<std::size_t>(order[i])] = places[i];
  }

  const Vertices& vertices_;
  std::vector<double> y_;
};

}  // namespace

LayeredLayout layOut(const ComputationGraph& graph) {
  Vertices vertices = verticesOf(graph);
  LayeredLayout layout{.layers = static_cast<int>(vertices.layers.order.size())};
  layout.crossings = reduceCrossings(vertices.layers);
  const std::vector<double> y = Alignment(vertices).run();
  const auto point = [&](int vertex) {
    const auto index = static_cast<std::size_t>(vertex);
    return LayoutPoint{static_cast<double>(vertices.layer[index]), y[index]};
  };
  for (std::size_t i = 0; i < vertices.nodes; ++i) {
    layout.nodes.push_back(point(static_cast<int>(i)));
    layout.height = std::max(layout.height, layout.nodes.back().y);
  }
  for (const std::vector<int>& way : vertices.edgeVertices) {
    std::vector<LayoutPoint>& points = layout.edges.emplace_back();
    for (const int vertex : way) points.push_back(point(vertex));
  }
  return layout;
}

}  // namespace descenso
