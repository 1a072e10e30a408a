#include "app/gl/whole_pixels.h"

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

TextureCopier::TextureCopier() {
  unsigned id = 0;
  glGenFramebuffers(1, &id);
  source_ = FramebufferName(id);
}

void TextureCopier::copy(unsigned texture, const Rect& rect, const Rect& seen, int framebufferHeight) const {
  const int left = static_cast<int>(seen.x);
  const int top = static_cast<int>(seen.y);
  const int right = static_cast<int>(seen.right());
  const int bottom = static_cast<int>(seen.bottom());
  const int x = static_cast<int>(rect.x);
  const int y = static_cast<int>(rect.y);
  GLint before = 0;
  glGetIntegerv(GL_READ_FRAMEBUFFER_BINDING, &before);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, source_.id());
  glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
  const GLboolean wasClipped = glIsEnabled(GL_SCISSOR_TEST);
  glDisable(GL_SCISSOR_TEST);
  glBlitFramebuffer(left - x, top - y, right - x, bottom - y, left, framebufferHeight - top, right,
                    framebufferHeight - bottom, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_READ_FRAMEBUFFER, static_cast<GLuint>(before));
  if (wasClipped == GL_TRUE) glEnable(GL_SCISSOR_TEST);
}

}  // namespace descenso::gl
