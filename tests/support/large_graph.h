// The text of a graph as large as graphs may be.
#pragma once

#include <cstdint>
#include <string>

#include "engine/math/random.h"

namespace descenso::tests {

/// 200 nodes: 60 inputs, then operations on whatever came before.
inline std::string largeGraphText(std::uint64_t seed) {
  constexpr int inputs = 60;
  constexpr int operations = 140;
  Random random(seed);
  std::string text;
  for (int i = 0; i < operations; ++i) {
    const auto operand = [&] {
      const int pick = static_cast<int>(random.uniform(0, inputs + i));
      return (pick < inputs ? "x" : "n") + std::to_string(pick < inputs ? pick : pick - inputs);
    };
    const std::string left = i < inputs ? "x" + std::to_string(i) : operand();
    text += "n" + std::to_string(i) + "=" + left + (i % 2 == 0 ? "*" : "-") + operand() + "\n";
  }
  return text;
}

}  // namespace descenso::tests
