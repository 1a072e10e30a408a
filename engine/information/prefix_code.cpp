#include "engine/information/prefix_code.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "engine/information/distribution.h"
#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

std::string binary(std::uint64_t word, int length) {
  std::string text(static_cast<std::size_t>(length), '0');
  for (std::size_t i = text.size(); i-- > 0; word >>= 1)
    if ((word & 1) != 0) text[i] = '1';
  return text;
}

}  // namespace

int codeLength(double typed) {
  if (!(typed >= 1 && typed <= longestCodeWord) || typed != std::floor(typed))
    throw InvalidArgument("a code length must be a whole number in [1, {most}], got {got}"_message,
                          {{"most", longestCodeWord}, {"got", typed}});
  return static_cast<int>(typed);
}

// Every term is a multiple of 2⁻³² and there are at most 2²⁰ of them in any use: the sum has no rounding.
double kraftSum(std::span<const int> lengths) {
  double sum = 0;
  for (const int length : lengths) sum += std::ldexp(1.0, -length);
  return sum;
}

void checkCodeLengths(std::span<const int> lengths) {
  if (lengths.empty() || lengths.size() > mostCodeWords)
    throw InvalidArgument("a code must have 1 to {most} words, got {got}"_message,
                          {{"most", mostCodeWords}, {"got", lengths.size()}});
  for (const int length : lengths) codeLength(length);
  const double sum = kraftSum(lengths);
  if (sum > 1)
    throw InvalidArgument("no prefix code has these lengths: the sum of 2^-length must be at most 1, got {got}"_message,
                          {{"got", sum}});
}

std::vector<std::string> canonicalCode(std::span<const int> lengths) {
  checkCodeLengths(lengths);
  std::vector<std::size_t> order(lengths.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return lengths[a] < lengths[b]; });
  std::vector<std::string> words(lengths.size());
  std::uint64_t next = 0;
  int last = lengths[order.front()];
  for (const std::size_t i : order) {
    next <<= lengths[i] - last;
    last = lengths[i];
    words[i] = binary(next++, last);
  }
  return words;
}

std::vector<int> fixedLengths(std::size_t count) {
  const int length = count < 2 ? 1 : static_cast<int>(std::bit_width(count - 1));
  return std::vector<int>(count, length);
}

double meanLength(std::span<const int> lengths, ConstVectorRef p) {
  checkDistribution(p);
  if (static_cast<Index>(lengths.size()) != p.size())
    throw InvalidArgument("a code of {words} words cannot say {outcomes} outcomes"_message,
                          {{"words", lengths.size()}, {"outcomes", p.size()}});
  double sum = 0;
  for (std::size_t i = 0; i < lengths.size(); ++i) sum += p[static_cast<Index>(i)] * lengths[i];
  return sum;
}

}  // namespace descenso
