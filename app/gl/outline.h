// The outline of a surface as the eye sees it: edges of triangles beyond which there is nothing of that slope. A rim of
// one pixel that fades outwards makes them smooth, at a small part of what multisampling costs in software.
#pragma once

#include <vector>

#include "app/gl/hermite_grid.h"
#include "app/plot/camera.h"

namespace descenso {

/// Cells along the columns and along the rows of the triangles' lattice.
struct MeshSize {
  int columns = 1;
  int rows = 1;
  auto operator<=>(const MeshSize&) const = default;
};

/// One edge (outline.vert): its ends, 0 … 1 along columns and rows, and the side that is outside.
struct OutlineEdge {
  float from[2];
  float to[2];
  float outside;  ///< 1: to the right of the way from `from` to `to` in a picture with y down, −1: to the left
};

std::vector<OutlineEdge> outlineOf(const SurfaceSpec& spec, const CameraView& view, const HermiteGrid& grid,
                                   MeshSize size);

}  // namespace descenso
