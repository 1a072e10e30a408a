#include "app/gl/scalar_shading.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/plot/color_map.h"

namespace descenso {
namespace {

constexpr std::size_t maximumLevels = 64;  // as in contours.glsl
constexpr int colorCount = 256;
enum Unit { nodesUnit, finiteUnit, colorsUnit };

void applyLevels(const gl::Shader& shader, const ScalarShading& shading) {
  std::array<float, maximumLevels> levels{};
  std::array<float, maximumLevels> majors{};
  std::size_t count = 0;
  const double range = shading.high - shading.low;
  for (std::size_t i = 0; shading.contours && range > 0 && i < shading.levels.size() && count < maximumLevels; ++i) {
    if (!std::isfinite(shading.levels[i])) continue;
    levels[count] = static_cast<float>((shading.levels[i] - shading.low) / range);
    majors[count] = shading.majors && i < shading.majors->size() && (*shading.majors)[i] ? 1.0f : 0.0f;
    ++count;
  }
  shader.set("levelCount", static_cast<int>(count));
  shader.set("levels", std::span<const float>(levels.data(), count));
  shader.set("majors", std::span<const float>(majors.data(), count));
}

}  // namespace

UploadedGrid::UploadedGrid(const LossGrid& grid)
    : patches(grid),
      nodes(patches.width(), patches.height(), gl::TexelFormat::rgba32f, gl::Filter::nearest, patches.nodes().data()) {
  if (!patches.hasHoles()) return;
  finite = gl::Texture(patches.width(), patches.height(), gl::TexelFormat::red8, gl::Filter::linear,
                       patches.finite().data());
}

const UploadedGrid& GridStore::of(const std::shared_ptr<const LossGrid>& grid) {
  const auto found = entries_.find(grid.get());
  if (found != entries_.end() && !found->second.owner.expired()) return *found->second.uploaded;
  std::erase_if(entries_, [](const auto& entry) { return entry.second.owner.expired(); });
  Entry& entry = entries_[grid.get()];
  try {
    entry = {grid, std::make_unique<UploadedGrid>(*grid)};
  } catch (...) {
    entries_.erase(grid.get());
    throw;
  }
  ++uploads_;
  return *entry.uploaded;
}

const gl::Texture& ColorMapStore::of(ColorMap map, ThemeName theme) {
  const auto [place, isNew] = textures_.try_emplace({map, theme});
  if (isNew) {
    place->second = gl::Texture(colorCount, 1, gl::TexelFormat::rgba8, gl::Filter::linear,
                                colorTable(map, theme, colorCount).data());
  }
  return place->second;
}

void applyShading(const gl::Shader& shader, const UploadedGrid& grid, const gl::Texture& colors,
                  const ScalarShading& shading) {
  const HermiteGrid& patches = grid.patches;
  const Theme& look = theme(shading.theme);
  const double range = shading.high > shading.low ? shading.high - shading.low : 1;
  colors.bind(colorsUnit);
  grid.finite.bind(finiteUnit);
  grid.nodes.bind(nodesUnit);
  shader.set("gridNodes", nodesUnit);
  shader.set("gridFinite", finiteUnit);
  shader.set("colorMap", colorsUnit);
  shader.set("gridSize", static_cast<float>(patches.width()), static_cast<float>(patches.height()));
  shader.set("gridHasHoles", patches.hasHoles() ? 1 : 0);
  shader.set("toRange", static_cast<float>((patches.high() - patches.low()) / range),
             static_cast<float>((patches.low() - shading.low) / range));
  shader.set("logarithmic", shading.logarithmic ? 1 : 0);
  shader.set("logSmall", static_cast<float>(logSmall));
  shader.set("contourColor", look.contour);
  shader.set("contourMajorAlpha", look.contourMajorAlpha);
  shader.set("pixelScale", shading.scale);
  applyLevels(shader, shading);
}

}  // namespace descenso
