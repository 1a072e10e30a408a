// What the plots of the ladder of models share.
#pragma once

#include <string>

#include "app/labs/network/state_models.h"
#include "app/labs/network/state_sweep.h"
#include "app/plot/plot.h"

namespace descenso {

/// "logistic, degree 2", "Gaussian SVM", "2–100–100–100–1".
std::string modelName(const Translations& text, const NetworkLab& lab, LadderModel model);

/// Short names beside the test errors of the models that are known.
void labelModels(Plot& plot, const PlotContext& context, const NetworkLab& lab, const LabSweep& sweep);

}  // namespace descenso
