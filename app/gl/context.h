// OpenGL 3.3 core: without a window, or for the context that a window has made current.
#pragma once

#include <string>

#include "app/plot/geometry.h"

namespace descenso::gl {

using ProcAddress = void (*)();
using Loader = ProcAddress (*)(const char* name);

/// Loads OpenGL's functions for the context that is current. Throws std::runtime_error, in one sentence, if it offers
/// less than OpenGL 3.3.
void load(Loader loader);

/// A context without window or display server (EGL, surfaceless where there is such a platform), current and loaded.
/// Throws std::runtime_error, in one sentence, where there is none.
class HeadlessContext {
 public:
  HeadlessContext();
  ~HeadlessContext();
  HeadlessContext(const HeadlessContext&) = delete;
  HeadlessContext& operator=(const HeadlessContext&) = delete;

  void makeCurrent();

 private:
  void release();

  void* display_ = nullptr;
  void* context_ = nullptr;
  void* surface_ = nullptr;
};

/// What the driver calls itself: "llvmpipe (LLVM 15.0.6, 256 bits), OpenGL 4.5 …".
std::string description();

/// Whether the processor draws.
bool isSoftware();

/// The largest texture side, in pixels.
int maximumTextureSize();

/// Binds the window's framebuffer, sets the viewport to all of it and clears it: the first call of a frame.
void beginWindowFrame(int width, int height, Color clear);

}  // namespace descenso::gl
