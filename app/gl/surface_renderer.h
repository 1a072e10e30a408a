// Draws a surface with its paths into the framebuffer that is the target.
#pragma once

#include <map>

#include "app/gl/mesh.h"
#include "app/gl/ribbons.h"
#include "app/gl/scalar_shading.h"

namespace descenso {

class SurfaceRenderer {
 public:
  SurfaceRenderer();
  /// Into a target with a depth buffer whose viewport is spec.width × spec.height.
  void draw(const SurfaceSpec& spec, const UploadedGrid& grid, const gl::Texture& colors);

 private:
  void drawHill(const SurfaceSpec& spec, const CameraView& view, const UploadedGrid& grid, const gl::Texture& colors);
  void drawLines(const SurfaceSpec& spec, const CameraView& view, const UploadedGrid& grid);
  const gl::Mesh& meshFor(const SurfaceSpec& spec, const UploadedGrid& grid);

  gl::Shader hill_;
  gl::Shader ribbon_;
  gl::Instances segments_;
  std::map<std::pair<int, int>, gl::Mesh> meshes_;  ///< by cells along each side
};

}  // namespace descenso
