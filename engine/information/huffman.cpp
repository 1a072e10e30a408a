#include "engine/information/huffman.h"

#include <algorithm>
#include <functional>

#include "engine/information/distribution.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr double equalWeight = 1e-12;

/// Takes the lightest of the open nodes out of them.
int takeLightest(std::vector<int>& open, const std::vector<HuffmanNode>& nodes) {
  const auto weight = [&](int node) { return nodes[static_cast<std::size_t>(node)].weight; };
  auto lightest = open.begin();
  for (auto node = open.begin() + 1; node != open.end(); ++node)
    if (weight(*node) < weight(*lightest) - equalWeight) lightest = node;
  const int taken = *lightest;
  open.erase(lightest);
  return taken;
}

HuffmanNode merged(const std::vector<HuffmanNode>& nodes, int a, int b) {
  const HuffmanNode& first = nodes[static_cast<std::size_t>(a)];
  const HuffmanNode& second = nodes[static_cast<std::size_t>(b)];
  const bool isInOrder = first.height != second.height ? first.height < second.height : a < b;
  return {.weight = first.weight + second.weight,
          .zero = isInOrder ? a : b,
          .one = isInOrder ? b : a,
          .height = 1 + std::max(first.height, second.height)};
}

/// Calls visit(outcome, word) from the edges 0 to the edges 1.
void forEachWord(const HuffmanTree& tree, const std::function<void(int, const std::string&)>& visit) {
  std::vector<std::pair<int, std::string>> open = {{static_cast<int>(tree.nodes.size()) - 1, {}}};
  while (!open.empty()) {
    const auto [at, word] = std::move(open.back());
    open.pop_back();
    const HuffmanNode& node = tree.nodes[static_cast<std::size_t>(at)];
    if (node.isOutcome()) {
      visit(at, word);
      continue;
    }
    open.emplace_back(node.one, word + '1');
    open.emplace_back(node.zero, word + '0');
  }
}

}  // namespace

std::vector<std::string> HuffmanTree::words() const {
  std::vector<std::string> words(outcomes());
  forEachWord(*this, [&](int outcome, const std::string& word) { words[static_cast<std::size_t>(outcome)] = word; });
  return words;
}

std::vector<int> HuffmanTree::lengths() const {
  std::vector<int> lengths;
  for (const std::string& word : words()) lengths.push_back(static_cast<int>(word.size()));
  return lengths;
}

std::vector<int> HuffmanTree::openAfter(std::size_t k) const {
  std::vector<int> open(outcomes());
  for (std::size_t i = 0; i < open.size(); ++i) open[i] = static_cast<int>(i);
  for (std::size_t i = 0; i < std::min(k, merges()); ++i) {
    std::erase_if(open, [&](int node) { return node == merge(i).zero || node == merge(i).one; });
    open.push_back(static_cast<int>(outcomes() + i));
  }
  return open;
}

std::vector<int> HuffmanTree::order() const {
  std::vector<int> order;
  forEachWord(*this, [&](int outcome, const std::string&) { order.push_back(outcome); });
  return order;
}

HuffmanTree huffmanTree(ConstVectorRef p) {
  checkDistribution(p);
  if (p.size() < 2) throw InvalidArgument("a Huffman code needs at least two outcomes, got 1"_message);
  HuffmanTree tree;
  std::vector<int> open;
  for (Index i = 0; i < p.size(); ++i) {
    open.push_back(static_cast<int>(i));
    tree.nodes.push_back({.weight = p[i]});
  }
  while (open.size() > 1) {
    const int first = takeLightest(open, tree.nodes);
    const int second = takeLightest(open, tree.nodes);
    open.push_back(static_cast<int>(tree.nodes.size()));
    tree.nodes.push_back(merged(tree.nodes, first, second));
  }
  return tree;
}

}  // namespace descenso
