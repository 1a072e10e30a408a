// Rectangles of one colour by clearing, pictures by copying: several times cheaper than triangles where the processor
// draws. All into the framebuffer that is bound, `framebufferHeight` pixels tall; rectangles count from its top left and
// lie on whole pixels.
#pragma once

#include "app/gl/names.h"
#include "app/plot/geometry.h"

namespace descenso::gl {

/// Leaves the scissor test on, around `rect`.
void fill(const Rect& rect, int framebufferHeight, Color color);

class TextureCopier {
 public:
  TextureCopier();
  /// Shows the part of a texture that lies in `seen` when the whole of it, its first row uppermost, lies in `rect`.
  void copy(unsigned texture, const Rect& rect, const Rect& seen, int framebufferHeight) const;

 private:
  FramebufferName source_;
};

}  // namespace descenso::gl
