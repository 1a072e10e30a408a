// The examples as a table: what the model says of each, its residual, and what it adds to the gradient.
#pragma once

#include <vector>

#include "app/labs/optimizer/state.h"
#include "app/plot/plot.h"

namespace descenso {

/// As many rows as there is room for; below them the sum over all examples. Above them, of a line over x, the product
/// of matrices ŷ = XW with one row written out. Returns where the rows stand.
std::vector<Rect> drawExampleTable(const PlotContext& context, const Rect& area, const OptimizerLab& lab);

}  // namespace descenso
