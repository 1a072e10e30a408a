#include "app/plot/imgui_canvas.h"

#include <algorithm>
#include <cmath>

#include "app/plot/imgui_stroke.h"
#include "app/plot/polyline.h"
#include "app/plot/text_layout.h"
#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/marker_sprites.h"
#include "app/widgets/opaque_pixels.h"

namespace descenso {
namespace {

constexpr float tolerance = 0.1f;  // pixels by which a line may miss points that are left out
constexpr float farthest = 1e5f;   // pixels; keeps single precision exact enough

bool isFinite(Vec2 v) { return std::isfinite(v.x) && std::isfinite(v.y); }
bool isDrawable(const Rect& rect) {
  return isFinite(rect.min()) && isFinite(rect.max()) && rect.width > 0 && rect.height > 0;
}

/// The font that is rasterised for a size or the next smaller one, at its own size.
struct SizedFont {
  ImFont* font;

  float ascent() const { return font->Ascent; }
  float height() const { return fontPixels(*font); }
  GlyphBox box(char32_t character) const {
    const ImFontGlyph* glyph = find(character);
    if (!glyph) return {};
    const float baseline = font->Ascent;
    return {glyph->AdvanceX, glyph->X0, glyph->Y0 - baseline, glyph->X1, glyph->Y1 - baseline};
  }
  const ImFontGlyph* find(char32_t character) const {
    return font->FindGlyph(character <= 0xFFFF ? static_cast<ImWchar>(character) : ImWchar{0xFFFD});
  }
};

/// `part`: of the style's size.
SizedFont sizedFont(const FontSet& fonts, const TextStyle& style, float scale, float part = 1) {
  return {fonts.font(style.font, style.size * part / scale)};
}

TextLine laidOut(std::string_view utf8, const FontSet& fonts, const TextStyle& style, float scale) {
  const SizedFont whole = sizedFont(fonts, style, scale);
  return layOutText(utf8, [&](char32_t character, float part) {
    return part == 1 ? whole.box(character) : sizedFont(fonts, style, scale, part).box(character);
  });
}

Vec2 alignment(const TextLine& line, const SizedFont& font, const TextStyle& style) {
  Vec2 offset;
  if (style.horizontal == HorizontalAlign::center) offset.x = -line.width / 2;
  if (style.horizontal == HorizontalAlign::right) offset.x = -line.width;
  if (style.vertical == VerticalAlign::middle) offset.y = -font.height() / 2;
  if (style.vertical == VerticalAlign::baseline) offset.y = -font.ascent();
  if (style.vertical == VerticalAlign::bottom) offset.y = -font.height();
  return offset;
}

}  // namespace

ImGuiCanvas::ImGuiCanvas(ImDrawList& list, const FontSet& fonts, float scale)
    : list_(list), fonts_(fonts), scale_(scale) {}

Rect ImGuiCanvas::clip() const {
  const ImVec2 low = list_.GetClipRectMin();
  const ImVec2 high = list_.GetClipRectMax();
  return {low.x, low.y, std::max(0.0f, high.x - low.x), std::max(0.0f, high.y - low.y)};
}

void ImGuiCanvas::polyline(std::span<const Vec2> points, const Stroke& stroke) {
  if (!(stroke.width > 0) || stroke.color.a <= 0) return;
  LineClipper clipper(clip().inset(-2 * stroke.width - 2));
  for (const Vec2 point : points) clipper.add(point.x, point.y);
  Pieces pieces = simplified(clipper.take(), tolerance);
  const std::vector<float> pattern = dashPattern(stroke.dash, stroke.width);
  if (!pattern.empty()) pieces = cutDashes(pieces, pattern);
  const StrokeShape shape{stroke.width, false, points.size() > 2 && pattern.empty()};
  for (std::size_t i = 0; i < pieces.size(); ++i) strokeLine(list_, pieces[i], shape, stroke.color);
}

void ImGuiCanvas::polygon(std::span<const Vec2> points, Color fill, const Stroke& outline) {
  std::vector<Vec2> corners;
  for (const Vec2 point : points) {
    if (!isFinite(point)) continue;
    const Vec2 near{std::clamp(point.x, -farthest, farthest), std::clamp(point.y, -farthest, farthest)};
    if (corners.empty() || !(corners.back() == near)) corners.push_back(near);
  }
  while (corners.size() > 1 && corners.front() == corners.back()) corners.pop_back();
  if (corners.size() < 3) return;
  if (fill.a > 0) fillPolygon(list_, corners, fill);
  if (outline.width > 0 && outline.color.a > 0) strokeLine(list_, corners, {outline.width, true, false}, outline.color);
}

void ImGuiCanvas::rectangle(const Rect& rect, Color fill, const Stroke& outline, float radius) {
  if (!isDrawable(rect)) return;
  if (fill.a > 0) fillRectangle(list_, rect, fill, radius);
  if (!(outline.width > 0) || outline.color.a <= 0) return;
  // ImGui draws half a pixel inside of what it is given.
  const Rect edge = rect.inset(-0.5f);
  list_.AddRect(toIm(edge.min()), toIm(edge.max()), packed(outline.color), radius, 0, outline.width);
}

void ImGuiCanvas::circle(Vec2 center, float radius, Color fill, const Stroke& outline) {
  if (!isFinite(center) || !(radius > 0) || radius > farthest) return;
  if (fill.a > 0) list_.AddCircleFilled(toIm(center), radius, packed(fill));
  if (outline.width > 0 && outline.color.a > 0)
    list_.AddCircle(toIm(center), radius, packed(outline.color), 0, outline.width);
}

void ImGuiCanvas::marker(Vec2 center, Marker marker, float radius, Color fill, const Stroke& outline) {
  if (!isFinite(center) || std::abs(center.x) > farthest || std::abs(center.y) > farthest) return;
  if (!placeMarker(list_, center, marker, radius, fill, outline)) Canvas::marker(center, marker, radius, fill, outline);
}

Vec2 ImGuiCanvas::measure(std::string_view utf8, const TextStyle& style) {
  const SizedFont font = sizedFont(fonts_, style, scale_);
  return {laidOut(utf8, fonts_, style, scale_).width, font.height()};
}

void ImGuiCanvas::text(Vec2 position, std::string_view utf8, const TextStyle& style) {
  if (!isFinite(position) || style.color.a <= 0) return;
  const SizedFont font = sizedFont(fonts_, style, scale_);
  const TextLine line = laidOut(utf8, fonts_, style, scale_);
  const Vec2 offset = alignment(line, font, style);
  // Whole pixels, where the glyphs were rasterised.
  const Vec2 turned = style.upwards ? Vec2{offset.y, -offset.x} : offset;
  const Vec2 origin{std::round(position.x + turned.x), std::round(position.y + turned.y)};
  const auto place = [&](float x, float y) {
    return toIm(style.upwards ? Vec2{origin.x + y, origin.y - x} : Vec2{origin.x + x, origin.y + y});
  };
  const ImU32 color = packed(style.color);
  list_.PushTextureID(font.font->ContainerAtlas->TexID);
  for (const PlacedGlyph& placed : line.glyphs) {
    const SizedFont own = placed.scale == 1 ? font : sizedFont(fonts_, style, scale_, placed.scale);
    const ImFontGlyph* glyph = own.find(placed.character);
    if (!glyph || !glyph->Visible) continue;
    const float x = std::round(placed.x);
    const float y = std::round(placed.y + font.ascent() - own.ascent());
    const float left = x + glyph->X0;
    const float top = y + glyph->Y0;
    const float right = x + glyph->X1;
    const float bottom = y + glyph->Y1;
    list_.PrimReserve(6, 4);
    list_.PrimQuadUV(place(left, top), place(right, top), place(right, bottom), place(left, bottom),
                     {glyph->U0, glyph->V0}, {glyph->U1, glyph->V0}, {glyph->U1, glyph->V1}, {glyph->U0, glyph->V1},
                     color);
  }
  list_.PopTextureID();
}

void ImGuiCanvas::image(const Picture& picture, const Rect& rect) {
  if (picture.texture == 0 || !isDrawable(rect)) return;
  placePicture(list_, picture.texture, picture.width, picture.height, rect);
}

void ImGuiCanvas::pushClip(const Rect& rect) { list_.PushClipRect(toIm(rect.min()), toIm(rect.max()), true); }

void ImGuiCanvas::popClip() { list_.PopClipRect(); }

}  // namespace descenso
