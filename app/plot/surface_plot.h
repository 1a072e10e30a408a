// A 3-D surface in its panel, with the names of its axes.
#pragma once

#include <string>
#include <string_view>

#include "app/plot/plot_context.h"

namespace descenso {

struct SurfaceOptions {
  std::string_view id{};
  std::string title{};
  std::string firstLabel{};   ///< "φ₀"
  std::string secondLabel{};  ///< "φ₁"
};

struct SurfaceFrame {
  std::string id;
  Rect area;     ///< the whole panel
  Rect picture;  ///< where the camera is operated
};

/// Fills in theme, scale and size of `spec`, asks the painter, places the picture and names the axes.
SurfaceFrame drawSurface(const PlotContext& context, const Rect& area, const SurfaceOptions& options,
                         std::string_view slot, SurfaceSpec spec);

}  // namespace descenso
