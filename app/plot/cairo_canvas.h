// The canvas for paper: pixels for a PNG, or a PDF file in which curves stay curves and text stays text.
// The same calls give the same bytes: no dates, no random names.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "app/plot/canvas.h"

namespace descenso {

class CairoFonts;

class CairoCanvas : public Canvas {
 public:
  /// Pixels in memory, transparent at first. Throws std::invalid_argument for a size that cannot be had.
  static CairoCanvas pixels(int width, int height);
  /// A file of one page. `width` and `height` are canvas pixels, `scale` of which are one layout pixel (1/96 inch), so
  /// that pictures placed pixel for pixel keep their resolution. Throws std::runtime_error when the file cannot be
  /// written.
  static CairoCanvas pdf(const std::filesystem::path& path, int width, int height, float scale);

  CairoCanvas(CairoCanvas&&) noexcept;
  CairoCanvas& operator=(CairoCanvas&&) noexcept;
  ~CairoCanvas() override;

  void polyline(std::span<const Vec2> points, const Stroke& stroke) override;
  void polygon(std::span<const Vec2> points, Color fill, const Stroke& outline) override;
  void rectangle(const Rect& rect, Color fill, const Stroke& outline, float radius = 0) override;
  void circle(Vec2 center, float radius, Color fill, const Stroke& outline) override;
  void text(Vec2 position, std::string_view utf8, const TextStyle& style) override;
  Vec2 measure(std::string_view utf8, const TextStyle& style) override;
  void image(const Picture& picture, const Rect& rect) override;
  void pushClip(const Rect& rect) override;
  void popClip() override;

  /// What was drawn, RGBA, straight alpha, top row first; of a canvas made by pixels().
  std::vector<std::uint8_t> rgba();
  /// Writes the file of pdf() to its end. Throws std::runtime_error when the disk is full or the like.
  void finish();

 private:
  struct Surface;
  explicit CairoCanvas(std::unique_ptr<Surface> surface);
  void fillAndStroke(Color fill, const Stroke& outline);
  void setStroke(const Stroke& stroke);

  std::unique_ptr<Surface> surface_;
};

}  // namespace descenso
