// The code of a node as a gate: forward keeps what backward needs (Paszke et al. 2019, PyTorch: custom functions).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/graphs/computation_graph.h"

namespace descenso {

struct CodeLine {
  enum class Part { heading, forward, cached, backward, remark };
  Part part = Part::heading;
  std::string text;
};

/// Of an operation, in Python. A product with a number is the module MulConstant; a value that several read is a copy.
std::vector<CodeLine> gateCode(const ComputationGraph& graph, int node);
/// Of a value that so many parts read.
std::vector<CodeLine> copyGateCode(int readers);

}  // namespace descenso
