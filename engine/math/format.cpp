#include "engine/math/format.h"

#include <array>
#include <charconv>

namespace descenso {

std::string numberText(double value) {
  std::array<char, 32> text;
  const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), result.ptr};
}

}  // namespace descenso
