// The examples as a table: what the model says of each, its residual, and what it adds to the gradient.
#pragma once

#include "app/labs/optimizer/plots_optimizer.h"

namespace descenso {

/// As many rows as there is room for; below them the sum over all examples. Above them, of a line over x, the product
/// of matrices ŷ = XW with one row written out: a press on a row writes out that one.
class ExampleRows final : public OptimizerPlot {
 public:
  ExampleRows(OptimizerLab& lab, PlottedRuns& runs) : OptimizerPlot(lab, runs, "examples") {}
  void draw(const PlotContext& context, const Rect& area) override;
};

}  // namespace descenso
