#include "app/gl/texture.h"

#include <glad/gl.h>

#include <string>

#include "app/gl/context.h"
#include "engine/math/message.h"

namespace descenso::gl {
namespace {

struct Layout {
  GLint internal;
  GLenum format;
  GLenum type;
};

Layout layoutOf(TexelFormat format) {
  switch (format) {
    case TexelFormat::red8: return {GL_R8, GL_RED, GL_UNSIGNED_BYTE};
    case TexelFormat::rgba32f: return {GL_RGBA32F, GL_RGBA, GL_FLOAT};
    case TexelFormat::rgba8: break;
  }
  return {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE};
}

TextureName makeName() {
  unsigned id = 0;
  glGenTextures(1, &id);
  return TextureName(id);
}

}  // namespace

Texture::Texture(int width, int height, TexelFormat format, Filter filter, const void* texels)
    : width_(width), height_(height) {
  const int most = maximumTextureSize();
  if (width < 1 || height < 1 || width > most || height > most) {
    throw RuntimeError("a picture of {width}×{height} pixels cannot be drawn: sides must be from 1 to {most}"_message,
                       {{"width", width}, {"height", height}, {"most", most}});
  }
  name_ = makeName();
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, id());
  const GLint sampling = filter == Filter::linear ? GL_LINEAR : GL_NEAREST;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, sampling);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, sampling);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  // Rows of single bytes end anywhere; the backend of the interface expects the default of 4 afterwards.
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  const Layout layout = layoutOf(format);
  glTexImage2D(GL_TEXTURE_2D, 0, layout.internal, width, height, 0, layout.format, layout.type, texels);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glBindTexture(GL_TEXTURE_2D, 0);
}

void Texture::replace(const void* texels) {
  glBindTexture(GL_TEXTURE_2D, id());
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, texels);
  glBindTexture(GL_TEXTURE_2D, 0);
}

void Texture::bind(int unit) const {
  glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
  glBindTexture(GL_TEXTURE_2D, id());
}

}  // namespace descenso::gl
