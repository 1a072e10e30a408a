#include "app/gl/mesh.h"

#include <glad/gl.h>

#include <cstddef>

namespace descenso::gl {
namespace {

VertexArrayName makeVertexArray() {
  unsigned id = 0;
  glGenVertexArrays(1, &id);
  return VertexArrayName(id);
}

BufferName makeBuffer() {
  unsigned id = 0;
  glGenBuffers(1, &id);
  return BufferName(id);
}

template <typename T>
GLsizeiptr bytes(std::span<const T> values) {
  return static_cast<GLsizeiptr>(values.size_bytes());
}

const void* offset(std::size_t floats) { return reinterpret_cast<const void*>(floats * sizeof(float)); }

}  // namespace

Mesh::Mesh(std::span<const float> vertices, int components, std::span<const std::uint32_t> triangles)
    : array_(makeVertexArray()), vertices_(makeBuffer()), indices_(makeBuffer()),
      count_(static_cast<int>(triangles.size())) {
  glBindVertexArray(array_.id());
  glBindBuffer(GL_ARRAY_BUFFER, vertices_.id());
  glBufferData(GL_ARRAY_BUFFER, bytes(vertices), vertices.data(), GL_STATIC_DRAW);
  glEnableVertexAttribArray(0);
  glVertexAttribPointer(0, components, GL_FLOAT, GL_FALSE, 0, nullptr);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices_.id());
  glBufferData(GL_ELEMENT_ARRAY_BUFFER, bytes(triangles), triangles.data(), GL_STATIC_DRAW);
  glBindVertexArray(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void Mesh::draw() const {
  glBindVertexArray(array_.id());
  glDrawElements(GL_TRIANGLES, count_, GL_UNSIGNED_INT, nullptr);
  glBindVertexArray(0);
}

Instances::Instances(std::initializer_list<int> attributes) : array_(makeVertexArray()), records_(makeBuffer()) {
  glBindVertexArray(array_.id());
  for (const int length : attributes) {
    const auto location = static_cast<GLuint>(attributes_);
    glEnableVertexAttribArray(location);
    glVertexAttribDivisor(location, 1);
    lengths_[attributes_++] = length;
    floatsPerRecord_ += length;
  }
  glBindVertexArray(0);
}

void Instances::replace(std::span<const float> records) {
  glBindBuffer(GL_ARRAY_BUFFER, records_.id());
  glBufferData(GL_ARRAY_BUFFER, bytes(records), records.data(), GL_STREAM_DRAW);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void Instances::pointAt(int first) const {
  glBindBuffer(GL_ARRAY_BUFFER, records_.id());
  auto start = static_cast<std::size_t>(first) * static_cast<std::size_t>(floatsPerRecord_);
  for (int i = 0; i < attributes_; ++i) {
    glVertexAttribPointer(static_cast<GLuint>(i), lengths_[i], GL_FLOAT, GL_FALSE,
                          floatsPerRecord_ * static_cast<int>(sizeof(float)), offset(start));
    start += static_cast<std::size_t>(lengths_[i]);
  }
  glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void Instances::draw(int first, int count) const {
  if (count <= 0) return;
  glBindVertexArray(array_.id());
  pointAt(first);
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
  glBindVertexArray(0);
}

ScreenTriangle::ScreenTriangle() : array_(makeVertexArray()) {}

void ScreenTriangle::draw() const {
  glBindVertexArray(array_.id());
  glDrawArrays(GL_TRIANGLES, 0, 3);
  glBindVertexArray(0);
}

}  // namespace descenso::gl
