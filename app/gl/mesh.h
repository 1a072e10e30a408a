// Triangles: vertices of floats, indices on demand, instances on demand.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>

#include "app/gl/names.h"

namespace descenso::gl {

/// Indexed triangles that do not change.
class Mesh {
 public:
  Mesh() = default;
  /// One attribute at location 0, of `components` floats a vertex.
  Mesh(std::span<const float> vertices, int components, std::span<const std::uint32_t> triangles);
  void draw() const;

 private:
  VertexArrayName array_;
  BufferName vertices_;
  BufferName indices_;
  int count_ = 0;
};

/// Rectangles as strips of four corners, numbered by gl_VertexID, that take their attributes from one record of floats
/// an instance. The records are replaced as a whole.
class Instances {
 public:
  Instances() = default;
  /// Lengths of the attributes at locations 0, 1, …, in floats (1 to 4 each).
  explicit Instances(std::initializer_list<int> attributes);
  void replace(std::span<const float> records);
  void draw(int first, int count) const;

 private:
  /// Attributes begin at the record `first`: OpenGL 3.3 has no base instance.
  void pointAt(int first) const;

  VertexArrayName array_;
  BufferName records_;
  int lengths_[8] = {};
  int attributes_ = 0;
  int floatsPerRecord_ = 0;
};

/// One triangle that covers the viewport; the vertex shader makes it from gl_VertexID.
class ScreenTriangle {
 public:
  ScreenTriangle();
  void draw() const;

 private:
  VertexArrayName array_;
};

}  // namespace descenso::gl
