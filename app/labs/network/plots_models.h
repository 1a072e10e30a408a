// The models of the ladder by their short names.
#pragma once

#include "app/labs/network/state.h"
#include "app/labs/network/state_sweep.h"
#include "app/plot/plot.h"

namespace descenso {

/// Short names beside the test errors of the models that are known.
void labelModels(Plot& plot, const PlotContext& context, const NetworkLab& lab, const LabSweep& sweep);

}  // namespace descenso
