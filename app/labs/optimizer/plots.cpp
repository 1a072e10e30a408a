#include "app/labs/optimizer/plots.h"

#include "app/labs/optimizer/plots_average.h"
#include "app/labs/optimizer/plots_basins.h"
#include "app/labs/optimizer/plots_convergence.h"
#include "app/labs/optimizer/plots_examples.h"
#include "app/labs/optimizer/plots_field.h"
#include "app/labs/optimizer/plots_fit.h"
#include "app/labs/optimizer/plots_momentum.h"
#include "app/labs/optimizer/plots_profile.h"
#include "app/labs/optimizer/plots_slice.h"
#include "app/labs/optimizer/plots_surface.h"
#include "app/labs/optimizer/plots_sweep.h"
#include "app/labs/optimizer/plots_tables.h"
#include "app/labs/optimizer/plots_update.h"

namespace descenso {

OptimizerPlots::OptimizerPlots(OptimizerLab& lab) : lab_(lab), runs_(lab) {
  add<LossField>(lab, runs_);
  add<LossSurface>(lab, runs_);
  add<FitPlot>(lab, runs_);
  add<ConvergencePlot>(lab, runs_);
  add<UpdateCard>(lab, runs_);
  add<BasinsPlot>(lab, runs_);
  add<SweepPlot>(lab, runs_);
  add<StepSlicePlot>(lab, runs_);
  add<MomentumPlot>(lab, runs_);
  add<AveragePlot>(lab, runs_);
  add<ProfilePlot>(lab, runs_);
  add<ExampleRows>(lab, runs_);
  add<RunsTable>(lab, runs_);
  add<StepsTable>(lab, runs_);
}

void OptimizerPlots::draw(std::string_view name, PlotContext& context, const Rect& area) {
  runs_.refresh(context.pace);
  PlotBoard::draw(name, context, area);
}

}  // namespace descenso
