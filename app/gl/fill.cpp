#include "app/gl/fill.h"

#include <glad/gl.h>

namespace descenso::gl {

void fill(const Rect& rect, int framebufferHeight, Color color) {
  const int left = static_cast<int>(rect.x);
  const int top = static_cast<int>(rect.y);
  const int width = static_cast<int>(rect.right()) - left;
  const int height = static_cast<int>(rect.bottom()) - top;
  if (width <= 0 || height <= 0) return;
  glEnable(GL_SCISSOR_TEST);
  glScissor(left, framebufferHeight - top - height, width, height);
  glClearColor(color.r, color.g, color.b, color.a);
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace descenso::gl
