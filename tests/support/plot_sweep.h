// Which plots a sweep over scenes draws.
#pragma once

#include <string_view>
#include <vector>

#include "app/labs/lab_plots.h"
#include "tests/support/sanitized.h"

namespace descenso::tests {

/// All plots of the lab; under the sanitizers those that the state shown has in sight.
inline std::vector<std::string_view> sweptPlots(const LabPlots& plots) {
  if (!isSanitized) return plots.names();
  std::vector<std::string_view> names;
  for (const PlacedPlot& placed : plots.layout({0, 0, 1600, 900}, 1)) names.push_back(placed.name);
  return names;
}

}  // namespace descenso::tests
