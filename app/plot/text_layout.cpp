#include "app/plot/text_layout.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace descenso {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool combines(char32_t character) { return character >= 0x300 && character <= 0x36F; }

/// Above the middle of the letter's ink, raised when the letter is tall.
PlacedGlyph placeMark(const PlacedGlyph& letter, const GlyphBox& letterBox, const GlyphBox& mark) {
  PlacedGlyph placed;
  const float middle = letterBox.isEmpty() ? letterBox.advance / 2 : (letterBox.left + letterBox.right) / 2;
  placed.x = letter.x + middle - (mark.left + mark.right) / 2;
  const float gap = 0.15f * (mark.right - mark.left);
  const bool isAbove = mark.bottom < 0;
  placed.y = letter.y;
  if (isAbove) placed.y = letter.y + std::min(0.0f, letterBox.top - gap - mark.bottom);
  return placed;
}

/// Part of a text, in bytes.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What a caret raises or an underscore lowers, and where the text goes on behind it.
struct Script {
  Stretch stretch;
  std::size_t next = 0;
};

/// What belongs to a number or a name: letters, digits, points, marks, small letters and digits that stand low or high.
bool isOfWord(char32_t character) {
  if (character < 0x80) return std::isalnum(static_cast<int>(character)) != 0 || character == U'.';
  if (character == U'×' || character == U'÷') return false;
  return (character >= 0xC0 && character < 0x590) || (character >= 0x1D2C && character < 0x1DC0) ||
         (character >= 0x2070 && character < 0x20A0) || character == U'′' || character == U'ⱼ' || character == U'∞';
}

bool isSign(char32_t character) { return character == U'-' || character == U'−' || character == U'+'; }

/// The place of what closes the group that opens at `open`; the text's size where nothing does.
std::size_t closingOf(std::string_view text, std::size_t open) {
  const char opening = text[open];
  const char closing = opening == '(' ? ')' : opening == '[' ? ']' : '}';
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    depth += text[i] == opening ? 1 : text[i] == closing ? -1 : 0;
    if (depth == 0) return i;
  }
  return text.size();
}

/// Of the caret before `begin`.
std::optional<Script> exponentAt(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) return std::nullopt;
  const char first = text[begin];
  if (first == '(' || first == '[' || first == '{') {
    const std::size_t closing = closingOf(text, begin);
    if (closing == text.size() || closing == begin + 1) return std::nullopt;
    const bool keepsBrackets = first == '[';
    return Script{keepsBrackets ? Stretch{begin, closing + 1} : Stretch{begin + 1, closing}, closing + 1};
  }
  std::size_t end = begin;
  if (!isSign(nextCharacter(text, end))) end = begin;
  const std::size_t word = end;
  for (std::size_t byte = end; byte < text.size() && isOfWord(nextCharacter(text, byte));) end = byte;
  // A point ends a sentence unless a digit follows.
  while (end > word && text[end - 1] == '.') --end;
  if (end == word) return std::nullopt;
  if (end < text.size() && text[end] == '^')
    if (const std::optional<Script> upper = exponentAt(text, end + 1)) end = upper->next;
  return Script{{begin, end}, end};
}

/// Of the underscore before `begin`. More than one letter without braces is no index but a name in snake case.
std::optional<Script> indexAt(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) return std::nullopt;
  if (text[begin] == '{') {
    const std::size_t closing = closingOf(text, begin);
    if (closing == text.size() || closing == begin + 1) return std::nullopt;
    return Script{{begin + 1, closing}, closing + 1};
  }
  const std::size_t end = std::min(text.find_first_not_of("0123456789", begin), text.size());
  std::size_t next = end;
  if (end == begin && !isOfWord(nextCharacter(text, next))) return std::nullopt;
  std::size_t behind = next;
  const char32_t following = next < text.size() ? nextCharacter(text, behind) : U' ';
  if (text[begin] == '.' || following == U'_' || (following != U'.' && isOfWord(following))) return std::nullopt;
  return Script{{begin, next}, next};
}

class LineSetter {
 public:
  using Box = std::function<GlyphBox(char32_t, float)>;

  LineSetter(std::string_view text, const Box& box) : text_(text), box_(box) {}

  void set(Stretch stretch, float scale, float baseline) {
    for (std::size_t byte = stretch.begin; byte < stretch.end;) {
      const std::size_t begin = byte;
      const char32_t character = nextCharacter(text_, byte);
      if (const std::optional<Script> script = scriptAt(character, text_.substr(0, stretch.end), byte)) {
        const float shift = character == U'^' ? exponentRise : -indexFall;
        set(script->stretch, scale * scriptType, baseline + shift * box_(U'H', scale).top);
        letters_ = 0;
        byte = script->next;
        continue;
      }
      place({character, line_.width, baseline, begin, byte - begin, scale});
    }
  }

  TextLine take() { return std::move(line_); }

 private:
  static constexpr float scriptType = 0.7f;
  static constexpr float exponentRise = 0.55f;  // of the height of a capital letter
  static constexpr float indexFall = 0.22f;     // the same

  /// What this character sets higher or lower, where something stands before it that can have that.
  std::optional<Script> scriptAt(char32_t character, std::string_view text, std::size_t byte) const {
    if (character == U'^' && hasBase_) return exponentAt(text, byte);
    if (character == U'_' && letters_ == 1) return indexAt(text, byte);
    return std::nullopt;
  }

  void place(PlacedGlyph placed) {
    const GlyphBox glyph = box_(placed.character < U' ' ? U' ' : placed.character, placed.scale);
    if (combines(placed.character) && letter_ < line_.glyphs.size()) {
      const PlacedGlyph mark = placeMark(line_.glyphs[letter_], letterBox_, glyph);
      placed.x = mark.x;
      placed.y = mark.y;
    } else {
      letter_ = line_.glyphs.size();
      letterBox_ = glyph;
      line_.width += glyph.advance;
      letters_ = isOfWord(placed.character) || placed.character == U'_' ? letters_ + 1 : 0;
    }
    hasBase_ = placed.character > U' ';
    line_.glyphs.push_back(placed);
  }

  std::string_view text_;
  const Box& box_;
  TextLine line_;
  GlyphBox letterBox_;      ///< of the letter that marks go to
  std::size_t letter_ = 0;  ///< its place in the line
  bool hasBase_ = false;    ///< something stands before that an exponent can belong to
  int letters_ = 0;         ///< of the word that is being set, but for what is raised or lowered
};

}  // namespace

char32_t nextCharacter(std::string_view utf8, std::size_t& byte) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  const unsigned char lead = at(byte++);
  if (lead < 0x80) return lead;
  const int following = lead >= 0xF0 && lead < 0xF5 ? 3 : lead >= 0xE0 ? 2 : 1;
  if (lead < 0xC2 || lead >= 0xF5) return replacement;
  char32_t character = lead & (0x3F >> following);
  for (int i = 0; i < following; ++i) {
    const std::size_t next = byte + static_cast<std::size_t>(i);
    if (next >= utf8.size() || (at(next) & 0xC0) != 0x80) return replacement;
    character = character << 6 | (at(next) & 0x3F);
  }
  const bool isOverlong = (following == 2 && character < 0x800) || (following == 3 && character < 0x10000);
  const bool isSurrogate = character >= 0xD800 && character < 0xE000;
  if (isOverlong || isSurrogate || character > 0x10FFFF) return replacement;
  byte += static_cast<std::size_t>(following);
  return character;
}

TextLine layOutText(std::string_view utf8, const std::function<GlyphBox(char32_t, float)>& box) {
  LineSetter setter(utf8, box);
  setter.set({0, utf8.size()}, 1, 0);
  return setter.take();
}

}  // namespace descenso
