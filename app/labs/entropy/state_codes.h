// What follows from two distributions: how much there is to tell, and what the codes cost.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/labs/entropy/config.h"
#include "engine/information/huffman.h"

namespace descenso {

struct CodeResult {
  std::string_view name;  ///< "fixed", "printed", "huffman", "own"
  std::vector<int> lengths{};
  std::vector<std::string> words{};
  double kraft = 0;
  double meanP = 0;  ///< bits an outcome where p is true …
  double meanQ = 0;  ///< … and where q is
};

struct CodesResult {
  Vector p{};
  Vector q{};
  std::vector<double> surpriseP{};  ///< −log p, infinite at 0; in the unit chosen, as all that is no code
  std::vector<double> surpriseQ{};
  double entropyP = 0;
  double entropyQ = 0;
  double crossPQ = 0;  ///< H(p, q) = −Σ p log q
  double crossQP = 0;
  double divergencePQ = 0;  ///< D(p‖q)
  double divergenceQP = 0;
  double jensenShannon = 0;
  double perplexityP = 1;
  double perplexityQ = 1;
  double largest = 0;  ///< entropy of as many outcomes, all equally likely
  double bitsP = 0;    ///< the entropies in bits: what no code can go below
  double bitsQ = 0;
  HuffmanTree tree{};  ///< built for p, or for q
  std::vector<CodeResult> codes{};
};
CodesResult codesResult(const CodesConfig& config);

}  // namespace descenso
