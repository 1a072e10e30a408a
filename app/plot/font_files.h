// Font files of the system by role, found through fontconfig. Shared by figures and by the interface.
#pragma once

#include <string>
#include <vector>

#include "app/plot/canvas.h"

namespace descenso {

/// Files that exist, in order of preference: a character is taken from the first that has it. Roboto, then DejaVu Sans;
/// DejaVu Sans Mono for numbers.
struct FontFiles {
  std::vector<std::string> regular;
  std::vector<std::string> bold;
  std::vector<std::string> mono;

  const std::vector<std::string>& of(FontRole role) const;
};

/// Never fails: a role without any font has an empty list.
FontFiles findFontFiles();

}  // namespace descenso
