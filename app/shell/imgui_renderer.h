// Draws ImGui's frames with OpenGL. The context in which it was made must be current.
#pragma once

#include "app/gl/texture.h"
#include "app/widgets/opaque_fill.h"

namespace descenso {

/// Belongs to the ImGui context that was current when it was made.
class ImGuiRenderer : public OpaqueFill {
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

 private:
  gl::Texture fonts_;
};

}  // namespace descenso
