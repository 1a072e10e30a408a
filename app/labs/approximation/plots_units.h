// The units one by one.
#pragma once

#include "app/labs/approximation/plots_approximation.h"

namespace descenso {

/// The weighted sum of the one unit; else what every unit adds.
class UnitLines final : public ApproximationPlot {
 public:
  explicit UnitLines(ApproximationLab& lab) : ApproximationPlot(lab, "units") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.crosshair = false}}; }
};

}  // namespace descenso
