// Code words of which none begins another: what lengths they may have, and words of those lengths.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/math/types.h"

namespace descenso {

inline constexpr int longestCodeWord = 32;
inline constexpr std::size_t mostCodeWords = 64;

/// A length as it was typed. Throws std::invalid_argument unless it is a whole number in [1, longestCodeWord].
int codeLength(double typed);

/// Σ 2^−lengthᵢ, exactly.
double kraftSum(std::span<const int> lengths);

/// A prefix code with these lengths exists if and only if their Kraft sum is at most 1 (Kraft 1949; McMillan 1956).
/// Throws std::invalid_argument where it is more, for lengths outside [1, longestCodeWord], and for less than one or
/// more than mostCodeWords of them.
void checkCodeLengths(std::span<const int> lengths);

/// The canonical code words of these lengths, "0" and "1": counted up from the shortest, equal lengths in the order of
/// their outcomes. Throws as checkCodeLengths does.
std::vector<std::string> canonicalCode(std::span<const int> lengths);

/// As long as each other, ⌈log₂ count⌉ but at least 1: outcome i has the word i.
std::vector<int> fixedLengths(std::size_t count);

/// Σ pᵢ lengthᵢ, in bits: what the code costs where p is true. Throws for what is no distribution, and for other sizes.
double meanLength(std::span<const int> lengths, ConstVectorRef p);

}  // namespace descenso
