#include "app/gl/shader.h"

#include <glad/gl.h>

#include <regex>
#include <stdexcept>
#include <string>
#include <vector>

#include "assets/assets.h"

namespace descenso::gl {
namespace {

using Sources = std::vector<Shader::Source>;

Sources embedded(Shader::Files files) {
  Sources sources;
  for (const std::string_view file : files) {
    if (asset(file).empty()) throw std::runtime_error("the program has no file " + std::string(file) + " inside");
    sources.push_back({file, asset(file)});
  }
  return sources;
}

/// Drivers write "0:12(5): error" or "0(12) : error". The number of the source is not reliable (Mesa always says 0), so
/// each source begins at a line of its own.
constexpr std::size_t linesPerSource = 100000;

std::string named(const std::string& log, std::span<const Shader::Source> sources) {
  static const std::regex place(R"(\d+[:(](\d+)\)?(\(\d+\))?)");
  std::string text;
  std::size_t done = 0;
  for (std::sregex_iterator match(log.begin(), log.end(), place), end; match != end; ++match) {
    const std::size_t line = std::stoul((*match)[1].str());
    const std::size_t source = line / linesPerSource;
    if (source >= sources.size()) continue;
    const auto position = static_cast<std::size_t>(match->position());
    text += log.substr(done, position - done) + std::string(sources[source].name) + ":" +
            std::to_string(line % linesPerSource);
    done = position + static_cast<std::size_t>(match->length());
  }
  return text + log.substr(done);
}

ShaderName compile(GLenum stage, std::span<const Shader::Source> sources) {
  std::string whole = "#version 330 core\n";
  for (std::size_t i = 0; i < sources.size(); ++i) {
    whole += "#line " + std::to_string(i * linesPerSource + 1) + "\n" + std::string(sources[i].text) + "\n";
  }
  ShaderName shader(glCreateShader(stage));
  const char* text = whole.c_str();
  glShaderSource(shader.id(), 1, &text, nullptr);
  glCompileShader(shader.id());
  GLint done = GL_FALSE;
  glGetShaderiv(shader.id(), GL_COMPILE_STATUS, &done);
  if (done == GL_TRUE) return shader;
  std::string log(4096, '\0');
  GLsizei length = 0;
  glGetShaderInfoLog(shader.id(), static_cast<GLsizei>(log.size()), &length, log.data());
  log.resize(static_cast<std::size_t>(length));
  throw std::runtime_error("a shader does not compile: " + named(log, sources));
}

ProgramName link(const ShaderName& vertex, const ShaderName& fragment) {
  ProgramName program(glCreateProgram());
  glAttachShader(program.id(), vertex.id());
  glAttachShader(program.id(), fragment.id());
  glLinkProgram(program.id());
  GLint done = GL_FALSE;
  glGetProgramiv(program.id(), GL_LINK_STATUS, &done);
  if (done == GL_TRUE) return program;
  std::string log(4096, '\0');
  GLsizei length = 0;
  glGetProgramInfoLog(program.id(), static_cast<GLsizei>(log.size()), &length, log.data());
  log.resize(static_cast<std::size_t>(length));
  throw std::runtime_error("shaders do not link: " + log);
}

}  // namespace

Shader::Shader(Files vertex, Files fragment) : Shader(std::span<const Source>(embedded(vertex)), embedded(fragment)) {}

Shader::Shader(std::span<const Source> vertex, std::span<const Source> fragment)
    : program_(link(compile(GL_VERTEX_SHADER, vertex), compile(GL_FRAGMENT_SHADER, fragment))) {}

void Shader::use() const { glUseProgram(program_.id()); }

int Shader::location(const char* name) const { return glGetUniformLocation(program_.id(), name); }

void Shader::set(const char* name, int value) const { glUniform1i(location(name), value); }
void Shader::set(const char* name, float value) const { glUniform1f(location(name), value); }
void Shader::set(const char* name, float x, float y) const { glUniform2f(location(name), x, y); }
void Shader::set(const char* name, Color value) const {
  glUniform4f(location(name), value.r, value.g, value.b, value.a);
}
void Shader::set(const char* name, std::span<const float> values) const {
  if (!values.empty()) glUniform1fv(location(name), static_cast<GLsizei>(values.size()), values.data());
}
void Shader::setVector(const char* name, float x, float y, float z) const { glUniform3f(location(name), x, y, z); }
void Shader::setMatrix(const char* name, std::span<const float, 16> columns) const {
  glUniformMatrix4fv(location(name), 1, GL_FALSE, columns.data());
}

}  // namespace descenso::gl
