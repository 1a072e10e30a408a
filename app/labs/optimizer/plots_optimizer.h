// What the plots of this lab have in common.
#pragma once

#include <string>
#include <string_view>

#include "app/labs/lab_plot.h"
#include "app/labs/optimizer/plots_runs.h"
#include "app/labs/optimizer/state.h"

namespace descenso {

/// The zone of a table's row: of an example, a step, or a run by its place.
inline std::string rowZone(long number) { return "row." + std::to_string(number); }
inline long numberOfRow(std::string_view zone) { return std::stol(std::string(zone.substr(4))); }

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
