// Which plots a sweep over scenes draws.
#pragma once

#include <string_view>
#include <vector>

#include "app/labs/lab_plots.h"

namespace descenso::test {

/// All plots of the lab. Under the sanitizers, which take ten times as long, those that the state shown has in sight:
/// without them all are swept in any case.
inline std::vector<std::string_view> sweptPlots(const LabPlots& plots) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  std::vector<std::string_view> names;
  for (const PlacedPlot& placed : plots.layout({0, 0, 1600, 900}, 1)) names.push_back(placed.name);
  return names;
#endif
#endif
  return plots.names();
}

}  // namespace descenso::test
