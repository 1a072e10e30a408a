#include "app/labs/approximation/plots.h"

#include "app/labs/approximation/plots_curve.h"
#include "app/labs/approximation/plots_errors.h"
#include "app/labs/approximation/plots_training.h"
#include "app/labs/approximation/plots_units.h"

namespace descenso {

ApproximationPlots::ApproximationPlots(ApproximationLab& lab) : lab_(lab) {
  const CurvePicture& curve = add<CurvePicture>(lab);
  add<CurveFormula>(lab, curve);
  add<UnitLines>(lab);
  add<CurveDifference>(lab, curve);
  add<ErrorsBySize>(lab);
  add<TrainingLoss>(lab);
  add<LayersTable>(lab);
}

}  // namespace descenso
