// The loss along the selected run's coming step, or along the line that it searches, with the brackets of the search.
#pragma once

#include <optional>

#include "app/labs/optimizer/plots_optimizer.h"
#include "app/labs/optimizer/state_slice.h"

namespace descenso {

class StepSlicePlot final : public OptimizerPlot {
 public:
  StepSlicePlot(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "slice") {}
  void draw(const PlotContext& context, const Rect& area) override;
  PlotHandling handling() const override { return {.menu = {.legend = true, .crosshair = false}}; }

 private:
  void refresh(const Run& run, Pace pace);
  void drawCurve(Plot& plot, const PlotContext& context, const Run& run, const StepSlice& slice) const;
  void drawBrackets(Plot& plot, const PlotContext& context, const StepSlice& slice) const;

  StepKey key_;
  std::optional<StepSlice> slice_;
};

}  // namespace descenso
