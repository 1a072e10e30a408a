#include "app/plot/svg_canvas.h"

#include <algorithm>
#include <cmath>
#include <fstream>

#include "app/export/png.h"
#include "app/plot/cairo_fonts.h"
#include "app/plot/markup.h"
#include "app/plot/paper.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

bool isFinite(const Rect& rect) {
  return std::isfinite(rect.x) && std::isfinite(rect.y) && std::isfinite(rect.width) && std::isfinite(rect.height);
}

bool isDrawn(const Stroke& stroke) { return stroke.width > 0 && stroke.color.a > 0; }

bool isDrawn(Color fill, const Stroke& outline) { return fill.a > 0 || isDrawn(outline); }

/// What the points cover, with room for an outline.
Rect boundsOf(std::span<const Vec2> points, float margin) {
  Vec2 low = points.front();
  Vec2 high = low;
  for (const Vec2 point : points) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  }
  return Rect{low.x, low.y, high.x - low.x, high.y - low.y}.inset(-margin);
}

}  // namespace

SvgCanvas::SvgCanvas(std::filesystem::path path, int width, int height, float scale)
    : path_(std::move(path)),
      unit_(pointsPerPixel / scale),
      tolerance_(vectorTolerance * scale),
      fonts_(std::make_unique<CairoFonts>(findFontFiles())),
      clips_{{0, 0, static_cast<float>(width), static_cast<float>(height)}} {
  checkPaperSize(width, height);
  if (!std::ofstream(path_, std::ios::binary))
    throw RuntimeError("cannot write {path}"_message, {{"path", path_.string()}});
  std::string w;
  std::string h;
  appendNumber(w, width * unit_);
  appendNumber(h, height * unit_);
  head_ =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"";
  head_ += " width=\"" + w + "pt\" height=\"" + h + "pt\" viewBox=\"0 0 " + w + " " + h + "\"";
  head_ += " fill=\"none\" stroke-linejoin=\"round\" xml:space=\"preserve\">\n";
}

SvgCanvas::~SvgCanvas() = default;

void SvgCanvas::length(std::string_view name, double pixels) {
  body_.append(" ").append(name).append("=\"");
  appendNumber(body_, pixels * unit_);
  body_ += '"';
}

void SvgCanvas::place(const Rect& rect) {
  length("x", rect.x);
  length("y", rect.y);
  length("width", rect.width);
  length("height", rect.height);
}

void SvgCanvas::point(Vec2 at) {
  appendNumber(body_, at.x * unit_);
  body_ += ' ';
  appendNumber(body_, at.y * unit_);
}

/// As `fill` or `stroke`.
void SvgCanvas::paint(std::string_view name, Color color) {
  body_.append(" ").append(name).append("=\"");
  appendColor(body_, color);
  body_ += '"';
  if (color.a >= 1) return;
  body_.append(" ").append(name).append("-opacity=\"");
  appendNumber(body_, color.a);
  body_ += '"';
}

void SvgCanvas::stroke(const Stroke& stroke) {
  paint("stroke", stroke.color);
  length("stroke-width", stroke.width);
  std::string_view separator = " stroke-dasharray=\"";
  const std::vector<float> pattern = dashPattern(stroke.dash, stroke.width);
  for (const float part : pattern) {
    body_ += separator;
    appendNumber(body_, part * unit_);
    separator = " ";
  }
  if (!pattern.empty()) body_ += '"';
}

void SvgCanvas::fillAndStroke(Color fill, const Stroke& outline) {
  if (fill.a > 0) paint("fill", fill);
  if (isDrawn(outline)) stroke(outline);
  body_ += "/>\n";
}

/// Before every element: opens the group of the clip in force. False where nothing within `bounds` would be seen.
bool SvgCanvas::enter(const Rect& bounds) {
  const Rect& clip = clips_.back();
  const Rect seen = intersection(clip, bounds);
  if (!(seen.width > 0) || !(seen.height > 0)) return false;
  std::size_t number = 0;
  if (clip != clips_.front()) {
    const auto named = std::find(namedClips_.begin(), namedClips_.end(), clip);
    number = static_cast<std::size_t>(named - namedClips_.begin()) + 1;
  }
  if (number == openClip_) return true;
  leaveClip();
  openClip_ = number;
  if (number == 0) return true;
  const std::string name = "clip" + std::to_string(number);
  if (number > namedClips_.size()) {
    namedClips_.push_back(clip);
    body_ += "<clipPath id=\"" + name + "\"><rect";
    place(clip);
    body_ += "/></clipPath>\n";
  }
  body_ += "<g clip-path=\"url(#" + name + ")\">\n";
  return true;
}

void SvgCanvas::leaveClip() {
  if (openClip_ != 0) body_ += "</g>\n";
  openClip_ = 0;
}

void SvgCanvas::polyline(std::span<const Vec2> points, const Stroke& line) {
  if (!isDrawn(line)) return;
  const Pieces pieces = linesOnPaper(points, line, clips_.back(), tolerance_);
  if (pieces.size() == 0 || !enter(clips_.back())) return;
  // One path, so that pieces that cross do not darken each other where the line is translucent.
  body_ += "<path d=\"";
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    char command = 'M';
    for (const Vec2 at : pieces[i]) {
      body_ += command;
      point(at);
      command = command == 'M' ? 'L' : ' ';
    }
  }
  body_ += '"';
  stroke(line);
  if (hasRoundEnds(points, line)) body_ += " stroke-linecap=\"round\"";
  body_ += "/>\n";
}

void SvgCanvas::polygon(std::span<const Vec2> points, Color fill, const Stroke& outline) {
  const std::vector<Vec2> corners = cornersOnPaper(points);
  if (!isDrawn(fill, outline) || corners.size() < 3 || !enter(boundsOf(corners, outline.width + 1))) return;
  body_ += "<polygon points=\"";
  for (std::size_t i = 0; i < corners.size(); ++i) {
    if (i > 0) body_ += ' ';
    point(corners[i]);
  }
  body_ += '"';
  fillAndStroke(fill, outline);
}

void SvgCanvas::rectangle(const Rect& rect, Color fill, const Stroke& outline, float radius) {
  if (!isDrawn(fill, outline) || !isFinite(rect) || !(rect.width > 0) || !(rect.height > 0)) return;
  if (!enter(rect.inset(-outline.width - 1))) return;
  body_ += "<rect";
  place(rect);
  const float r = std::min({radius, rect.width / 2, rect.height / 2});
  if (r > 0) length("rx", r);
  fillAndStroke(fill, outline);
}

void SvgCanvas::circle(Vec2 center, float radius, Color fill, const Stroke& outline) {
  if (!isDrawn(fill, outline) || !std::isfinite(center.x) || !std::isfinite(center.y) || !(radius > 0)) return;
  const Vec2 points[] = {center};
  if (!enter(boundsOf(points, radius + outline.width + 1))) return;
  body_ += "<circle";
  length("cx", center.x);
  length("cy", center.y);
  length("r", radius);
  fillAndStroke(fill, outline);
}

void SvgCanvas::image(const Picture& picture, const Rect& rect) {
  if (!picture.holdsPixels() || !isFinite(rect) || !(rect.width > 0) || !(rect.height > 0) || !enter(rect)) return;
  body_ += "<image";
  place(rect);
  if (picture.isCells) body_ += " image-rendering=\"optimizeSpeed\"";
  body_ += " preserveAspectRatio=\"none\" xlink:href=\"data:image/png;base64,";
  const std::size_t bytes = 4 * static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  appendBase64(body_, pngBytes(picture.pixels.first(bytes), picture.width, picture.height));
  body_ += "\"/>\n";
}

void SvgCanvas::pushClip(const Rect& rect) { clips_.push_back(intersection(clips_.back(), rect)); }

void SvgCanvas::popClip() {
  if (clips_.size() > 1) clips_.pop_back();
}

void SvgCanvas::finish() {
  leaveClip();
  std::ofstream out(path_, std::ios::binary);
  out << head_ << body_ << "</svg>\n" << std::flush;
  if (!out) throw RuntimeError("cannot write {path}"_message, {{"path", path_.string()}});
}

}  // namespace descenso
