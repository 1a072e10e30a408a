#include "app/gl/context.h"

// glad comes before every other header that may include OpenGL's own.
#include <glad/gl.h>

#include <EGL/egl.h>
#include <EGL/eglext.h>

#include <cstring>
#include <stdexcept>

namespace descenso::gl {
namespace {

constexpr char needed[] = "Descenso needs OpenGL 3.3 to draw";

[[noreturn]] void refuse(const std::string& reason) {
  throw std::runtime_error(std::string(needed) + ", but " + reason + ".");
}

EGLDisplay openDisplay() {
  const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  if (extensions && std::strstr(extensions, "EGL_MESA_platform_surfaceless")) {
    const EGLDisplay display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
    if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr)) return display;
  }
  const EGLDisplay display = eglGetDisplay(EGL_DEFAULT_DISPLAY);
  if (display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr)) return display;
  refuse("EGL finds no display here (the package libgl1-mesa-dri brings a software one)");
}

EGLConfig chooseConfig(EGLDisplay display, EGLint surfaceType) {
  const EGLint wanted[] = {EGL_SURFACE_TYPE, surfaceType, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
  EGLConfig config = nullptr;
  EGLint count = 0;
  return eglChooseConfig(display, wanted, &config, 1, &count) && count > 0 ? config : nullptr;
}

}  // namespace

void load(Loader loader) {
  const int version = gladLoadGL(loader);
  if (version == 0) refuse("no OpenGL context could be loaded");
  const int major = GLAD_VERSION_MAJOR(version);
  const int minor = GLAD_VERSION_MINOR(version);
  if (major * 10 + minor < 33) {
    refuse("this computer offers only " + std::to_string(major) + "." + std::to_string(minor) +
           " (LIBGL_ALWAYS_SOFTWARE=1 uses the software one)");
  }
}

HeadlessContext::HeadlessContext() {
  display_ = openDisplay();
  if (!eglBindAPI(EGL_OPENGL_API)) refuse("EGL does not offer OpenGL here");
  const char* extensions = eglQueryString(display_, EGL_EXTENSIONS);
  const bool surfaceless = extensions && std::strstr(extensions, "EGL_KHR_surfaceless_context");
  const EGLConfig config = chooseConfig(display_, surfaceless ? 0 : EGL_PBUFFER_BIT);
  if (!config) refuse("EGL has no configuration for it");
  const EGLint attributes[] = {EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 3,
                               EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
  context_ = eglCreateContext(display_, config, EGL_NO_CONTEXT, attributes);
  if (context_ == EGL_NO_CONTEXT) refuse("EGL could not make a context of that version");
  if (!surfaceless) {
    const EGLint size[] = {EGL_WIDTH, 1, EGL_HEIGHT, 1, EGL_NONE};
    surface_ = eglCreatePbufferSurface(display_, config, size);
  }
  try {
    makeCurrent();
    load(eglGetProcAddress);
  } catch (...) {
    release();
    throw;
  }
}

HeadlessContext::~HeadlessContext() { release(); }

void HeadlessContext::release() {
  // The display stays initialised: EGL shares it between all contexts of the process.
  if (eglGetCurrentContext() == context_) eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  if (surface_ != EGL_NO_SURFACE) eglDestroySurface(display_, surface_);
  eglDestroyContext(display_, context_);
}

void HeadlessContext::makeCurrent() {
  if (!eglMakeCurrent(display_, surface_, surface_, context_)) refuse("its context cannot be made current");
}

std::string description() {
  const auto text = [](GLenum what) {
    const GLubyte* value = glGetString(what);
    return std::string(value ? reinterpret_cast<const char*>(value) : "unknown");
  };
  return text(GL_RENDERER) + ", OpenGL " + text(GL_VERSION);
}

bool isSoftware() {
  const std::string_view renderer = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  return renderer.find("llvmpipe") != renderer.npos || renderer.find("softpipe") != renderer.npos ||
         renderer.find("SwiftShader") != renderer.npos;
}

int maximumTextureSize() {
  GLint size = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &size);
  return size;
}

void beginWindowFrame(int width, int height, Color clear) {
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glViewport(0, 0, width, height);
  glDisable(GL_SCISSOR_TEST);
  glClearColor(clear.r, clear.g, clear.b, clear.a);
  glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace descenso::gl
