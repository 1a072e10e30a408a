// Paints fields and surfaces with shaders, for the screen (textures) or for paper (pixels). The context in which it was
// made must be current; framebuffer 0 is bound afterwards and blending, depth and scissor tests are off.
#pragma once

#include <memory>

#include "app/plot/painter.h"

namespace descenso {

class GlPainter : public Painter {
 public:
  enum class Output { textures, pixels };

  /// Throws std::runtime_error where a shader does not compile.
  explicit GlPainter(Output output);
  ~GlPainter() override;

  /// An empty picture for a width or height of 0. Throws std::runtime_error for sides below 0 or above what the driver
  /// can draw.
  Picture field(std::string_view slot, const FieldSpec& spec) override;
  Picture surface(std::string_view slot, const SurfaceSpec& spec) override;
  /// On the screen a texture, uploaded when the pixels are others than at the last call with that slot.
  Picture image(std::string_view slot, const ImageSpec& spec) override;

  /// How many pictures were painted so far: the rest were still right.
  int redraws() const;
  /// How many grids were uploaded so far.
  int uploads() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace descenso
