#include "app/gl/scalar_shading.h"

#include <algorithm>
#include <cmath>

#include "app/plot/color_map.h"

namespace descenso {
namespace {

constexpr int colorCount = 256;
constexpr int tableSize = 2048;
enum Unit { nodesUnit, finiteUnit, colorsUnit, levelsUnit };

struct Level {
  double shade;     ///< place along the colours
  double position;  ///< between low and high
  bool isMajor;
};

std::vector<Level> drawnLevels(const ScalarShading& shading) {
  std::vector<Level> levels;
  const double range = shading.high - shading.low;
  if (!shading.contours || !(range > 0)) return levels;
  for (std::size_t i = 0; i < shading.levels.size(); ++i) {
    const double position = (shading.levels[i] - shading.low) / range;
    if (!(position >= 0 && position <= 1)) continue;
    const double shade = colorPosition(shading.levels[i], shading.low, shading.high, shading.logarithmic);
    levels.push_back({shade, position, shading.majors && i < shading.majors->size() && (*shading.majors)[i]});
  }
  std::sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) { return a.position < b.position; });
  return levels;
}

/// How far apart the levels are around one, along the colours.
double spacing(const std::vector<Level>& levels, std::size_t i) {
  if (levels.size() == 1) return 1;
  const std::size_t before = i > 0 ? i - 1 : i;
  const std::size_t after = std::min(i + 1, levels.size() - 1);
  return (levels[after].shade - levels[before].shade) / static_cast<double>(after - before);
}

}  // namespace

LevelTable::LevelTable(const ScalarShading& shading) {
  const std::vector<Level> levels = drawnLevels(shading);
  if (levels.empty()) return;
  std::vector<float> texels;
  std::size_t nearest = 0;
  for (int i = 0; i < tableSize; ++i) {
    const double shade = i / (tableSize - 1.0);
    while (nearest + 1 < levels.size() &&
           std::abs(levels[nearest + 1].shade - shade) <= std::abs(levels[nearest].shade - shade)) {
      ++nearest;
    }
    const Level& level = levels[nearest];
    texels.insert(texels.end(), {static_cast<float>(level.position), level.isMajor ? 1.0f : 0.0f,
                                 static_cast<float>(spacing(levels, nearest)), 0.0f});
  }
  texture_ = gl::Texture(tableSize, 1, gl::TexelFormat::rgba32f, gl::Filter::nearest, texels.data());
}

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
                  const LevelTable& levels, const ScalarShading& shading) {
  const HermiteGrid& patches = grid.patches;
  const Theme& look = theme(shading.theme);
  const double range = shading.high > shading.low ? shading.high - shading.low : 1;
  levels.texture().bind(levelsUnit);
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
  shader.set("levelTable", levelsUnit);
  shader.set("hasLevels", levels.isEmpty() ? 0 : 1);
}

}  // namespace descenso
