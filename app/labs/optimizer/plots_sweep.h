// Steps to a tolerance over two hyperparameters of the selected optimizer, or along its only one.
#pragma once

#include <optional>

#include "app/labs/optimizer/plots_maps.h"
#include "app/labs/optimizer/plots_optimizer.h"

namespace descenso {

class SweepPlot final : public OptimizerPlot {
 public:
  SweepPlot(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "sweep") {}
  void draw(const PlotContext& context, const Rect& area) override;
  void complete() override { lab_.completeMap(MapKind::sweep); }
  PlotHandling handling() const override {
    return {.canClick = true, .menu = {.legend = true, .crosshair = false, .grid = false}};
  }
  std::optional<PlotWork> work() const override { return workOf(lab_.maps().sweep(), "maps.sweep"); }

  /// The cell nearest to this point.
  std::optional<GridPosition> cellAt(const DataPoint& pointer) const;

 private:
  void drawSteps(Plot& plot, const PlotContext& context) const;
  void markCells(Plot& plot, const PlotContext& context, const OptimizerConfig& optimizer) const;
  void readCell(Plot& plot, const PlotContext& context) const;

  SweepPicture picture_;
};

}  // namespace descenso
