// Fields and surfaces are painted by shaders into a framebuffer and placed on a canvas as a picture. This is the
// interface that plots ask; the implementation is the only part that knows OpenGL.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "app/plot/canvas.h"
#include "engine/analysis/loss_grid.h"

namespace descenso {

enum class ColorMap { slate, viridis, cividis, batlow, vik, rdbu };

/// A scalar field seen through a rectangle: colour map with contour lines.
struct FieldSpec {
  std::shared_ptr<const LossGrid> grid;  ///< equal pointers are equal data: it is uploaded once
  Box view;                              ///< what the picture shows; outside the grid is the plot background
  ThemeName theme = ThemeName::dark;
  ColorMap colorMap = ColorMap::slate;
  double low = 0;                        ///< value of the first colour
  double high = 1;                       ///< value of the last colour
  bool logarithmic = false;              ///< colours by log(value − low + small)
  bool contours = true;
  std::vector<double> levels;            ///< contour values, ascending, at most 64
  std::vector<bool> majors;              ///< per level
  float dim = 1;                         ///< 1 full, 0 the plot background
  float scale = 1;                       ///< pixels per layout pixel: widths of contours
  int width = 0;
  int height = 0;
  bool operator==(const FieldSpec&) const = default;
};

/// Where the eye is. Angles in degrees, lengths in units of the unit cube in which the surface stands.
struct Camera {
  float azimuth = -55;
  float elevation = 38;  ///< within ±89
  float distance = 2.6f;
  Vec2 pan{0, 0};
  bool operator==(const Camera&) const = default;
};

/// A line that runs over the surface: φ₀, φ₁, loss, three numbers a point.
struct SurfacePath {
  std::vector<double> points;
  SeriesStyle style;
  Color color;
  float width = 3;
  bool operator==(const SurfacePath&) const;
};

/// A lit surface z = L(φ) with contour lines and paths drawn with depth.
struct SurfaceSpec {
  std::shared_ptr<const LossGrid> grid;
  std::uint64_t pathsRevision = 0;  ///< changes when `paths` does
  std::vector<SurfacePath> paths;
  ThemeName theme = ThemeName::dark;
  ColorMap colorMap = ColorMap::slate;
  double low = 0;
  double high = 1;
  bool logarithmic = false;         ///< height and colour by log
  bool contours = true;
  std::vector<double> levels;
  std::vector<bool> majors;
  Camera camera;
  float scale = 1;
  int width = 0;
  int height = 0;
};

/// Pixels that are there already: a picture of cells, each shown as a rectangle of one colour, however large, or, where
/// they are samples of something smooth, blended into each other.
struct ImageSpec {
  /// RGBA, 8 bits each, opaque, top row first. Equal pointers are equal pixels: they are uploaded once.
  std::shared_ptr<const std::vector<std::uint8_t>> rgba{};
  int width = 0;
  int height = 0;
  bool isSmooth = false;
};

/// Where a point of the surface appears in the picture, for labels drawn on the canvas. Pure arithmetic.
struct Projected {
  Vec2 position;  ///< pixels, from the picture's top left
  float depth = 0;
};
Projected project(const SurfaceSpec& spec, double first, double second, double loss);

class Painter {
 public:
  virtual ~Painter() = default;
  /// `slot` names the picture ("field"): it is painted again only when its specification changed since the last call
  /// with that slot.
  virtual Picture field(std::string_view slot, const FieldSpec& spec) = 0;
  virtual Picture surface(std::string_view slot, const SurfaceSpec& spec) = 0;
  /// The pixels as they are, which is all that paper needs; nothing without pixels.
  virtual Picture image(std::string_view, const ImageSpec& spec) {
    if (!spec.rgba) return {};
    return {.pixels = *spec.rgba, .width = spec.width, .height = spec.height, .isCells = !spec.isSmooth};
  }
};

/// Paints nothing; for tests of logic and for machines without OpenGL.
class NullPainter : public Painter {
 public:
  Picture field(std::string_view, const FieldSpec&) override { return {}; }
  Picture surface(std::string_view, const SurfaceSpec&) override { return {}; }
};

/// The map's colour at t in 0 … 1, in that theme.
Color mapColor(ColorMap map, ThemeName theme, float t);
std::string_view colorMapName(ColorMap map);

}  // namespace descenso
