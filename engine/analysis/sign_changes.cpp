#include "engine/analysis/sign_changes.h"

#include <cstddef>

namespace descenso {

std::vector<Index> signChanges(const Timeline& timeline, Index index) {
  const std::span<const double> path = timeline.path();
  const auto stride = static_cast<std::size_t>(timeline.dimension());
  const auto column = static_cast<std::size_t>(index);
  std::vector<Index> changes(static_cast<std::size_t>(timeline.size()), 0);
  double before = 0;
  for (std::size_t k = 1; k < changes.size(); ++k) {
    const double move = path[k * stride + column] - path[(k - 1) * stride + column];
    changes[k] = changes[k - 1] + (move * before < 0 ? 1 : 0);
    if (move != 0) before = move;
  }
  return changes;
}

}  // namespace descenso
