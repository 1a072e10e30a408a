#include "app/plot/cairo_fonts.h"

#include <cairo-ft.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <string>

namespace descenso {
namespace {

constexpr char32_t missingCharacter = 0xFFFD;

/// Cairo keeps faces in its cache beyond our own lifetime, so each face holds its own library.
struct FontData {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  ~FontData() {
    if (face) FT_Done_Face(face);
    if (library) FT_Done_FreeType(library);
  }
};

const cairo_user_data_key_t fontDataKey{};

void deleteFontData(void* data) { delete static_cast<FontData*>(data); }

}  // namespace

struct CairoFonts::Face {
  FT_Face face = nullptr;
  cairo_font_face_t* cairo = nullptr;
  float lineHeight = 1;  ///< font units from ascent to descent
  float ascent = 0;      ///< font units

  ~Face() {
    if (cairo) cairo_font_face_destroy(cairo);
  }

  /// Nothing for a file that is no scalable font.
  static std::unique_ptr<Face> open(const std::string& file) {
    auto data = std::make_unique<FontData>();
    if (FT_Init_FreeType(&data->library) != 0) return {};
    if (FT_New_Face(data->library, file.c_str(), 0, &data->face) != 0 || !FT_IS_SCALABLE(data->face)) return {};
    auto opened = std::make_unique<Face>();
    opened->face = data->face;
    opened->cairo = cairo_ft_font_face_create_for_ft_face(data->face, FT_LOAD_NO_HINTING);
    opened->ascent = data->face->ascender;
    opened->lineHeight = static_cast<float>(data->face->ascender - data->face->descender);
    const cairo_status_t kept = cairo_font_face_set_user_data(opened->cairo, &fontDataKey, data.get(), deleteFontData);
    if (kept != CAIRO_STATUS_SUCCESS || opened->lineHeight <= 0) return {};
    data.release();
    return opened;
  }
};

CairoFonts::CairoFonts(const FontFiles& files) {
  for (const FontRole role : {FontRole::regular, FontRole::bold, FontRole::mono})
    for (const std::string& file : files.of(role))
      if (auto face = Face::open(file)) chain(role).faces.push_back(std::move(face));
}

CairoFonts::~CairoFonts() = default;

const CairoFonts::Glyph& CairoFonts::glyph(FontRole role, char32_t character) {
  Chain& fonts = chain(role);
  const auto found = fonts.glyphs.find(character);
  if (found != fonts.glyphs.end()) return found->second;
  Glyph loaded = load(fonts, character);
  if (!loaded.face && character != missingCharacter) loaded = load(fonts, missingCharacter);
  return fonts.glyphs.emplace(character, loaded).first->second;
}

CairoFonts::Glyph CairoFonts::load(const Chain& chain, char32_t character) const {
  for (std::size_t place = 0; place < chain.faces.size(); ++place) {
    const auto& face = chain.faces[place];
    const FT_UInt index = FT_Get_Char_Index(face->face, character);
    if (index == 0 || FT_Load_Glyph(face->face, index, FT_LOAD_NO_SCALE) != 0) continue;
    const FT_Glyph_Metrics& metrics = face->face->glyph->metrics;
    const auto part = [&](FT_Pos units) { return static_cast<float>(units) / face->lineHeight; };
    Glyph glyph;
    glyph.face = face->cairo;
    glyph.index = index;
    glyph.place = place;
    glyph.emSize = part(face->face->units_per_EM);
    glyph.box = {part(metrics.horiAdvance), part(metrics.horiBearingX), part(-metrics.horiBearingY),
                 part(metrics.horiBearingX + metrics.width), part(metrics.height - metrics.horiBearingY)};
    return glyph;
  }
  return {};
}

float CairoFonts::ascent(FontRole role) const {
  const Chain& fonts = chain(role);
  return fonts.faces.empty() ? 0.8f : fonts.faces.front()->ascent / fonts.faces.front()->lineHeight;
}

std::vector<std::string> CairoFonts::families(FontRole role) const {
  std::vector<std::string> names;
  for (const auto& face : chain(role).faces) {
    const char* name = face->face->family_name;
    names.emplace_back(name ? name : "");
  }
  return names;
}

TextLine CairoFonts::layOut(std::string_view utf8, FontRole role) {
  return layOutText(utf8, [&](char32_t character, float scale) {
    const GlyphBox& box = glyph(role, character).box;
    return GlyphBox{scale * box.advance, scale * box.left, scale * box.top, scale * box.right, scale * box.bottom};
  });
}

Vec2 CairoFonts::penStart(const TextLine& line, const TextStyle& style) const {
  Vec2 pen;
  if (style.horizontal == HorizontalAlign::center) pen.x = -line.width * style.size / 2;
  if (style.horizontal == HorizontalAlign::right) pen.x = -line.width * style.size;
  const float fromTop = ascent(style.font) * style.size;
  if (style.vertical == VerticalAlign::top) pen.y = fromTop;
  if (style.vertical == VerticalAlign::middle) pen.y = fromTop - style.size / 2;
  if (style.vertical == VerticalAlign::bottom) pen.y = fromTop - style.size;
  return pen;
}

}  // namespace descenso
