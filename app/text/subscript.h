// Numbers below the line, as indices are written.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace descenso {

/// "₁₂"; `number` is not negative.
inline std::string subscript(long number) {
  static constexpr std::array<std::string_view, 10> signs = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};
  std::string text;
  for (const char digit : std::to_string(number)) text += signs[static_cast<std::size_t>(digit - '0')];
  return text;
}

}  // namespace descenso
