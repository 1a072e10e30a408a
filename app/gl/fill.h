// A rectangle of one colour, by clearing: several times cheaper than triangles where the processor draws.
#pragma once

#include "app/plot/geometry.h"

namespace descenso::gl {

/// Fills whole pixels of the framebuffer that is bound, `framebufferHeight` pixels tall; `rect` counts from its top
/// left. Leaves the scissor test on, around `rect`.
void fill(const Rect& rect, int framebufferHeight, Color color);

}  // namespace descenso::gl
