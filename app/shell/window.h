// The window: what `descenso` opens.
#pragma once

#include <string>

namespace descenso {

struct OpenOptions {
  std::string file;  ///< a scene, a PNG with a scene or a CSV; empty: the last session, else the first built-in scene
};

/// Runs until the window is closed. Returns 0, or 1 with one sentence on standard error where there is no display or
/// no OpenGL 3.3.
int openWindow(const OpenOptions& options);

}  // namespace descenso
