#include <imgui.h>

#include "app/labs/optimizer/state_text.h"
#include "app/labs/optimizer/view.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {

/// A row for each branch below the contestants: its name shows its settings, its box takes it away.
void OptimizerLabView::drawBranches(Ui& ui, Config& edited) {
  std::optional<std::size_t> removed;
  for (std::size_t i = 0; i < edited.branches.size(); ++i) {
    const Branch& branch = edited.branches[i];
    const bool isSelected = edited.look.branch == static_cast<int>(i);
    bool isKept = true;
    bool isChosen = false;
    SeriesStyle style = ui.theme().series(findOptimizer(branch.optimizer.name)->slot);
    style.dash = Dash::dashDot;
    seriesRow(ui, "branch." + std::to_string(i), branchName(ui.text(), edited, branch), style, isKept, isSelected,
              isChosen);
    if (isChosen) edited.look.branch = isSelected ? -1 : static_cast<int>(i);
    if (!isKept) removed = i;
  }
  if (!removed) return;
  edited.branches.erase(edited.branches.begin() + static_cast<std::ptrdiff_t>(*removed));
  edited.look.branch = -1;
}

/// The rule that the chosen branch goes on with, and its settings.
void OptimizerLabView::drawBranchSettings(Ui& ui, Config& edited) {
  Branch& branch = edited.branches[static_cast<std::size_t>(edited.look.branch)];
  separator(ui);
  heading(ui, branchName(ui.text(), edited, branch));
  std::vector<std::string> names;
  int index = 0;
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    if (entry.name == branch.optimizer.name) index = static_cast<int>(names.size());
    names.push_back(optimizerName(ui.text(), entry.name));
  }
  if (choice(ui, "branch.optimizer", {}, names, index)) {
    const OptimizerEntry& entry = optimizerCatalog()[static_cast<std::size_t>(index)];
    // With the values of the contestant of that name: the panel has them already.
    branch.optimizer = edited.find(entry.name)->optimizer;
  }
  drawValues(ui, branch.optimizer, "branch");
}

}  // namespace descenso
