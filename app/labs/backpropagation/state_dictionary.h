// The dictionary between the forward graph and the reversed one (Rojas 1996, Neural Networks, ch. 7): what each part
// becomes when gradients flow back.
#pragma once

#include <span>
#include <string_view>

#include "engine/graphs/computation_graph.h"

namespace descenso {

/// "cost", "loss", "neuron", "sum", "activation", "weight", "bias", "branch"; translated under
/// "backpropagation.dictionary.NAME.forward" and ".backward".
std::span<const std::string_view> dictionaryEntries();

/// Whether a node of the graph is what the entry speaks of.
bool isEntry(const ComputationGraph& graph, int output, int node, std::string_view entry);

}  // namespace descenso
