// A translucent line that crosses itself: without this it is denser wherever it does.
#pragma once

#include "app/plot/polyline.h"

namespace descenso {

/// The same lines without what lies over an earlier part of them, so that no place is inked twice by a pen of that
/// width. Finite points, within some thousand pixels of each other.
Pieces laidOnce(const Pieces& lines, float width);

}  // namespace descenso
