// Draws ImGui's frames with OpenGL. The context in which it was made must be current.
#pragma once

#include "app/gl/texture.h"
#include "app/gl/whole_pixels.h"
#include "app/widgets/marker_sprites.h"
#include "app/widgets/opaque_pixels.h"

namespace descenso {

/// Belongs to the ImGui context that was current when it was made.
class ImGuiRenderer : public OpaquePixels {
 public:
  ImGuiRenderer();
  ~ImGuiRenderer() override;
  ImGuiRenderer(const ImGuiRenderer&) = delete;
  ImGuiRenderer& operator=(const ImGuiRenderer&) = delete;

  /// After the font atlas was built.
  void uploadFonts();
  /// Before ImGui::NewFrame.
  void newFrame();
  /// After ImGui::Render, into the framebuffer that is bound.
  void draw();

  void fill(const Rect& rect, Color color) override;
  MarkerSprites* markers() override { return &markers_; }
  std::uintptr_t markerTexture() const override { return markerSheet_.id(); }
  void copy(std::uintptr_t texture, const Rect& rect, const Rect& seen) override;

 private:
  gl::Texture fonts_;
  gl::TextureCopier copier_;
  MarkerSprites markers_;
  gl::Texture markerSheet_;
};

}  // namespace descenso
