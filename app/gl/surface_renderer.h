// Draws a surface with its paths into the framebuffer that is the target.
#pragma once

#include <map>

#include "app/gl/mesh.h"
#include "app/gl/outline.h"
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
  const gl::Mesh& meshOf(MeshSize size);

  gl::Shader hill_;
  gl::Shader rim_;
  gl::Shader ribbon_;
  gl::Instances segments_;
  gl::Instances edges_;
  std::map<MeshSize, gl::Mesh> meshes_;
};

}  // namespace descenso
