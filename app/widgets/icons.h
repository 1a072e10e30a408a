// Icons drawn as shapes: fonts lack most of them, and shapes stay sharp at every scale.
#pragma once

#include <imgui.h>

#include "app/plot/geometry.h"

namespace descenso {

enum class Icon {
  first,
  stepBack,
  play,
  pause,
  stepForward,
  last,
  check,
  chevronDown,
  chevronRight,
  close,
  folder,
  file,
  up,
  again
};

/// Inside a square of side `size` about `center`.
void drawIcon(ImDrawList& list, Icon icon, Vec2 center, float size, Color color);

}  // namespace descenso
