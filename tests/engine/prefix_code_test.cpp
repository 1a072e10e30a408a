// Codes of the antenna: fixed, printed, Huffman (rows ENT-01 to ENT-03).
#include "engine/information/prefix_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/information/antenna.h"
#include "engine/information/distribution.h"
#include "engine/information/huffman.h"
#include "engine/math/random.h"
#include "tests/engine/helpers.h"

namespace descenso::tests {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

bool isPrefixFree(const std::vector<std::string>& words) {
  for (const std::string& a : words)
    for (const std::string& b : words)
      if (&a != &b && b.starts_with(a)) return false;
  return true;
}

TEST(FixedCode, TakesThreeBitsForFiveOutcomes) {
  const std::vector<int> lengths = fixedLengths(5);
  EXPECT_THAT(lengths, ElementsAre(3, 3, 3, 3, 3));
  EXPECT_THAT(canonicalCode(lengths), ElementsAre("000", "001", "010", "011", "100"));
  EXPECT_DOUBLE_EQ(meanLength(lengths, cityA()), 3);
  EXPECT_EQ(kraftSum(lengths), 0.625);
  EXPECT_THAT(fixedLengths(1), ElementsAre(1));
  EXPECT_EQ(fixedLengths(8).front(), 3);
  EXPECT_EQ(fixedLengths(9).front(), 4);
}

TEST(PrintedCode, IsAPrefixCodeThatCostsMoreThanItMust) {
  const std::vector<int> lengths = printedCodeLengths();
  EXPECT_THAT(canonicalCode(lengths), ElementsAre("1100", "0", "10", "1101", "1110"));
  EXPECT_EQ(kraftSum(lengths), 0.9375);
  EXPECT_NEAR(meanLength(lengths, cityA()), 2.25, 1e-15);
  EXPECT_NEAR(meanLength(lengths, cityB()), 3, 1e-15) << "no better than the fixed code there (E07)";
}

TEST(CodeLengths, AreRefusedWhereNoPrefixCodeHasThem) {
  EXPECT_THAT(refusal([] { canonicalCode(std::vector{1, 1, 2}); }), HasSubstr("at most 1, got 1.25"));
  EXPECT_THAT(refusal([] { canonicalCode(std::vector{0, 1}); }), HasSubstr("whole number in [1, 32], got 0"));
  EXPECT_THAT(refusal([] { canonicalCode(std::vector{-3, 1}); }), HasSubstr("got -3"));
  EXPECT_THAT(refusal([] { canonicalCode(std::vector{33}); }), HasSubstr("got 33"));
  EXPECT_THAT(refusal([] { canonicalCode({}); }), HasSubstr("1 to 64 words, got 0"));
  EXPECT_THAT(refusal([] { codeLength(2.5); }), HasSubstr("got 2.5"));
  EXPECT_THAT(refusal([] { codeLength(notANumber); }), HasSubstr("got nan"));
  EXPECT_EQ(codeLength(4), 4);
  EXPECT_THAT(refusal([] { meanLength(std::vector{1, 1}, cityA()); }), HasSubstr("2 words cannot say 5 outcomes"));
}

TEST(CodeLengths, OfKraftSumOneMakeACompleteCode) {
  const std::vector<std::string> words =
      canonicalCode(std::vector{32, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17,
                                16, 15, 14, 13, 12, 11, 10, 9,  8,  7,  6,  5,  4,  3,  2,  1});
  EXPECT_EQ(words.back(), "0");
  EXPECT_EQ(words.front().size(), 32u);
  EXPECT_TRUE(isPrefixFree(words));
}

TEST(Huffman, IsTheBestCodeOfCityA) {
  const HuffmanTree tree = huffmanTree(cityA());
  EXPECT_THAT(tree.lengths(), ElementsAre(2, 1, 3, 4, 4));
  EXPECT_THAT(tree.words(), ElementsAre("10", "0", "110", "1110", "1111"));
  EXPECT_NEAR(meanLength(tree.lengths(), cityA()), 1.95, 1e-15);
  EXPECT_EQ(kraftSum(tree.lengths()), 1);
  EXPECT_NEAR(meanLength(tree.lengths(), cityB()), 2.60, 1e-15);
}

TEST(Huffman, IsAnotherOneInCityB) {
  const HuffmanTree tree = huffmanTree(cityB());
  EXPECT_THAT(tree.lengths(), ElementsAre(2, 3, 2, 2, 3));
  EXPECT_NEAR(meanLength(tree.lengths(), cityB()), 2.25, 1e-15);
}

TEST(Huffman, MergesTheTwoLightestStepByStep) {
  const HuffmanTree tree = huffmanTree(cityA());
  ASSERT_EQ(tree.merges(), 4u);
  const double weights[] = {0.1, 0.3, 0.55, 1};
  for (std::size_t k = 0; k < 4; ++k) EXPECT_NEAR(tree.merge(k).weight, weights[k], 1e-15);
  EXPECT_THAT(tree.openAfter(0), ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(tree.openAfter(1), ElementsAre(0, 1, 2, 5));
  EXPECT_THAT(tree.openAfter(2), ElementsAre(0, 1, 6));
  EXPECT_THAT(tree.openAfter(4), ElementsAre(8));
  EXPECT_THAT(tree.order(), ElementsAre(1, 0, 2, 3, 4));
}

TEST(Huffman, LiesBetweenTheEntropyAndOneBitMore) {
  Random random(11);
  for (int i = 0; i < 300; ++i) {
    Vector weights(2 + random.below(20));
    for (Index k = 0; k < weights.size(); ++k) weights[k] = random.below(6) == 0 ? 0 : std::pow(random.uniform(), 4);
    weights[0] = 1;
    const Vector p = normalised(weights);
    const HuffmanTree tree = huffmanTree(p);
    const std::vector<int> lengths = tree.lengths();
    const double mean = meanLength(lengths, p);
    EXPECT_EQ(kraftSum(lengths), 1);
    EXPECT_TRUE(isPrefixFree(tree.words()));
    EXPECT_GE(mean, entropy(p, InformationUnit::bits) - 1e-12);
    EXPECT_LE(mean, entropy(p, InformationUnit::bits) + 1);
    EXPECT_LE(mean, meanLength(fixedLengths(lengths.size()), p) + 1e-12);
    EXPECT_TRUE(isPrefixFree(canonicalCode(lengths)));
  }
}

TEST(Huffman, TakesTheOlderOfEquallyLightNodes) {
  Vector p(4);
  p << 0.1, 0.2, 0.3, 0.4;  // 0.1 + 0.2 is a little more than 0.3 in binary
  EXPECT_THAT(huffmanTree(p).lengths(), ElementsAre(3, 3, 2, 1));
  EXPECT_THAT(huffmanTree(Vector::Constant(4, 0.25)).words(), ElementsAre("00", "01", "10", "11"));
}

TEST(Huffman, NeedsADistributionOfTwo) {
  EXPECT_THAT(refusal([] { huffmanTree(Vector::Ones(1)); }), HasSubstr("at least two outcomes"));
  EXPECT_THAT(refusal([] { huffmanTree(Vector::Ones(2)); }), HasSubstr("must add up to 1"));
}

}  // namespace
}  // namespace descenso::tests
