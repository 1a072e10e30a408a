// An arrow in plot pixels.
#pragma once

#include "app/plot/canvas.h"

namespace descenso {

/// A line with a filled head at `to`; both lie on `casing`, a wider line below, if that has a width. The head shrinks
/// with a short arrow; one of less than a pixel is not drawn.
void drawArrow(Canvas& canvas, Vec2 from, Vec2 to, const Stroke& stroke, const Stroke& casing = noStroke);

}  // namespace descenso
