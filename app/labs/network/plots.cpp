#include "app/labs/network/plots.h"

#include "app/labs/network/plots_answer.h"
#include "app/labs/network/plots_boundary.h"
#include "app/labs/network/plots_counting.h"
#include "app/labs/network/plots_curves.h"
#include "app/labs/network/plots_errors.h"
#include "app/labs/network/plots_hidden.h"
#include "app/labs/network/plots_quality.h"
#include "app/labs/network/plots_slice.h"
#include "app/labs/network/plots_sweep.h"

namespace descenso {

NetworkPlots::NetworkPlots(NetworkLab& lab) : lab_(lab) {
  add<BoundaryPicture>(lab, hover_);
  add<NetworkDiagram>(lab, hover_);
  add<LearningCurves>(lab);
  add<HiddenPicture>(lab);
  add<SlicePicture>(lab);
  add<AnswerFlowchart>(lab);
  add<ConfusionTable>(lab);
  add<RocPlot>(lab);
  add<AccuracyCurves>(lab);
  add<GradientBars>(lab);
  add<SweepTiles>(lab, sweep_);
  add<SweepErrors>(lab, sweep_);
  add<ParameterCount>(lab);
  add<MatrixShapes>(lab);
}

}  // namespace descenso
