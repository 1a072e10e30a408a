#include "app/plot/markup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace descenso {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::string_view base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

std::string_view entity(char32_t character) {
  switch (character) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return "&quot;";
    case U'\'':
      return "&apos;";
    default:
      return {};
  }
}

void appendUtf8(std::string& text, char32_t character) {
  const auto byte = [&](char32_t value) { text += static_cast<char>(static_cast<unsigned char>(value)); };
  const auto following = [&](int shift) { byte(0x80 | (character >> shift & 0x3F)); };
  if (character < 0x80) {
    byte(character);
  } else if (character < 0x800) {
    byte(0xC0 | character >> 6);
    following(0);
  } else if (character < 0x10000) {
    byte(0xE0 | character >> 12);
    following(6);
    following(0);
  } else {
    byte(0xF0 | character >> 18);
    following(12);
    following(6);
    following(0);
  }
}

}  // namespace

void appendNumber(std::string& markup, double value) {
  constexpr double largest = 1e7;
  std::array<char, 32> digits;
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), std::clamp(value, -largest, largest),
                                     std::chars_format::fixed, 3);
  const char* end = written.ptr;
  while (end[-1] == '0') --end;
  if (end[-1] == '.') --end;
  const std::string_view number(digits.data(), static_cast<std::size_t>(end - digits.data()));
  markup += number == "-0" ? "0" : number;
}

void appendColor(std::string& markup, Color color) {
  markup += '#';
  for (const float part : {color.r, color.g, color.b}) {
    const auto byte = static_cast<std::size_t>(std::lround(255 * std::clamp(part, 0.0f, 1.0f)));
    markup += hexDigits[byte >> 4];
    markup += hexDigits[byte & 15];
  }
}

bool isAllowedInXml(char32_t character) {
  if (character < U' ') return character == U'\t' || character == U'\n' || character == U'\r';
  const bool isSurrogate = character >= 0xD800 && character < 0xE000;
  return !isSurrogate && character != 0xFFFE && character != 0xFFFF && character <= 0x10FFFF;
}

void appendCharacter(std::string& markup, char32_t character) {
  const std::string_view escaped = entity(character);
  if (escaped.empty()) {
    appendUtf8(markup, character);
  } else {
    markup += escaped;
  }
}

void appendBase64(std::string& markup, std::string_view bytes) {
  markup.reserve(markup.size() + (bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    unsigned int group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) markup += k > count ? '=' : base64Digits[group >> (18 - 6 * k) & 63];
  }
}

}  // namespace descenso
