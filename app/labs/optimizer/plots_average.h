// The gradients of the selected run, their moving average m, and the mean of as many last ones as m remembers.
#pragma once

#include "app/labs/optimizer/plots_optimizer.h"

namespace descenso {

class AveragePlot final : public OptimizerPlot {
 public:
  AveragePlot(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "average") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }

 private:
  void drawCurves(Plot& plot, const PlotContext& context, long first, const std::vector<double>& gradients) const;
};

}  // namespace descenso
