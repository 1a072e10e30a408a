#include "app/gl/framebuffer.h"

#include <glad/gl.h>

#include <algorithm>
#include <string>

#include "engine/math/message.h"

namespace descenso::gl {
namespace {

FramebufferName makeFramebuffer() {
  unsigned id = 0;
  glGenFramebuffers(1, &id);
  return FramebufferName(id);
}

RenderbufferName makeRenderbuffer(int width, int height, int samples, GLenum format) {
  unsigned id = 0;
  glGenRenderbuffers(1, &id);
  RenderbufferName name(id);
  glBindRenderbuffer(GL_RENDERBUFFER, id);
  glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, format, width, height);
  glBindRenderbuffer(GL_RENDERBUFFER, 0);
  return name;
}

void attachTexture(const FramebufferName& framebuffer, const Texture& texture) {
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.id());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.id(), 0);
}

void checkComplete(int width, int height) {
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE) return;
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  throw RuntimeError("no graphics memory for a picture of {width}×{height} pixels"_message,
                     {{"width", width}, {"height", height}});
}

}  // namespace

int clampedSamples(int wish) {
  GLint most = 0;
  glGetIntegerv(GL_MAX_SAMPLES, &most);
  const int samples = std::min(wish, most);
  return samples > 1 ? samples : 0;
}

Framebuffer::Framebuffer(int width, int height, int samples, Depth depth)
    : color_(width, height, TexelFormat::rgba8, Filter::linear), target_(makeFramebuffer()),
      samples_(clampedSamples(samples)) {
  if (samples_ > 0) {
    resolved_ = makeFramebuffer();
    attachTexture(resolved_, color_);
    checkComplete(width, height);
    sampledColor_ = makeRenderbuffer(width, height, samples_, GL_RGBA8);
    glBindFramebuffer(GL_FRAMEBUFFER, target_.id());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, sampledColor_.id());
  } else {
    attachTexture(target_, color_);
  }
  if (depth == Depth::buffer) {
    depth_ = makeRenderbuffer(width, height, samples_, GL_DEPTH_COMPONENT24);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_.id());
  }
  checkComplete(width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void Framebuffer::begin(Color clear) const { begin(clear, height(), 0); }

void Framebuffer::begin(Color clear, int pictureHeight, int firstRow) const {
  glBindFramebuffer(GL_FRAMEBUFFER, target_.id());
  glViewport(0, -firstRow, width(), pictureHeight);
  glDisable(GL_SCISSOR_TEST);
  glDepthMask(GL_TRUE);
  glClearColor(clear.r, clear.g, clear.b, clear.a);
  glClear(GL_COLOR_BUFFER_BIT | (depth_.id() != 0 ? GL_DEPTH_BUFFER_BIT : 0u));
}

void Framebuffer::end() const {
  if (samples_ > 0) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, target_.id());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, resolved_.id());
    glBlitFramebuffer(0, 0, width(), height(), 0, 0, width(), height(), GL_COLOR_BUFFER_BIT, GL_NEAREST);
  }
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void Framebuffer::read(std::span<std::uint8_t> pixels, RowOrder order) const {
  const std::size_t stride = static_cast<std::size_t>(width()) * 4;
  const int rows = std::min(height(), static_cast<int>(pixels.size() / stride));
  glBindFramebuffer(GL_READ_FRAMEBUFFER, samples_ > 0 ? resolved_.id() : target_.id());
  glReadPixels(0, 0, width(), rows, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
  glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
  if (order == RowOrder::asDrawn) return;
  for (int top = 0, bottom = rows - 1; top < bottom; ++top, --bottom) {
    const auto first = pixels.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(top) * stride);
    const auto last = pixels.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(bottom) * stride);
    std::swap_ranges(first, first + static_cast<std::ptrdiff_t>(stride), last);
  }
}

}  // namespace descenso::gl
