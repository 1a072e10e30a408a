#include "app/labs/backpropagation/plots.h"

#include "app/labs/backpropagation/plots_cards.h"
#include "app/labs/backpropagation/plots_graph.h"
#include "app/labs/backpropagation/plots_numbers.h"

namespace descenso {

BackpropagationPlots::BackpropagationPlots(BackpropagationLab& lab) : lab_(lab) {
  // Dictionary and graph highlight in each other what the pointer is on.
  add<GraphPlot>(lab, [this] { return plot("dictionary").gesture().zone; });
  add<StepPlot>(lab);
  add<CodePlot>(lab);
  add<GradientsPlot>(lab);
  add<CostPlot>(lab);
  add<PathsPlot>(lab);
  add<DictionaryPlot>(lab, [this] { return static_cast<const GraphPlot&>(plot("graph")).hovered(); });
  add<LayersPlot>();
  add<DerivationPlot>(lab);
  add<SlopePlot>(lab);
}

}  // namespace descenso
