// Where the characters of one line of text stand. All canvases place glyphs by it, so that text is as wide on paper as
// on the screen, an accent that combines with a letter (m̂) stands above it, a caret raises what follows it and an
// underscore lowers it.
//
// Behind what it can stand on, ^ sets in smaller type: a group in parentheses or braces, without these; a group in
// brackets, with them (z^[L]); else a number or a name with its sign (e^−z, 2^0.5, w^l₁). Exponents may have exponents.
// A caret that nothing follows, or before which nothing stands, is only a caret.
//
// Behind a single letter, _ sets lower what stands in braces, without these; else a number or a single letter (X_b,
// w_12). It is only an underscore everywhere else: names in snake case are names.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

namespace descenso {

/// Of one character: advance, and the ink's box from the pen on the baseline, y down.
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
  float scale = 1;  ///< of the type, below 1 in an exponent and an index
};

struct TextLine {
  std::vector<PlacedGlyph> glyphs;
  float width = 0;
};

/// `box`: of a character in type that is so many times as large as the text's.
TextLine layOutText(std::string_view utf8, const std::function<GlyphBox(char32_t, float scale)>& box);

/// Next character of the text at `byte`, which moves on; U+FFFD for bytes that are no UTF-8, one at a time.
char32_t nextCharacter(std::string_view utf8, std::size_t& byte);

}  // namespace descenso
