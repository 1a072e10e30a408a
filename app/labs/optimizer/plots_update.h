// The update of the selected run, line by line with this step's numbers in it.
#pragma once

#include "app/labs/optimizer/plots_optimizer.h"

namespace descenso {

class UpdateCard final : public OptimizerPlot {
 public:
  UpdateCard(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "update") {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  bool isInBatches(const Run& run) const;
  /// What is to be said above the lines; returns what is left of `content`.
  Rect drawNotes(const PlotContext& context, Rect content, const Run* run) const;
};

}  // namespace descenso
