// Text of an SVG: characters with the place of each.
#include <cmath>

#include "app/plot/cairo_fonts.h"
#include "app/plot/markup.h"
#include "app/plot/svg_canvas.h"

namespace descenso {
namespace {

/// A family's name as CSS has it: quoted unless it is one plain word.
void appendFamily(std::string& list, std::string_view name) {
  std::string kept;
  bool isWord = true;
  for (const char c : name) {
    const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c < ' ' || c > '~' || std::string_view("'\"\\<>&").find(c) != std::string_view::npos) continue;
    isWord = isWord && isLetter;
    kept += c;
  }
  if (kept.empty()) return;
  list += isWord ? kept : "'" + kept + "'";
  list += ", ";
}

}  // namespace

/// Characters in a row that one element writes: of one face and size, in one word. Programs that heed only the first of an
/// element's places still begin every word where it belongs.
struct SvgCanvas::Run {
  std::size_t face = 0;  ///< place in the role's chain
  float size = 0;        ///< of the font; pixels
  std::u32string text{};
  std::vector<Vec2> pens{};  ///< of every character
};

std::vector<SvgCanvas::Run> SvgCanvas::runsOf(std::string_view utf8, const TextStyle& style, Vec2 pen) {
  std::vector<Run> runs;
  bool mayGoOn = false;
  for (const PlacedGlyph& placed : fonts_->layOut(utf8, style.font).glyphs) {
    const CairoFonts::Glyph& glyph = fonts_->glyph(style.font, placed.character);
    if (!glyph.face || !isAllowedInXml(placed.character)) continue;
    const bool isSpace = placed.character <= U' ';
    // A space shows nothing: it stays with the word before it, whatever that one's face.
    const float size = glyph.emSize * style.size * placed.scale;
    const bool isAlike = mayGoOn && runs.back().face == glyph.place && runs.back().size == size;
    const bool goesOn = !runs.empty() && (isSpace || isAlike);
    if (!goesOn) runs.push_back({.face = glyph.place, .size = size});
    runs.back().text += isSpace ? U' ' : placed.character;
    runs.back().pens.push_back({pen.x + placed.x * style.size, pen.y + placed.y * style.size});
    // Programs do not agree whether a character beyond the basic plane takes one place of the list or two.
    mayGoOn = !isSpace && placed.character < 0x10000;
  }
  return runs;
}

/// The face that was measured, then those that stand in for it.
void SvgCanvas::font(FontRole role, const Run& run) {
  body_ += " font-family=\"";
  const std::vector<std::string> families = fonts_->families(role);
  for (std::size_t i = run.face; i < families.size(); ++i) appendFamily(body_, families[i]);
  body_ += role == FontRole::mono ? "monospace\"" : "sans-serif\"";
  length("font-size", run.size);
}

/// Places and text of a run, up to the end of its element.
void SvgCanvas::characters(const Run& run) {
  bool isLevel = true;
  for (const Vec2 pen : run.pens) isLevel = isLevel && pen.y == run.pens.front().y;
  body_ += " x=\"";
  for (std::size_t i = 0; i < run.pens.size(); ++i) {
    if (i > 0) body_ += ' ';
    appendNumber(body_, run.pens[i].x * unit_);
  }
  body_ += "\" y=\"";
  for (std::size_t i = 0; i < (isLevel ? 1 : run.pens.size()); ++i) {
    if (i > 0) body_ += ' ';
    appendNumber(body_, run.pens[i].y * unit_);
  }
  body_ += "\">";
  for (const char32_t character : run.text) appendCharacter(body_, character);
}

Vec2 SvgCanvas::measure(std::string_view utf8, const TextStyle& style) {
  return {fonts_->layOut(utf8, style.font).width * style.size, style.size};
}

void SvgCanvas::text(Vec2 position, std::string_view utf8, const TextStyle& style) {
  if (!std::isfinite(position.x) || !std::isfinite(position.y) || !(style.size > 0) || !(style.color.a > 0)) return;
  const TextLine line = fonts_->layOut(utf8, style.font);
  const std::vector<Run> runs = runsOf(utf8, style, position + fonts_->penStart(line, style));
  const float reach = (line.width + 2) * style.size;  // whichever way it is aligned and turned
  if (runs.empty() || !enter(Rect{position.x, position.y, 0, 0}.inset(-reach))) return;

  body_ += "<text";
  font(style.font, runs.front());
  if (style.font == FontRole::bold) body_ += " font-weight=\"bold\"";
  paint("fill", style.color);
  if (style.upwards) {
    body_ += " transform=\"rotate(-90 ";
    point(position);
    body_ += ")\"";
  }
  if (runs.size() == 1) {
    characters(runs.front());
  } else {
    body_ += '>';
    for (const Run& run : runs) {
      body_ += "<tspan";
      if (run.face != runs.front().face || run.size != runs.front().size) font(style.font, run);
      characters(run);
      body_ += "</tspan>";
    }
  }
  body_ += "</text>\n";
}

}  // namespace descenso
