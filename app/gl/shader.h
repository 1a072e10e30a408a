// A vertex and a fragment shader, linked, from the files embedded in the program.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "app/gl/names.h"
#include "app/plot/geometry.h"

namespace descenso::gl {

class Shader {
 public:
  using Files = std::initializer_list<std::string_view>;

  /// Each stage is its files one after another ("shaders/grid.glsl", "shaders/field.frag"); they have no #version line
  /// of their own. Throws std::runtime_error with file and line where one does not compile.
  Shader(Files vertex, Files fragment);
  /// The same from texts, each with the name that errors give it.
  struct Source {
    std::string_view name;
    std::string_view text;
  };
  Shader(std::span<const Source> vertex, std::span<const Source> fragment);

  void use() const;
  // Of the shader in use. A name that the shader does not have is left alone: compilers drop unused ones.
  void set(const char* name, int value) const;
  void set(const char* name, float value) const;
  void set(const char* name, float x, float y) const;
  void set(const char* name, Color value) const;  ///< vec4
  void set(const char* name, std::span<const float> values) const;  ///< float[]
  void setVector(const char* name, float x, float y, float z) const;
  void setMatrix(const char* name, std::span<const float, 16> columns) const;

 private:
  int location(const char* name) const;
  ProgramName program_;
};

}  // namespace descenso::gl
