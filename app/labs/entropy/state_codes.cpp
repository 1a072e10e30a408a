#include "app/labs/entropy/state_codes.h"

#include <cmath>

#include "engine/information/antenna.h"
#include "engine/information/prefix_code.h"

namespace descenso {
namespace {

Vector distributionOf(const std::vector<double>& values) {
  return Eigen::Map<const Vector>(values.data(), std::ssize(values));
}

std::vector<double> surprisesOf(const Vector& p, InformationUnit unit) {
  std::vector<double> surprises;
  for (const double each : p) surprises.push_back(surprise(each, unit));
  return surprises;
}

CodeResult codeOf(std::string_view name, std::vector<int> lengths, std::vector<std::string> words, const Vector& p,
                  const Vector& q) {
  CodeResult code{.name = name, .lengths = std::move(lengths), .words = std::move(words)};
  code.kraft = kraftSum(code.lengths);
  code.meanP = meanLength(code.lengths, p);
  code.meanQ = meanLength(code.lengths, q);
  return code;
}

}  // namespace

CodesResult codesResult(const CodesConfig& config) {
  const InformationUnit unit = config.unit;
  CodesResult result{.p = distributionOf(config.p), .q = distributionOf(config.q)};
  const Vector& p = result.p;
  const Vector& q = result.q;
  result.surpriseP = surprisesOf(p, unit);
  result.surpriseQ = surprisesOf(q, unit);
  result.entropyP = entropy(p, unit);
  result.entropyQ = entropy(q, unit);
  result.crossPQ = crossEntropy(p, q, unit);
  result.crossQP = crossEntropy(q, p, unit);
  result.divergencePQ = kullbackLeibler(p, q, unit);
  result.divergenceQP = kullbackLeibler(q, p, unit);
  result.jensenShannon = jensenShannon(p, q, unit);
  result.perplexityP = perplexity(p);
  result.perplexityQ = perplexity(q);
  result.largest = std::log(static_cast<double>(p.size())) / nats(unit);
  result.bitsP = entropy(p, InformationUnit::bits);
  result.bitsQ = entropy(q, InformationUnit::bits);
  result.tree = huffmanTree(config.codesSecond ? q : p);
  const auto add = [&](std::string_view name, const std::vector<int>& lengths) {
    result.codes.push_back(codeOf(name, lengths, canonicalCode(lengths), p, q));
  };
  add("fixed", fixedLengths(config.p.size()));
  if (config.outcomes == Outcomes::weather) add("printed", printedCodeLengths());
  result.codes.push_back(codeOf("huffman", result.tree.lengths(), result.tree.words(), p, q));
  add("own", config.lengths);
  return result;
}

}  // namespace descenso
