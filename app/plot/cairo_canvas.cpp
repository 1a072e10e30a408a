#include "app/plot/cairo_canvas.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

#include "app/plot/cairo_fonts.h"
#include "app/plot/paper.h"

namespace descenso {
namespace {

using SurfaceHandle = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using ContextHandle = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

void setColor(cairo_t* cairo, Color color) { cairo_set_source_rgba(cairo, color.r, color.g, color.b, color.a); }

void tracePath(cairo_t* cairo, std::span<const Vec2> points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i == 0) {
      cairo_move_to(cairo, points[i].x, points[i].y);
    } else {
      cairo_line_to(cairo, points[i].x, points[i].y);
    }
  }
}

std::uint32_t premultiplied(const std::uint8_t* rgba) {
  const std::uint32_t alpha = rgba[3];
  const auto part = [&](int channel) { return (rgba[channel] * alpha + 127) / 255; };
  return alpha << 24 | part(0) << 16 | part(1) << 8 | part(2);
}

/// A picture as cairo keeps it.
SurfaceHandle imageSurface(const Picture& picture) {
  SurfaceHandle image(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, picture.width, picture.height),
                      cairo_surface_destroy);
  if (cairo_surface_status(image.get()) != CAIRO_STATUS_SUCCESS) return image;
  unsigned char* bytes = cairo_image_surface_get_data(image.get());
  const int stride = cairo_image_surface_get_stride(image.get());
  const std::uint8_t* source = picture.pixels.data();
  for (int y = 0; y < picture.height; ++y) {
    auto* row = reinterpret_cast<std::uint32_t*>(bytes + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < picture.width; ++x, source += 4) row[x] = premultiplied(source);
  }
  cairo_surface_mark_dirty(image.get());
  return image;
}

}  // namespace

struct CairoCanvas::Surface {
  SurfaceHandle surface;
  ContextHandle cairo;
  CairoFonts fonts;
  int width;
  int height;
  bool isVector;
  float tolerance;  ///< by which a line may miss points that are left out
  std::vector<Rect> clips;

  Surface(cairo_surface_t* made, int w, int h, float scale)
      : surface(made, cairo_surface_destroy),
        cairo(cairo_create(made), cairo_destroy),
        fonts(findFontFiles()),
        width(w),
        height(h),
        isVector(scale > 0),
        tolerance(isVector ? vectorTolerance * scale : rasterTolerance),
        clips{{0, 0, static_cast<float>(w), static_cast<float>(h)}} {
    if (isVector) cairo_scale(cairo.get(), pointsPerPixel / scale, pointsPerPixel / scale);
    cairo_set_line_join(cairo.get(), CAIRO_LINE_JOIN_ROUND);
  }

  cairo_t* get() const { return cairo.get(); }
  cairo_status_t status() const {
    const cairo_status_t drawing = cairo_status(get());
    return drawing == CAIRO_STATUS_SUCCESS ? cairo_surface_status(surface.get()) : drawing;
  }
  void check() const {
    if (status() != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status()));
  }
  void showLine(const TextLine& line, std::string_view utf8, const TextStyle& style, Vec2 pen);
};

/// Characters that one face has in one size, in one call: text that can be searched in a PDF, outlines with exact places in pixels.
void CairoCanvas::Surface::showLine(const TextLine& line, std::string_view utf8, const TextStyle& style, Vec2 pen) {
  std::vector<cairo_glyph_t> glyphs;
  std::vector<cairo_text_cluster_t> clusters;
  for (std::size_t begin = 0, end = 0; begin < line.glyphs.size(); begin = end) {
    const CairoFonts::Glyph& first = fonts.glyph(style.font, line.glyphs[begin].character);
    glyphs.clear();
    clusters.clear();
    const float scale = line.glyphs[begin].scale;
    std::size_t bytes = 0;
    for (; end < line.glyphs.size(); ++end) {
      const PlacedGlyph& placed = line.glyphs[end];
      const CairoFonts::Glyph& glyph = fonts.glyph(style.font, placed.character);
      if (glyph.face != first.face || placed.scale != scale) break;
      if (placed.byte != line.glyphs[begin].byte + bytes) break;  // what is not shown stands between
      glyphs.push_back({glyph.index, pen.x + placed.x * style.size, pen.y + placed.y * style.size});
      clusters.push_back({static_cast<int>(placed.bytes), 1});
      bytes += placed.bytes;
    }
    if (!first.face) continue;
    cairo_set_font_face(get(), first.face);
    cairo_set_font_size(get(), first.emSize * style.size * scale);
    const int count = static_cast<int>(glyphs.size());
    if (isVector) {
      cairo_show_text_glyphs(get(), utf8.data() + line.glyphs[begin].byte, static_cast<int>(bytes), glyphs.data(),
                             count, clusters.data(), count, cairo_text_cluster_flags_t{});
    } else {
      cairo_new_path(get());
      cairo_glyph_path(get(), glyphs.data(), count);
      cairo_fill(get());
    }
  }
}

CairoCanvas::CairoCanvas(std::unique_ptr<Surface> surface) : surface_(std::move(surface)) { surface_->check(); }
CairoCanvas::CairoCanvas(CairoCanvas&&) noexcept = default;
CairoCanvas& CairoCanvas::operator=(CairoCanvas&&) noexcept = default;
CairoCanvas::~CairoCanvas() = default;

CairoCanvas CairoCanvas::pixels(int width, int height) {
  checkPaperSize(width, height);
  cairo_surface_t* made = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
  return CairoCanvas(std::make_unique<Surface>(made, width, height, 0.0f));
}

CairoCanvas CairoCanvas::pdf(const std::filesystem::path& path, int width, int height, float scale) {
  checkPaperSize(width, height);
  const double unit = pointsPerPixel / scale;
  cairo_surface_t* made = cairo_pdf_surface_create(path.c_str(), width * unit, height * unit);
  // Cairo would write the time of day.
  cairo_pdf_surface_set_metadata(made, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  cairo_pdf_surface_set_metadata(made, CAIRO_PDF_METADATA_CREATOR, "Descenso");
  return CairoCanvas(std::make_unique<Surface>(made, width, height, scale));
}

void CairoCanvas::setStroke(const Stroke& stroke) {
  cairo_t* cairo = surface_->get();
  setColor(cairo, stroke.color);
  cairo_set_line_width(cairo, stroke.width);
  std::vector<double> pattern;
  for (const float length : dashPattern(stroke.dash, stroke.width)) pattern.push_back(length);
  cairo_set_dash(cairo, pattern.data(), static_cast<int>(pattern.size()), 0);
}

void CairoCanvas::polyline(std::span<const Vec2> points, const Stroke& stroke) {
  if (stroke.width <= 0 || stroke.color.a <= 0) return;
  const Pieces pieces = linesOnPaper(points, stroke, surface_->clips.back(), surface_->tolerance);
  cairo_t* cairo = surface_->get();
  cairo_set_line_cap(cairo, hasRoundEnds(points, stroke) ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_new_path(cairo);
  for (std::size_t i = 0; i < pieces.size(); ++i) tracePath(cairo, pieces[i]);
  setStroke(stroke);
  cairo_stroke(cairo);
}

void CairoCanvas::fillAndStroke(Color fill, const Stroke& outline) {
  cairo_t* cairo = surface_->get();
  if (fill.a > 0) {
    setColor(cairo, fill);
    cairo_fill_preserve(cairo);
  }
  if (outline.width > 0 && outline.color.a > 0) {
    setStroke(outline);
    cairo_stroke_preserve(cairo);
  }
  cairo_new_path(cairo);
}

void CairoCanvas::polygon(std::span<const Vec2> points, Color fill, const Stroke& outline) {
  const std::vector<Vec2> drawn = cornersOnPaper(points);
  if (drawn.size() < 3) return;
  cairo_new_path(surface_->get());
  tracePath(surface_->get(), drawn);
  cairo_close_path(surface_->get());
  fillAndStroke(fill, outline);
}

void CairoCanvas::rectangle(const Rect& rect, Color fill, const Stroke& outline, float radius) {
  if (!(rect.width > 0) || !(rect.height > 0)) return;
  cairo_t* cairo = surface_->get();
  const double r = std::min({radius, rect.width / 2, rect.height / 2});
  cairo_new_path(cairo);
  if (r <= 0) {
    cairo_rectangle(cairo, rect.x, rect.y, rect.width, rect.height);
  } else {
    constexpr double quarter = std::numbers::pi / 2;
    cairo_arc(cairo, rect.right() - r, rect.y + r, r, -quarter, 0);
    cairo_arc(cairo, rect.right() - r, rect.bottom() - r, r, 0, quarter);
    cairo_arc(cairo, rect.x + r, rect.bottom() - r, r, quarter, 2 * quarter);
    cairo_arc(cairo, rect.x + r, rect.y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
  }
  fillAndStroke(fill, outline);
}

void CairoCanvas::circle(Vec2 center, float radius, Color fill, const Stroke& outline) {
  if (!std::isfinite(center.x) || !std::isfinite(center.y) || !(radius > 0)) return;
  cairo_new_path(surface_->get());
  cairo_arc(surface_->get(), center.x, center.y, radius, 0, 2 * std::numbers::pi);
  cairo_close_path(surface_->get());
  fillAndStroke(fill, outline);
}

Vec2 CairoCanvas::measure(std::string_view utf8, const TextStyle& style) {
  return {surface_->fonts.layOut(utf8, style.font).width * style.size, style.size};
}

void CairoCanvas::text(Vec2 position, std::string_view utf8, const TextStyle& style) {
  if (!std::isfinite(position.x) || !std::isfinite(position.y) || !(style.size > 0) || utf8.empty()) return;
  const TextLine line = surface_->fonts.layOut(utf8, style.font);
  cairo_t* cairo = surface_->get();
  cairo_save(cairo);
  cairo_translate(cairo, position.x, position.y);
  if (style.upwards) cairo_rotate(cairo, -std::numbers::pi / 2);
  setColor(cairo, style.color);
  surface_->showLine(line, utf8, style, surface_->fonts.penStart(line, style));
  cairo_restore(cairo);
}

void CairoCanvas::image(const Picture& picture, const Rect& rect) {
  if (!picture.holdsPixels() || !(rect.width > 0) || !(rect.height > 0)) return;
  const SurfaceHandle image = imageSurface(picture);
  cairo_t* cairo = surface_->get();
  cairo_save(cairo);
  cairo_translate(cairo, rect.x, rect.y);
  cairo_scale(cairo, rect.width / static_cast<double>(picture.width),
              rect.height / static_cast<double>(picture.height));
  cairo_set_source_surface(cairo, image.get(), 0, 0);
  const bool isExact =
      rect.width == static_cast<float>(picture.width) && rect.height == static_cast<float>(picture.height);
  const bool isSharp = isExact || picture.isCells;
  cairo_pattern_set_filter(cairo_get_source(cairo), isSharp ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
  // In a file padding would add rows and columns to the picture.
  if (!surface_->isVector) cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
  cairo_rectangle(cairo, 0, 0, picture.width, picture.height);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

void CairoCanvas::pushClip(const Rect& rect) {
  surface_->clips.push_back(intersection(surface_->clips.back(), rect));
  cairo_save(surface_->get());
  cairo_new_path(surface_->get());
  cairo_rectangle(surface_->get(), rect.x, rect.y, rect.width, rect.height);
  cairo_clip(surface_->get());
}

void CairoCanvas::popClip() {
  if (surface_->clips.size() < 2) return;
  surface_->clips.pop_back();
  cairo_restore(surface_->get());
}

std::vector<std::uint8_t> CairoCanvas::rgba() {
  surface_->check();
  cairo_surface_flush(surface_->surface.get());
  const unsigned char* bytes = cairo_image_surface_get_data(surface_->surface.get());
  if (!bytes) throw std::logic_error("only a canvas made by pixels() has pixels");
  const int stride = cairo_image_surface_get_stride(surface_->surface.get());
  std::vector<std::uint8_t> straight(4 * static_cast<std::size_t>(surface_->width) *
                                     static_cast<std::size_t>(surface_->height));
  std::uint8_t* out = straight.data();
  for (int y = 0; y < surface_->height; ++y) {
    const auto* row = reinterpret_cast<const std::uint32_t*>(bytes + static_cast<std::ptrdiff_t>(y) * stride);
    for (int x = 0; x < surface_->width; ++x) {
      const std::uint32_t alpha = row[x] >> 24;
      for (const int shift : {16, 8, 0}) {
        const std::uint32_t part = row[x] >> shift & 255;
        const std::uint32_t value = alpha == 0 ? 0 : alpha == 255 ? part : (part * 255 + alpha / 2) / alpha;
        *out++ = static_cast<std::uint8_t>(value < 255 ? value : 255);
      }
      *out++ = static_cast<std::uint8_t>(alpha);
    }
  }
  return straight;
}

void CairoCanvas::finish() {
  surface_->check();
  cairo_show_page(surface_->get());
  cairo_surface_finish(surface_->surface.get());
  surface_->check();
}

}  // namespace descenso
