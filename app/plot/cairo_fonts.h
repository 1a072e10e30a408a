// Fonts of figures: per role a chain of faces, a character taken from the first that has it.
#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/canvas.h"
#include "app/plot/font_files.h"
#include "app/plot/text_layout.h"

namespace descenso {

class CairoFonts {
 public:
  explicit CairoFonts(const FontFiles& files);
  ~CairoFonts();
  CairoFonts(const CairoFonts&) = delete;
  CairoFonts& operator=(const CairoFonts&) = delete;

  struct Glyph {
    cairo_font_face_t* face = nullptr;  ///< none: nobody has the character
    unsigned long index = 0;
    GlyphBox box;           ///< for a text of size 1
    float emSize = 0;       ///< cairo's font size for a text of size 1
    std::size_t place = 0;  ///< of its face in the role's chain
  };
  /// A text's size is the height of its line, ascent to descent, as ImGui has it.
  const Glyph& glyph(FontRole role, char32_t character);
  /// From the top of the line to the baseline, for a text of size 1.
  float ascent(FontRole role) const;
  /// Names of the families of the role's chain, in order.
  std::vector<std::string> families(FontRole role) const;

  /// For a text of size 1.
  TextLine layOut(std::string_view utf8, FontRole role);
  /// Where the pen of a line aligned as `style` says stands when its text is placed at the origin, not rotated; pixels.
  Vec2 penStart(const TextLine& line, const TextStyle& style) const;

 private:
  struct Face;
  struct Chain {
    std::vector<std::unique_ptr<Face>> faces;
    std::map<char32_t, Glyph> glyphs;
  };
  Glyph load(const Chain& chain, char32_t character) const;
  Chain& chain(FontRole role) { return chains_[static_cast<std::size_t>(role)]; }
  const Chain& chain(FontRole role) const { return chains_[static_cast<std::size_t>(role)]; }

  Chain chains_[3];
};

}  // namespace descenso
