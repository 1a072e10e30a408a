// What the canvases for paper share: the size of a page, and what is left of a shape that goes on it.
#pragma once

#include <span>
#include <vector>

#include "app/plot/canvas.h"
#include "app/plot/polyline.h"

namespace descenso {

inline constexpr double pointsPerPixel = 0.75;  ///< a layout pixel is 1/96 inch
// By how many pixels a line may miss points that are left out. Vector files are looked at more closely.
inline constexpr float rasterTolerance = 0.1f;
inline constexpr float vectorTolerance = 0.02f;  ///< layout pixels

/// Throws std::invalid_argument for a size in canvas pixels that cannot be had.
void checkPaperSize(int width, int height);

/// The lines of a polyline that are seen within `clip`, thinned out, with room for their width beyond its edges.
Pieces linesOnPaper(std::span<const Vec2> points, const Stroke& stroke, const Rect& clip, float tolerance);
/// A curve ends round; a straight line and dashes end where they end.
bool hasRoundEnds(std::span<const Vec2> points, const Stroke& stroke);

/// The finite corners of a polygon, none farther away than a file or cairo can say.
std::vector<Vec2> cornersOnPaper(std::span<const Vec2> points);

}  // namespace descenso
