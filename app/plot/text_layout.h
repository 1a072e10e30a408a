// Where the characters of one line of text stand. Both canvases place glyphs by it, so that text is as wide on paper as
// on the screen and an accent that combines with a letter (m̂) stands above it.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace descenso {

/// Of one character at the size of the text: advance, and the ink's box from the pen on the baseline, y down.
struct GlyphBox {
  float advance = 0;
  float left = 0, top = 0, right = 0, bottom = 0;
  bool isEmpty() const { return right <= left; }
};

struct PlacedGlyph {
  char32_t character = 0;
  float x = 0;           ///< of the pen, from the start of the line
  float y = 0;           ///< of the pen, from the baseline, down
  std::size_t byte = 0;  ///< where the character begins in the text
  std::size_t bytes = 0;
};

struct TextLine {
  std::vector<PlacedGlyph> glyphs;
  float width = 0;
};

TextLine layOutText(std::string_view utf8, const std::function<GlyphBox(char32_t)>& box);

/// Next character of the text at `byte`, which moves on; U+FFFD for bytes that are no UTF-8, one at a time.
char32_t nextCharacter(std::string_view utf8, std::size_t& byte);

}  // namespace descenso
