// Examples as a network meets them: which fit it, and a block of them at a time.
#pragma once

#include <span>

#include "engine/data/examples.h"
#include "engine/networks/network.h"

namespace descenso {

/// Throws std::invalid_argument that says how many inputs or outputs would be right.
void checkFit(const NetworkConfig& config, const Examples& examples);

/// A row for each input, padded with 0.
void gatherInputs(const Examples& examples, std::span<const int> chosen, double* block);
/// A row for each output: 1 in that of the example's class; with one output the class, or the number.
void gatherTargets(const Examples& examples, std::span<const int> chosen, Index outputs, double* block);

}  // namespace descenso
