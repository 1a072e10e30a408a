// A two-dimensional texture, clamped to its edge.
#pragma once

#include "app/gl/names.h"

namespace descenso::gl {

enum class TexelFormat {
  rgba8,    ///< bytes
  red8,     ///< bytes
  rgba32f,  ///< floats
};
enum class Filter { nearest, linear };

class Texture {
 public:
  Texture() = default;
  /// `texels` row after row without padding, or nullptr for a texture that is drawn into. Throws std::runtime_error
  /// for sizes below 1 or above maximumTextureSize().
  Texture(int width, int height, TexelFormat format, Filter filter, const void* texels = nullptr);

  void bind(int unit) const;
  /// Other texels in the same place: rgba8 alone.
  void replace(const void* texels);
  unsigned id() const { return name_.id(); }
  int width() const { return width_; }
  int height() const { return height_; }

 private:
  TextureName name_;
  int width_ = 0;
  int height_ = 0;
};

}  // namespace descenso::gl
