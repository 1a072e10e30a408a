// Something to draw into besides the window: a colour texture, depth on demand, anti-aliased by multisampling where the
// driver can.
#pragma once

#include <cstdint>
#include <span>

#include "app/gl/texture.h"
#include "app/plot/geometry.h"

namespace descenso::gl {

enum class Depth { none, buffer };
enum class RowOrder { asDrawn, flipped };

class Framebuffer {
 public:
  Framebuffer() = default;
  /// `samples` is lowered to what the driver has; 0 and 1 are no multisampling. Throws std::runtime_error for sizes
  /// that cannot be drawn and where memory does not suffice.
  Framebuffer(int width, int height, int samples, Depth depth = Depth::none);

  /// Makes it the target of drawing, with the viewport over all of it, and clears it.
  void begin(Color clear) const;
  /// The same for a band of a taller picture: its row `firstRow` is the first one here.
  void begin(Color clear, int pictureHeight, int firstRow) const;
  /// Averages the samples into texture() and makes the window the target again.
  void end() const;
  /// After end(): RGBA bytes of the first rows of pixels as texture() holds them, as many as fill `pixels`.
  void read(std::span<std::uint8_t> pixels, RowOrder order = RowOrder::asDrawn) const;

  const Texture& texture() const { return color_; }
  int width() const { return color_.width(); }
  int height() const { return color_.height(); }
  int samples() const { return samples_; }  ///< 0: not multisampled

 private:
  Texture color_;
  FramebufferName target_;
  FramebufferName resolved_;  ///< only with samples
  RenderbufferName sampledColor_;
  RenderbufferName depth_;
  int samples_ = 0;
};

/// What a wish for multisampling comes to with this driver: 0 for wishes of at most 1.
int clampedSamples(int wish);

}  // namespace descenso::gl
