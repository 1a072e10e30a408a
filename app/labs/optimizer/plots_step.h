// What one update of the selected run adds to the field and to the fit.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "app/labs/optimizer/plots_runs.h"
#include "app/labs/optimizer/state_update.h"

namespace descenso {

/// On the field, between the path and the markers: the population of a search, the gradients of the examples that add
/// up to the step's, where Nesterov looks ahead.
class StepDetails {
 public:
  StepDetails(const OptimizerLab& lab, PlottedRuns& runs) : lab_(lab), runs_(runs) {}
  /// Returns false while something of it is being computed. `hidden`: series switched off.
  bool draw(Plot& plot, const PlotContext& context, const std::set<std::string>& hidden);

 private:
  bool drawPopulation(Plot& plot, const PlotContext& context, const Run& run);
  void drawExampleArrows(Plot& plot, const PlotContext& context, const Run& run);
  void drawLookAhead(Plot& plot, const PlotContext& context, const Run& run) const;

  const OptimizerLab& lab_;
  PlottedRuns& runs_;
  StepKey arrowsKey_;
  std::optional<ExampleArrows> arrows_;
};

/// The examples of the coming update: of the selected run, or where it takes no batches, of the first that does.
std::optional<Batch> comingBatch(const OptimizerLab& lab, const PlottedRuns& runs);
/// Ringed, in full colour.
void drawBatch(Plot& plot, const PlotContext& context, const DataSet& data, const Batch& batch, long update);

}  // namespace descenso
