// The canvas for SVG 1.1 files: curves stay curves, and text stays text that can be searched, copied and edited.
// The same calls give the same bytes.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/plot/canvas.h"
#include "app/plot/polyline.h"

namespace descenso {

class CairoFonts;

class SvgCanvas : public Canvas {
 public:
  /// `width` and `height` are canvas pixels, `scale` of which are one layout pixel (1/96 inch), so that pictures placed
  /// pixel for pixel keep their resolution. The file is measured in points. Throws std::invalid_argument for a size
  /// that cannot be had and std::runtime_error when the file cannot be written.
  SvgCanvas(std::filesystem::path path, int width, int height, float scale);
  ~SvgCanvas() override;

  void polyline(std::span<const Vec2> points, const Stroke& stroke) override;
  void polygon(std::span<const Vec2> points, Color fill, const Stroke& outline) override;
  void rectangle(const Rect& rect, Color fill, const Stroke& outline, float radius = 0) override;
  void circle(Vec2 center, float radius, Color fill, const Stroke& outline) override;
  /// Every character stands where the measured fonts put it, whichever fonts the file is looked at with.
  void text(Vec2 position, std::string_view utf8, const TextStyle& style) override;
  Vec2 measure(std::string_view utf8, const TextStyle& style) override;
  void image(const Picture& picture, const Rect& rect) override;
  void pushClip(const Rect& rect) override;
  void popClip() override;

  /// Writes the file. Throws std::runtime_error when the disk is full or the like.
  void finish();

 private:
  struct Run;

  bool enter(const Rect& bounds);
  void leaveClip();
  void length(std::string_view name, double pixels);
  void place(const Rect& rect);
  void point(Vec2 at);
  void paint(std::string_view name, Color color);
  void stroke(const Stroke& stroke);
  void fillAndStroke(Color fill, const Stroke& outline);
  std::vector<Run> runsOf(std::string_view utf8, const TextStyle& style, Vec2 pen);
  void font(FontRole role, const Run& run);
  void characters(const Run& run);

  std::filesystem::path path_;
  double unit_;  ///< points per canvas pixel
  float tolerance_;
  std::unique_ptr<CairoFonts> fonts_;
  std::string head_;
  std::string body_;
  std::vector<Rect> clips_;       ///< in force, each within the one before it; the first is the page
  std::vector<Rect> namedClips_;  ///< defined in the file as clip1, clip2, …
  std::size_t openClip_ = 0;      ///< number of the clip whose group is open, 0 for none
};

}  // namespace descenso
