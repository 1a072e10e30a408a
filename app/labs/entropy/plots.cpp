#include "app/labs/entropy/plots.h"

#include "app/labs/entropy/plots_codes.h"
#include "app/labs/entropy/plots_losses.h"
#include "app/labs/entropy/plots_softmax.h"

namespace descenso {

EntropyPlots::EntropyPlots(EntropyLab& lab) : lab_(lab) {
  add<DistributionBars>(lab);
  add<ScoreBars>(lab);
  add<IrisTable>(lab);
  add<LossCurves>(lab);
  add<CodeTable>(lab);
  add<EntropyTerms>(lab);
  add<CodeTree>(lab);
  add<MeanLengths>(lab);
  add<SoftmaxTable>(lab);
  add<ProbabilityBars>(lab);
  add<JacobianField>(lab);
  add<TemperatureCurves>(lab);
  add<TaskTable>(lab);
  add<SlopeCurves>(lab);
  add<DescentCurves>(lab);
  add<ExampleBars>(lab);
  add<DecisionBars>(lab);
}

}  // namespace descenso
