// The optimizer lab's plots, put together: the field with every path; the surface, the fit and convergence; the update
// line by line; the maps; what one step is made of; the curve along one parameter; the examples.
#pragma once

#include "app/labs/optimizer/plots_runs.h"
#include "app/labs/optimizer/state.h"
#include "app/labs/plot_board.h"

namespace descenso {

class OptimizerPlots final : public PlotBoard {
 public:
  explicit OptimizerPlots(OptimizerLab& lab);

  void draw(std::string_view name, PlotContext& context, const Rect& area) override;
  std::string_view picture() const override { return optimizerPlotNames().front(); }
  const std::vector<SidePage>& pages() const override { return optimizerPages(); }
  const LabLook& look() const override { return lab_.config().look; }

 private:
  OptimizerLab& lab_;
  PlottedRuns runs_;
};

}  // namespace descenso
