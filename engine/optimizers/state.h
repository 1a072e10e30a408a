// What an optimizer remembers from one update to the next, as one run of bytes: saved, and put back bit by bit.
#pragma once

#include <cstddef>
#include <type_traits>

#include "engine/math/types.h"

namespace descenso {

class Optimizer;

/// Shown every member that an optimizer's next step reads before writing it; sizes stay the same after reset.
class StateVisitor {
 public:
  virtual ~StateVisitor() = default;

  void operator()(Vector& values) { visit(values.data(), static_cast<std::size_t>(values.size()) * sizeof(double)); }
  void operator()(Matrix& values) { visit(values.data(), static_cast<std::size_t>(values.size()) * sizeof(double)); }
  /// A number, a flag, a random generator.
  template <class Plain>
  requires std::is_trivially_copyable_v<Plain>
  void operator()(Plain& value) { visit(&value, sizeof value); }

 private:
  virtual void visit(void* begin, std::size_t bytes) = 0;
};

std::size_t stateBytes(Optimizer& optimizer);
/// `state` has room for stateBytes.
void saveState(Optimizer& optimizer, std::byte* state);
/// Of an optimizer with the same hyperparameters and the same number of parameters.
void restoreState(Optimizer& optimizer, const std::byte* state);

}  // namespace descenso
