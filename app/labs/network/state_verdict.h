// Whether a network has learned too little, just enough or its examples by heart: the course's table (RGZ-08) read off
// the losses of the training part and of examples that it did not learn from.
#pragma once

#include "engine/data/examples.h"
#include "engine/networks/network.h"

namespace descenso {

enum class FitVerdict {
  unknown,    ///< nothing is kept back to judge by, or nothing has been learned yet
  under,      ///< the training loss is high, and the other too: high bias
  justRight,  ///< both are low and close
  over,       ///< the training loss is low, the other much higher: high variance
};

/// `baseline` is the loss of always answering the same, whatever the input: the entropy of the classes, the variance of
/// a number.
FitVerdict judgeFit(double trainLoss, double otherLoss, double baseline);

/// The loss of the best constant answer on these examples.
double baselineLoss(const NetworkConfig& network, const Examples& examples);

}  // namespace descenso
