#include "app/plot/text_layout.h"

#include <algorithm>

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
  if (isAbove) placed.y = letter.y + std::min(0.0f, letterBox.top - gap - mark.bottom);
  return placed;
}

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

TextLine layOutText(std::string_view utf8, const std::function<GlyphBox(char32_t)>& box) {
  TextLine line;
  GlyphBox letterBox;
  std::size_t letter = 0;
  bool hasLetter = false;
  for (std::size_t byte = 0; byte < utf8.size();) {
    const std::size_t begin = byte;
    const char32_t character = nextCharacter(utf8, byte);
    const GlyphBox glyph = box(character < U' ' ? U' ' : character);
    PlacedGlyph placed{character, line.width, 0, begin, byte - begin};
    if (combines(character) && hasLetter) {
      const PlacedGlyph mark = placeMark(line.glyphs[letter], letterBox, glyph);
      placed.x = mark.x;
      placed.y = mark.y;
    } else {
      letter = line.glyphs.size();
      letterBox = glyph;
      hasLetter = true;
      line.width += glyph.advance;
    }
    line.glyphs.push_back(placed);
  }
  return line;
}

}  // namespace descenso
