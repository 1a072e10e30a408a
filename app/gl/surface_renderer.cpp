#include "app/gl/surface_renderer.h"

#include <glad/gl.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace descenso {
namespace {

constexpr float casingRatio = 5.5f / 3;  // a path of 3 px has a casing of 5.5
constexpr float hiddenAlpha = 0.28f;     // of a path behind the hill
constexpr int mostCells = 144;

struct Light {
  Color fill;  ///< from all around
  float diffuse, shine;
};
/// Dark colours need more light to show their shape. Light ones would burn out, and look dirty in grey shade: the
/// lightest, where most light falls, stay as much below the paper's white as it takes to see their outline.
Light lightOf(ThemeName name) {
  if (name == ThemeName::dark) return {{0.5f, 0.5f, 0.52f}, 0.72f, 0.05f};
  return {{0.60f, 0.635f, 0.68f}, 0.33f, 0};
}

/// Triangles need only follow the outline of the hill: normals and lines do not come from them.
MeshSize meshSize(const SurfaceSpec& spec, const HermiteGrid& grid) {
  const int wish = std::clamp(std::min(spec.width, spec.height) / 4, 64, mostCells);
  return {std::min(wish, 2 * (grid.width() - 1)), std::min(wish, 2 * (grid.height() - 1))};
}

/// From here on what is drawn lies over the hill: it is hidden by it but hides nothing. The picture stays opaque.
void blendOver() {
  glDepthMask(GL_FALSE);
  glEnable(GL_BLEND);
  glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

gl::Mesh makeMesh(MeshSize size) {
  const auto [columns, rows] = size;
  std::vector<float> corners;
  std::vector<std::uint32_t> triangles;
  for (int row = 0; row <= rows; ++row) {
    for (int column = 0; column <= columns; ++column) {
      corners.push_back(static_cast<float>(column) / static_cast<float>(columns));
      corners.push_back(static_cast<float>(row) / static_cast<float>(rows));
      if (row == rows || column == columns) continue;
      const auto a = static_cast<std::uint32_t>(row * (columns + 1) + column);
      const auto above = a + static_cast<std::uint32_t>(columns) + 1;
      triangles.insert(triangles.end(), {a, a + 1, above, above, a + 1, above + 1});
    }
  }
  return gl::Mesh(corners, 2, triangles);
}

/// Drawn, left out, drawn, left out, in pixels, for a line of that width; the pattern of the canvas.
Color dashesOf(Dash dash, float width) {
  const float unit = std::max(width, 1.5f);
  switch (dash) {
    case Dash::dash: return {4 * unit, 2.4f * unit, 0, 0};
    case Dash::dot: return {1.3f * unit, 1.7f * unit, 0, 0};
    case Dash::dashDot: return {4 * unit, 1.8f * unit, 1.3f * unit, 1.8f * unit};
    case Dash::solid: break;
  }
  return {0, 0, 0, 0};
}

ScalarShading shadingOf(const SurfaceSpec& spec) {
  return {.low = spec.low, .high = spec.high, .logarithmic = spec.logarithmic, .contours = spec.contours,
          .levels = spec.levels, .majors = &spec.majors, .theme = spec.theme, .scale = spec.scale};
}

void applyHill(const gl::Shader& shader, const SurfaceSpec& spec, const CameraView& view, const UploadedGrid& grid,
               const gl::Texture& colors, const LevelTable& levels) {
  const Eigen::Matrix4f toClip = view.matrix().cast<float>();
  const Eigen::Vector3f eye = view.eye().cast<float>();
  const Eigen::Vector3d towardsKey =
      -0.55 * view.right() + 0.35 * view.up() + 0.35 * view.backward() + Eigen::Vector3d(0, 0, 0.55);
  const Eigen::Vector3f key = towardsKey.normalized().cast<float>();
  const Light light = lightOf(spec.theme);
  shader.use();
  shader.setMatrix("toClip", std::span<const float, 16>(toClip.data(), 16));
  shader.setVector("eye", eye.x(), eye.y(), eye.z());
  shader.setVector("keyLight", key.x(), key.y(), key.z());
  shader.set("fill", light.fill);
  shader.set("diffuse", light.diffuse);
  shader.set("shine", light.shine);
  shader.set("rise", surfaceRise);
  shader.set("margin", surfaceMargin);
  applyShading(shader, grid, colors, levels, shadingOf(spec));
}

}  // namespace

SurfaceRenderer::SurfaceRenderer()
    : hill_({"shaders/grid.glsl", "shaders/value.glsl", "shaders/surface.glsl", "shaders/surface.vert"},
            {"shaders/grid.glsl", "shaders/value.glsl", "shaders/surface.glsl", "shaders/contours.glsl",
             "shaders/surface.frag"}),
      rim_({"shaders/grid.glsl", "shaders/value.glsl", "shaders/surface.glsl", "shaders/outline.vert"},
           {"shaders/grid.glsl", "shaders/value.glsl", "shaders/surface.glsl", "shaders/contours.glsl",
            "shaders/surface.frag"}),
      ribbon_({"shaders/ribbon.vert"}, {"shaders/ribbon.frag"}), segments_({3, 3, 4, 1}), edges_({2, 2, 1}) {}

void SurfaceRenderer::draw(const SurfaceSpec& spec, const UploadedGrid& grid, const gl::Texture& colors) {
  const CameraView view(spec.camera, spec.width, spec.height);
  glEnable(GL_DEPTH_TEST);
  glDisable(GL_BLEND);
  glDisable(GL_CULL_FACE);
  glDepthFunc(GL_LEQUAL);
  drawHill(spec, view, grid, colors);
  drawLines(spec, view, grid);
  glDepthMask(GL_TRUE);
  glDepthFunc(GL_LESS);
  glDisable(GL_BLEND);
  glDisable(GL_DEPTH_TEST);
}

void SurfaceRenderer::drawHill(const SurfaceSpec& spec, const CameraView& view, const UploadedGrid& grid,
                               const gl::Texture& colors) {
  const MeshSize size = meshSize(spec, grid.patches);
  const LevelTable levels(shadingOf(spec));
  applyHill(hill_, spec, view, grid, colors, levels);
  meshOf(size).draw();

  const std::vector<OutlineEdge> edges = outlineOf(spec, view, grid.patches, size);
  static_assert(sizeof(OutlineEdge) == 5 * sizeof(float));
  edges_.replace({reinterpret_cast<const float*>(edges.data()), edges.size() * 5});
  blendOver();
  applyHill(rim_, spec, view, grid, colors, levels);
  rim_.set("pictureSize", static_cast<float>(spec.width), static_cast<float>(spec.height));
  edges_.draw(0, static_cast<int>(edges.size()));
}

void SurfaceRenderer::drawLines(const SurfaceSpec& spec, const CameraView& view, const UploadedGrid& grid) {
  float widest = 1;
  for (const SurfacePath& path : spec.paths) widest = std::max(widest, path.width * spec.scale);
  RibbonBuilder builder(spec, view, grid.patches, widest);
  const RibbonStretch base = builder.addOutline({{-0.5, -0.5, 0}, {0.5, -0.5, 0}, {0.5, 0.5, 0}, {-0.5, 0.5, 0}});
  std::vector<RibbonStretch> stretches;
  for (const SurfacePath& path : spec.paths) stretches.push_back(builder.addPath(path.points));
  const std::vector<RibbonSegment>& segments = builder.segments();
  static_assert(sizeof(RibbonSegment) == 11 * sizeof(float));
  segments_.replace({reinterpret_cast<const float*>(segments.data()), segments.size() * 11});

  ribbon_.use();
  ribbon_.set("pictureSize", static_cast<float>(spec.width), static_cast<float>(spec.height));
  const auto draw = [&](const RibbonStretch& stretch, Color color, float width, Dash dash) {
    ribbon_.set("ribbonColor", color);
    ribbon_.set("width", width);
    ribbon_.set("dashes", dashesOf(dash, width));
    segments_.draw(stretch.first, stretch.count);
  };
  const Theme& look = theme(spec.theme);
  draw(base, look.axis.withAlpha(0.7f), 1.2f * spec.scale, Dash::solid);
  glDepthFunc(GL_GREATER);
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const SurfacePath& path = spec.paths[i];
    const Color faint = path.color.withAlpha(path.color.a * hiddenAlpha);
    draw(stretches[i], faint, path.width * spec.scale, path.style.dash);
  }
  glDepthFunc(GL_LEQUAL);
  // Casings first, so that no path's casing lies on another path. What is still ahead is faint and has none.
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const SurfacePath& path = spec.paths[i];
    if (path.color.a < 0.99f) continue;
    draw(stretches[i], look.pathCasing, casingRatio * path.width * spec.scale, Dash::solid);
  }
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const SurfacePath& path = spec.paths[i];
    draw(stretches[i], path.color, path.width * spec.scale, path.style.dash);
  }
}

const gl::Mesh& SurfaceRenderer::meshOf(MeshSize size) {
  const auto [place, isNew] = meshes_.try_emplace(size);
  if (isNew) place->second = makeMesh(size);
  return place->second;
}

}  // namespace descenso
