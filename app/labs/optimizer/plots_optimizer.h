// What the plots of this lab have in common.
#pragma once

#include "app/labs/lab_plot.h"
#include "app/labs/optimizer/plots_runs.h"
#include "app/labs/optimizer/state.h"

namespace descenso {

class OptimizerPlot : public LabPlot {
 public:
  OptimizerPlot(OptimizerLab& lab, PlottedRuns& runs, std::string_view name)
      : LabPlot("optimizer", name), lab_(lab), runs_(runs) {}

 protected:
  const OptimizerLabLook& look() const { return lab_.config().look; }
  const PlotView& view() const { return look().view(name()); }
  /// The selected optimizer's run; nullptr if it does not take part.
  const Run* selectedRun() const { return lab_.runOf(look().selected); }

  OptimizerLab& lab_;
  PlottedRuns& runs_;
};

}  // namespace descenso
