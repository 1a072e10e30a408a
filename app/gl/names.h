// Owners of OpenGL's names: movable, deleted once, 0 when empty. The context they were made in must be current.
#pragma once

#include <utility>

namespace descenso::gl {

template <void (*release)(unsigned)>
class Name {
 public:
  Name() = default;
  explicit Name(unsigned id) : id_(id) {}
  Name(Name&& other) noexcept : id_(std::exchange(other.id_, 0)) {}
  Name& operator=(Name&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Name() {
    if (id_ != 0) release(id_);
  }
  unsigned id() const { return id_; }

 private:
  unsigned id_ = 0;
};

void releaseTexture(unsigned id);
void releaseFramebuffer(unsigned id);
void releaseRenderbuffer(unsigned id);
void releaseBuffer(unsigned id);
void releaseVertexArray(unsigned id);
void releaseProgram(unsigned id);
void releaseShader(unsigned id);

using TextureName = Name<releaseTexture>;
using FramebufferName = Name<releaseFramebuffer>;
using RenderbufferName = Name<releaseRenderbuffer>;
using BufferName = Name<releaseBuffer>;
using VertexArrayName = Name<releaseVertexArray>;
using ProgramName = Name<releaseProgram>;
using ShaderName = Name<releaseShader>;

}  // namespace descenso::gl
