// The numbers behind the paths: where every run stands, and the steps of the selected one.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "app/labs/optimizer/plots_optimizer.h"
#include "app/plot/table_columns.h"

namespace descenso {

/// A row for each run at the step shown: φ, loss, ‖∇L‖, its passes over the data, and how often it turned back. A
/// press on a contestant's row selects it.
class RunsTable final : public OptimizerPlot {
 public:
  RunsTable(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "runs") {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  TableCells head(const PlotContext& context) const;
  TableCells cells(const PlottedRun& run);
  /// Along both parameters of the map, until each step; counted once for a race.
  const std::array<std::vector<Index>, 2>& turnsOf(const Run& run);

  std::uint64_t race_ = 0;  ///< that the turns were counted of
  std::map<const Run*, std::array<std::vector<Index>, 2>> turns_;
};

/// A row for each step of the selected run around the one shown: φ, loss, ‖∇L‖, Δφ, α. A press on a row seeks its step.
class StepsTable final : public OptimizerPlot {
 public:
  StepsTable(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "steps") {}
  void draw(const PlotContext& context, const Rect& area) override;

 private:
  TableCells head() const;
  static double rateOf(const Run& run, Index step);
  TableCells cells(const Run& run, Index step) const;
};

}  // namespace descenso
