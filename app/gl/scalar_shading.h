// What the shaders of fields and of surfaces share: a grid, a colour map and contour levels.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <vector>

#include "app/gl/hermite_grid.h"
#include "app/gl/shader.h"
#include "app/gl/texture.h"
#include "app/plot/painter.h"

namespace descenso {

/// A grid on the graphics card, and its patches for arithmetic on this side.
struct UploadedGrid {
  explicit UploadedGrid(const LossGrid& grid);
  HermiteGrid patches;
  gl::Texture nodes;
  gl::Texture finite;
};

/// Each grid is uploaded once for as long as somebody owns it.
class GridStore {
 public:
  const UploadedGrid& of(const std::shared_ptr<const LossGrid>& grid);
  int uploads() const { return uploads_; }

 private:
  struct Entry {
    std::weak_ptr<const LossGrid> owner;
    std::unique_ptr<UploadedGrid> uploaded;
  };
  std::map<const LossGrid*, Entry> entries_;
  int uploads_ = 0;
};

/// Colour maps as textures, made when first asked for.
class ColorMapStore {
 public:
  const gl::Texture& of(ColorMap map, ThemeName theme);

 private:
  std::map<std::pair<ColorMap, ThemeName>, gl::Texture> textures_;
};

/// How values become colours and lines: the part that both specifications have in common.
struct ScalarShading {
  double low = 0;
  double high = 1;
  bool logarithmic = false;
  bool contours = true;
  std::span<const double> levels{};
  const std::vector<bool>* majors = nullptr;
  ThemeName theme = ThemeName::dark;
  float scale = 1;
};

/// The contour levels as the shaders look them up: for each place along the colours the nearest one. Levels beyond the
/// colours' range are not drawn.
class LevelTable {
 public:
  explicit LevelTable(const ScalarShading& shading);
  bool isEmpty() const { return texture_.width() == 0; }
  const gl::Texture& texture() const { return texture_; }

 private:
  gl::Texture texture_;
};

/// Sets the uniforms of grid.glsl, value.glsl and contours.glsl in the shader in use and binds their textures.
void applyShading(const gl::Shader& shader, const UploadedGrid& grid, const gl::Texture& colors,
                  const LevelTable& levels, const ScalarShading& shading);

}  // namespace descenso
