// The gradients of the selected run along one parameter, their moving average m, and the mean of as many last ones as m
// remembers.
#pragma once

#include <string>
#include <vector>

#include "app/labs/optimizer/plots_optimizer.h"

namespace descenso {

class AveragePlot final : public OptimizerPlot {
 public:
  AveragePlot(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "average") {}
  /// Where the selected optimizer goes by gradients from step to step.
  bool isThere() const override { return findOptimizer(look().selected)->group == Group::gradient; }
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }

 private:
  /// Which parameter's gradient is shown, to be pressed, right in the title line.
  void drawChoice(const PlotContext& context, const Rect& area);
  struct Curve {
    std::string name;
    std::string label;
    std::vector<double> values;  ///< by step
    Stroke stroke;
  };
  /// The gradients, their averages, and these as the slides print them where that is asked for.
  std::vector<Curve> curvesOf(const PlotContext& context, const std::vector<double>& gradients) const;
  void drawCurves(Plot& plot, const std::vector<Curve>& curves, long first) const;
};

}  // namespace descenso
