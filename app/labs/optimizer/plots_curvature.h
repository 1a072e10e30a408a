// The curvature at the pointer: its ellipse on the field, and its numbers.
#pragma once

#include <vector>

#include "app/labs/optimizer/state.h"
#include "app/plot/plot.h"

namespace descenso {

/// Where the probe has a curvature: half axes as long as one would have to go for the same rise, 1/√|λ|, both scaled
/// alike to fit; dashed where the loss falls.
void drawCurvature(const Plot& plot, const PlotContext& context, const OptimizerLab& lab);

/// Eigenvalues, 2/λmax, and the α in force of the selected run against it.
std::vector<Plot::ReadOutLine> curvatureLines(const PlotContext& context, const OptimizerLab& lab);

}  // namespace descenso
