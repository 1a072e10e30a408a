#include "engine/graphs/layer_order.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace descenso {
namespace {

constexpr int mostRounds = 24;
constexpr int mostExchanges = 8;      // sweeps of exchanges in one round
constexpr int roundsWithoutGain = 6;  // and then it is left

class Order {
 public:
  explicit Order(Layers& layers) : layers_(layers), places_(layers.above.size()) {
    for (std::size_t layer = 0; layer < layers_.order.size(); ++layer) number(layer);
  }

  int reduce() {
    int best = crossings();
    auto kept = layers_.order;
    int idle = 0;
    for (int round = 0; round < mostRounds && best > 0 && idle < roundsWithoutGain; ++round) {
      sweep(round % 2 == 0);
      exchange();
      const int present = crossings();
      ++idle;
      if (present >= best) continue;
      best = present;
      kept = layers_.order;
      idle = 0;
    }
    layers_.order = std::move(kept);
    return best;
  }

 private:
  int place(int vertex) const { return places_[static_cast<std::size_t>(vertex)]; }
  const std::vector<int>& above(int vertex) const { return layers_.above[static_cast<std::size_t>(vertex)]; }
  const std::vector<int>& below(int vertex) const { return layers_.below[static_cast<std::size_t>(vertex)]; }

  void number(std::size_t layer) {
    int place = 0;
    for (const int vertex : layers_.order[layer]) places_[static_cast<std::size_t>(vertex)] = place++;
  }

  /// Each vertex to the mean place of its neighbours in the layer that was ordered before.
  void sweep(bool isDown) {
    const std::size_t count = layers_.order.size();
    for (std::size_t k = 1; k < count; ++k) {
      const std::size_t layer = isDown ? k : count - 1 - k;
      std::vector<std::pair<double, int>> keyed;
      for (const int vertex : layers_.order[layer]) {
        const std::vector<int>& near = isDown ? above(vertex) : below(vertex);
        double sum = 0;
        for (const int other : near) sum += place(other);
        keyed.emplace_back(near.empty() ? place(vertex) : sum / static_cast<double>(near.size()), vertex);
      }
      std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      for (std::size_t i = 0; i < keyed.size(); ++i) layers_.order[layer][i] = keyed[i].second;
      number(layer);
    }
  }

  /// Crossings among the edges of two vertices of a layer, the first above the second.
  int between(const std::vector<int>& first, const std::vector<int>& second) const {
    int count = 0;
    for (const int a : first) {
      for (const int b : second) count += place(a) > place(b) ? 1 : 0;
    }
    return count;
  }

  void exchange() {
    for (int pass = 0, gained = 1; pass < mostExchanges && gained > 0; ++pass) {
      gained = 0;
      for (auto& layer : layers_.order) {
        for (std::size_t i = 1; i < layer.size(); ++i) {
          const int upper = layer[i - 1];
          const int lower = layer[i];
          const int before = between(above(upper), above(lower)) + between(below(upper), below(lower));
          const int after = between(above(lower), above(upper)) + between(below(lower), below(upper));
          if (after >= before) continue;
          std::swap(layer[i - 1], layer[i]);
          std::swap(places_[static_cast<std::size_t>(upper)], places_[static_cast<std::size_t>(lower)]);
          gained += before - after;
        }
      }
    }
  }

  int crossings() const {
    int count = 0;
    for (const auto& layer : layers_.order) {
      for (std::size_t i = 0; i < layer.size(); ++i) {
        for (std::size_t j = i + 1; j < layer.size(); ++j) count += between(below(layer[i]), below(layer[j]));
      }
    }
    return count;
  }

  Layers& layers_;
  std::vector<int> places_;
};

}  // namespace

int reduceCrossings(Layers& layers) { return Order(layers).reduce(); }

}  // namespace descenso
