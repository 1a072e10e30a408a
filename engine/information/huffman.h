// The prefix code with the least mean length (Huffman 1952), and the tree that it is built by, one merge after the
// other.
#pragma once

#include <string>
#include <vector>

#include "engine/math/types.h"

namespace descenso {

struct HuffmanNode {
  double weight = 0;  ///< of an outcome its probability, of a merge the sum of both
  int zero = -1;      ///< node below its edge 0; −1 for an outcome
  int one = -1;       ///< node below its edge 1
  int height = 0;     ///< edges down to its deepest outcome

  bool isOutcome() const { return zero < 0; }
};

struct HuffmanTree {
  /// The outcomes in their order, then the merges in theirs; the last node is the root.
  std::vector<HuffmanNode> nodes;

  std::size_t outcomes() const { return (nodes.size() + 1) / 2; }
  std::size_t merges() const { return nodes.size() / 2; }
  const HuffmanNode& merge(std::size_t k) const { return nodes[outcomes() + k]; }
  std::vector<std::string> words() const;
  std::vector<int> lengths() const;
  /// Nodes that no merge has taken after the first k merges, in their order: what the next merge chooses from.
  std::vector<int> openAfter(std::size_t k) const;
  /// The outcomes from the edges 0 to the edges 1: how they stand under the tree so that no edges cross.
  std::vector<int> order() const;
};

/// Always merges the two lightest nodes. Of equal ones (to 1e−12) the older: outcomes in their order, then merges in
/// theirs. The edge 0 leads to the lower of the two trees, of equally high ones to the older. Outcomes of probability 0
/// get words too. Throws std::invalid_argument for what is no distribution and for less than two outcomes.
HuffmanTree huffmanTree(ConstVectorRef p);

}  // namespace descenso
