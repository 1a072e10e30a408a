// Loss against step, or against what was asked of the problem; a click seeks.
#pragma once

#include "app/labs/optimizer/plots_optimizer.h"

namespace descenso {

class ConvergencePlot final : public OptimizerPlot {
 public:
  ConvergencePlot(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "convergence") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override {
    const bool canSeek = !look().byEvaluations;
    return {
        .canClick = canSeek, .dragSeeks = canSeek, .menu = {.logarithmic = true, .legend = true, .crosshair = false}};
  }

 private:
  Range lossRange(Scale scale) const;
  Range spentRange() const;
};

}  // namespace descenso
