// The examples as a table: what the model says of each, its residual, and what it adds to the gradient.
#pragma once

#include "app/labs/optimizer/state.h"
#include "app/plot/plot.h"

namespace descenso {

/// As many rows as there is room for; the last one is the sum over all examples.
void drawExampleTable(const PlotContext& context, const Rect& area, const OptimizerLab& lab);

}  // namespace descenso
