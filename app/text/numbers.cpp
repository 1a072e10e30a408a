#include "app/text/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace descenso {
namespace {

constexpr std::string_view minus = "−";
constexpr double longestFixed = 1e15;  // beyond it a fixed number of decimals says nothing

std::string plain(double value, std::chars_format format, int precision) {
  std::array<char, 400> text;
  const auto result = std::to_chars(text.data(), text.data() + text.size(), value, format, precision);
  return {text.data(), result.ptr};
}

std::string withTrueMinus(std::string text) {
  if (text.starts_with('-')) text.replace(0, 1, minus);
  return text;
}

void dropTrailingZeros(std::string& text) {
  if (text.find('.') == std::string::npos) return;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
}

std::string notFinite(double value) {
  if (std::isnan(value)) return "—";
  return value > 0 ? "∞" : std::string(minus) + "∞";
}

bool isZero(std::string_view text) { return text.find_first_not_of("-0.") == std::string_view::npos; }

}  // namespace

std::string formatNumber(double value, int digits) {
  if (!std::isfinite(value)) return notFinite(value);
  if (value == 0) return "0";
  digits = std::max(digits, 1);
  // Rounded first, so that 9.9996 with four digits is known to be 10.
  std::string mantissa = plain(value, std::chars_format::scientific, digits - 1);
  const std::size_t e = mantissa.find('e');
  int exponent = 0;
  const char* exponentText = mantissa.data() + e + 1 + (mantissa[e + 1] == '+' ? 1 : 0);
  std::from_chars(exponentText, mantissa.data() + mantissa.size(), exponent);

  if (exponent < -4 || exponent >= std::max(digits, 5)) {
    mantissa.erase(e);
    dropTrailingZeros(mantissa);
    return withTrueMinus(mantissa) + "×" + powerOfTen(exponent);
  }
  std::string text = plain(value, std::chars_format::fixed, std::max(0, digits - 1 - exponent));
  dropTrailingZeros(text);
  return withTrueMinus(text);
}

std::string formatNarrow(double value) {
  if (!std::isfinite(value)) return notFinite(value);
  if (value == 0) return "0";
  const std::string text = plain(value, std::chars_format::scientific, 0);
  const std::size_t e = text.find('e');
  int exponent = 0;
  std::from_chars(text.data() + e + 1 + (text[e + 1] == '+' ? 1 : 0), text.data() + text.size(), exponent);
  return withTrueMinus(text.substr(0, e)) + "e" + withTrueMinus(std::to_string(exponent));
}

std::string formatFixed(double value, int decimals) {
  if (!std::isfinite(value)) return notFinite(value);
  decimals = std::max(decimals, 0);
  if (std::abs(value) >= longestFixed) return formatNumber(value, decimals + 1);
  std::string text = plain(value, std::chars_format::fixed, decimals);
  if (text.starts_with('-') && isZero(text)) text.erase(0, 1);
  return withTrueMinus(text);
}

std::string formatExact(double value) {
  if (std::isnan(value)) return "nan";
  return plain(value, std::chars_format::general, 17);
}

std::string formatDecimal(std::string_view decimal) {
  if (decimal.find_first_of("fn") != std::string_view::npos)
    return notFinite(decimal == "inf" ? HUGE_VAL : decimal == "-inf" ? -HUGE_VAL : NAN);
  const std::size_t e = std::min(decimal.find('e'), decimal.size());
  std::string text = withTrueMinus(std::string(decimal.substr(0, e)));
  if (e == decimal.size()) return text;
  int exponent = 0;
  std::from_chars(decimal.data() + e + (decimal[e + 1] == '+' ? 2 : 1), decimal.data() + decimal.size(), exponent);
  return text + "×" + powerOfTen(exponent);
}

std::string powerOfTen(int exponent) {
  static constexpr std::array<std::string_view, 10> raised = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = "10";
  for (const char digit : std::to_string(exponent))
    text += digit == '-' ? std::string_view("⁻") : raised[static_cast<std::size_t>(digit - '0')];
  return text;
}

}  // namespace descenso
