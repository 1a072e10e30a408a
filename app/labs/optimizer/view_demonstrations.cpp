#include "app/labs/optimizer/view.h"
#include "app/widgets/scene_links.h"

namespace descenso {

// Folded until it is asked for: it is as long as there are scenes.
void OptimizerLabView::drawDemonstrations(Ui& ui, const Config& edited) {
  if (edited.look.branch >= 0 || !ui.demonstrationsOf) return;
  const std::vector<SceneLink> links = ui.demonstrationsOf(edited.look.selected);
  if (!links.empty() && sections_.open(ui, "panel.demonstrations", false)) sceneLinks(ui, "demonstration", links);
}

}  // namespace descenso
