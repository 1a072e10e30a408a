// Hatching of the field where the loss is not convex.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "app/labs/optimizer/state.h"
#include "app/labs/optimizer/state_convexity.h"
#include "app/plot/plot.h"

namespace descenso {

class ConvexityHatching {
 public:
  explicit ConvexityHatching(const OptimizerLab& lab) : lab_(lab) {}
  /// Where the look asks for it; returns false while it is being computed.
  bool draw(Plot& plot, const PlotContext& context);

 private:
  /// Which eigenvalue is negative under a hatching, and what it is called.
  struct Sign {
    std::string_view name;
    std::string_view label;
    std::vector<double> CurvatureGrid::*eigenvalue;
    Color color;
  };
  /// The lines last drawn, and what they were made for.
  struct Hatch {
    std::shared_ptr<const CurvatureGrid> grid;
    Box view;
    Vec2 size;
    std::vector<HatchLine> lines;
  };
  void drawHatch(Plot& plot, const PlotContext& context, const std::shared_ptr<const CurvatureGrid>& grid,
                 const Sign& sign, Hatch& kept) const;

  const OptimizerLab& lab_;
  ConvexityMap map_;
  Hatch notConvex_;
  Hatch concave_;
};

}  // namespace descenso
