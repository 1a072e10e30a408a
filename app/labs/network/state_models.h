// The ladder of models on the same data: 3, 6, 15, n and 20601 parameters where there are two inputs and two classes.
#pragma once

#include "app/labs/network/config.h"
#include "engine/networks/training_sweep.h"

namespace descenso {

enum class LadderModel { firstDegree, secondDegree, fourthDegree, supportVectors, network };

/// That a support vector machine learns from: more take many seconds, which nothing can interrupt.
inline constexpr Index mostMachineExamples = 2000;

/// Of the polynomials; 0 of the others.
int degreeOf(LadderModel model);

/// Whether a model can learn what these examples have: numbers, or classes.
bool suits(LadderModel model, const Examples& examples);

/// Makes a task of the lab's network that of one of these models on the same examples. Polynomials are learned to their
/// optimum: by BFGS with a penalty so small that it only matters where classes can be separated, or of a number by
/// least squares. The network has three layers of 100 units, and all else as the lab's. A support vector machine does
/// not suit a number, a single class or too many examples, and a polynomial must not have too many terms.
void choose(LadderModel model, const NetworkSweepConfig& config, TrainingTask& task);

/// Layers of so many units, each otherwise as the first has been.
void setHidden(NetworkConfig& network, const std::vector<Index>& units);

}  // namespace descenso
