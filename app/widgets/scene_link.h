// A built-in scene that is one click away.
#pragma once

#include <string>

namespace descenso {

struct SceneLink {
  std::string scene;     ///< its name
  std::string text;      ///< why one opens it: its title, or what is seen in it
  bool isShown = false;  ///< it is the one that is open
};

}  // namespace descenso
