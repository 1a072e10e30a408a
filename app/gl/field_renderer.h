// Draws a field into the framebuffer that is the target.
#pragma once

#include "app/gl/mesh.h"
#include "app/gl/scalar_shading.h"

namespace descenso {

class FieldRenderer {
 public:
  FieldRenderer();
  /// Over the whole viewport, which is spec.width × spec.height.
  void draw(const FieldSpec& spec, const UploadedGrid& grid, const gl::Texture& colors) const;

 private:
  gl::Shader shader_;
  gl::ScreenTriangle triangle_;
};

}  // namespace descenso
