#include "app/gl/field_renderer.h"

#include <algorithm>
#include <cmath>

namespace descenso {

FieldRenderer::FieldRenderer()
    : shader_({"shaders/field.vert"},
              {"shaders/grid.glsl", "shaders/value.glsl", "shaders/contours.glsl", "shaders/field.frag"}) {}

void FieldRenderer::draw(const FieldSpec& spec, const UploadedGrid& grid, const gl::Texture& colors) const {
  const Box& box = spec.grid->box;
  const Point2 nodes(grid.patches.width() - 1, grid.patches.height() - 1);
  const Point2 nodesPerUnit = nodes.cwiseQuotient(box.size());
  const Point2 low = (spec.view.low - box.low).cwiseProduct(nodesPerUnit);
  const Point2 high = (spec.view.high - box.low).cwiseProduct(nodesPerUnit);
  const Point2 span = high - low;
  if (!span.allFinite() || !low.allFinite()) return;  // an empty box: the background stays

  const ScalarShading shading{.low = spec.low, .high = spec.high, .logarithmic = spec.logarithmic,
                              .contours = spec.contours, .levels = spec.levels, .majors = &spec.majors,
                              .theme = spec.theme, .scale = spec.scale};
  const LevelTable levels(shading);
  shader_.use();
  shader_.set("gridTopLeft", static_cast<float>(low.x()), static_cast<float>(high.y()));
  shader_.set("gridSpan", static_cast<float>(span.x()), static_cast<float>(-span.y()));
  shader_.set("nodesPerPixel", static_cast<float>(std::max(std::abs(span.x()) / spec.width, 1e-30)),
              static_cast<float>(std::max(std::abs(span.y()) / spec.height, 1e-30)));
  shader_.set("background", theme(spec.theme).plotBackground);
  shader_.set("dim", std::clamp(spec.dim, 0.0f, 1.0f));
  applyShading(shader_, grid, colors, levels, shading);
  triangle_.draw();
}

}  // namespace descenso
