// The labs, in the order of their tabs.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "app/labs/lab.h"
#include "app/labs/lab_plots.h"
#include "app/labs/lab_view.h"

namespace descenso {

struct LabEntry {
  std::string_view name;  ///< "optimizer"; translated under "lab.optimizer"
  std::unique_ptr<Lab> (*makeState)();
  std::unique_ptr<LabPlots> (*makePlots)(Lab& state);
  std::unique_ptr<LabView> (*makeView)(Lab& state, LabPlots& plots);
};

const std::vector<LabEntry>& labCatalog();
const LabEntry* findLab(std::string_view name);

}  // namespace descenso
