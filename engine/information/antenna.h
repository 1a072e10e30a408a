// The course's example: an antenna that sends the weather of a city, one of five kinds, as bits.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "engine/information/entropy.h"

namespace descenso {

/// Kinds of weather: "sunny", "cloudy", "partly-cloudy", "rain", "storm".
inline constexpr std::array<std::string_view, 5> weatherNames = {"sunny", "cloudy", "partly-cloudy", "rain", "storm"};

Vector cityA();
Vector cityB();

/// Lengths of the slide's variable code: a prefix code, but not the shortest (E07).
std::vector<int> printedCodeLengths();

/// Σ p · (−log₂ q rounded to two decimals), as the slides add it up: 1.8602 and 2.4935 where the right sums are 1.8619
/// and 2.4955 (E08, E09).
double crossEntropyOfRoundedLogs(ConstVectorRef p, ConstVectorRef q);

}  // namespace descenso
