#include "engine/math/expression_lexer.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "engine/math/message.h"

namespace descenso {
namespace {

/// One code point, or one byte that is not UTF-8.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool isText = true;  ///< false for a byte that is not UTF-8
};

constexpr bool isBetween(char32_t code, char32_t first, char32_t last) { return code >= first && code <= last; }
constexpr bool isDigit(char32_t code) { return isBetween(code, U'0', U'9'); }
constexpr bool isLatin(char32_t code) { return isBetween(code, U'a', U'z') || isBetween(code, U'A', U'Z'); }
constexpr bool isGreek(char32_t code) { return isBetween(code, 0x370, 0x3FF); }
constexpr bool isSubscript(char32_t code) { return isBetween(code, U'₀', U'₉'); }
constexpr bool isBlank(char32_t code) {
  return code == U' ' || code == U'\t' || code == 0xA0 || isBetween(code, 0x2000, 0x200A) || code == 0x202F;
}

std::optional<int> superscriptDigit(char32_t code) {
  if (code == U'¹') return 1;
  if (code == U'²') return 2;
  if (code == U'³') return 3;
  if (code == U'⁰' || isBetween(code, U'⁴', U'⁹')) return static_cast<int>(code - U'⁰');
  return std::nullopt;
}

std::optional<double> vulgarFraction(char32_t code) {
  if (code == U'½') return 0.5;
  if (code == U'¼') return 0.25;
  if (code == U'¾') return 0.75;
  return std::nullopt;
}

FormulaToken signOf(char32_t code) {
  switch (code) {
    case U'+':
      return FormulaToken::plus;
    case U'-':
    case U'−':
      return FormulaToken::minus;
    case U'*':
    case U'·':
    case U'⋅':
    case U'×':
      return FormulaToken::times;
    case U'/':
    case U'÷':
      return FormulaToken::over;
    case U'^':
      return FormulaToken::power;
    case U'(':
      return FormulaToken::open;
    case U')':
      return FormulaToken::close;
    case U',':
      return FormulaToken::comma;
    case U'|':
    case U'∣':
      return FormulaToken::bar;
    default:
      return FormulaToken::end;
  }
}

class Lexer {
 public:
  Lexer(std::string_view text, bool mayName) : text_(text), mayName_(mayName) {}

  std::vector<FormulaWord> words() {
    while (true) {
      while (at_ < text_.size() && isBlank(peek().code)) at_ += peek().bytes;
      begin_ = at_;
      if (at_ == text_.size()) break;
      readWord();
    }
    add(FormulaToken::end);
    return std::move(words_);
  }

 private:
  Character peek() const {
    if (at_ >= text_.size()) return {0, 0, true};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text_[i]); };
    const unsigned char first = byte(at_);
    if (first < 0x80) return {first, 1, true};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (length == 0 || at_ + length > text_.size()) return {first, 1, false};
    char32_t code = first & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) {
      if ((byte(at_ + i) & 0xC0U) != 0x80U) return {first, 1, false};
      code = (code << 6U) | (byte(at_ + i) & 0x3FU);
    }
    return {code, length, true};
  }

  void add(FormulaToken token, double value = 0) { words_.push_back({token, {begin_, at_}, value}); }

  template <class Accepts>
  void skip(Accepts accepts) {
    while (at_ < text_.size() && peek().isText && accepts(peek().code)) at_ += peek().bytes;
  }

  void readWord() {
    const Character c = peek();
    if (!c.isText) refuse(c);
    if (isDigit(c.code) || c.code == U'.') return readNumber();
    if (isLatin(c.code) || isGreek(c.code)) return readName();
    if (c.code == U'⁻' || superscriptDigit(c.code)) return readSuperscript();
    at_ += c.bytes;
    if (c.code == U'√') return add(FormulaToken::name);
    if (const auto fraction = vulgarFraction(c.code)) return add(FormulaToken::number, *fraction);
    if (mayName_ && c.code == U'=') return add(FormulaToken::equals);
    if (mayName_ && (c.code == U';' || c.code == U'\n' || c.code == U'\r')) return add(FormulaToken::separator);
    const FormulaToken sign = signOf(c.code);
    if (sign == FormulaToken::end) refuse(c);
    if (c.code == U'*' && peek().code == U'*') {
      ++at_;
      return add(FormulaToken::power);
    }
    add(sign);
  }

  /// The exponent's e belongs to the number only if digits follow: 2e3 is 2000, 2e is 2·e.
  void readNumber() {
    double value = 0;
    const auto result = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (result.ec == std::errc::invalid_argument) {
      ++at_;
      throw FormulaError(FormulaFault::badNumber, text_, {begin_, at_},
                         "a point alone is not a number; write 0.5"_message);
    }
    at_ = static_cast<std::size_t>(result.ptr - text_.data());
    if (result.ec == std::errc::result_out_of_range) {
      throw FormulaError(FormulaFault::badNumber, text_, {begin_, at_},
                         "this number is too large or too small; write one between 1e-300 and 1e300"_message);
    }
    add(FormulaToken::number, value);
  }

  void readName() {
    if (isGreek(peek().code)) {
      at_ += peek().bytes;
    } else {
      skip([](char32_t code) { return isLatin(code); });
    }
    if (peek().code == U'_') ++at_;
    skip([](char32_t code) { return isDigit(code) || isSubscript(code); });
    add(FormulaToken::name);
  }

  void readSuperscript() {
    const bool isNegative = peek().code == U'⁻';
    if (isNegative) at_ += peek().bytes;
    double value = 0;
    bool isEmpty = true;
    for (auto digit = superscriptDigit(peek().code); digit; digit = superscriptDigit(peek().code)) {
      value = 10 * value + *digit;
      at_ += peek().bytes;
      isEmpty = false;
    }
    if (isEmpty || value > 1e6) {
      throw FormulaError(FormulaFault::badNumber, text_, {begin_, at_},
                         "this exponent is not a number; write x^2"_message);
    }
    add(FormulaToken::superscript, isNegative ? -value : value);
  }

  [[noreturn]] void refuse(const Character& c) {
    const SourceRange place{begin_, begin_ + c.bytes};
    std::string suggestion;
    if (c.code == U'[' || c.code == U'{') suggestion = "(";
    if (c.code == U']' || c.code == U'}') suggestion = ")";
    const std::string_view shown = text_.substr(begin_, c.bytes);
    Message message("\"{text}\" has no meaning in a formula"_message, {{"text", shown}});
    if (!c.isText) message = "there is a byte that is not UTF-8; expected plain text"_message;
    if (c.isText && c.code < 0x20) message = "there is a control character; expected plain text on one line"_message;
    if (c.code == U'=') {
      message = {"\"{text}\" has no meaning in a formula; write only what stands to the right of it"_message,
                 {{"text", shown}}};
    }
    if (!suggestion.empty()) {
      message = {"\"{text}\" has no meaning in a formula; write {suggestion}"_message,
                 {{"text", shown}, {"suggestion", suggestion}}};
    }
    throw FormulaError(FormulaFault::unknownCharacter, text_, place, message, suggestion);
  }

  std::string_view text_;
  bool mayName_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::vector<FormulaWord> words_;
};

}  // namespace

std::vector<FormulaWord> formulaWords(std::string_view text, bool mayName) { return Lexer(text, mayName).words(); }

}  // namespace descenso
