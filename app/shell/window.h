// The window: what `descenso` opens.
#pragma once

#include <string>

namespace descenso {

struct OpenOptions {
  std::string file;   ///< a scene, a PNG with a scene or a CSV
  std::string scene;  ///< or the name of a built-in scene; neither: the last session, else the first built-in scene
};

/// Runs until the window is closed. Throws, in one sentence, where there is no display, no OpenGL 3.3, or nothing in the
/// file that could be opened.
void openWindow(const OpenOptions& options);

}  // namespace descenso
