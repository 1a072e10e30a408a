// What each past gradient counts for in the selected run's moment, and in the way it has come, as stems.
#pragma once

#include "app/labs/optimizer/plots_optimizer.h"

namespace descenso {

class MomentumPlot final : public OptimizerPlot {
 public:
  MomentumPlot(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "momentum") {}
  /// Where the selected optimizer keeps a moving average of gradients.
  bool isThere() const override;
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }
};

}  // namespace descenso
