#include "app/labs/optimizer/view.h"
#include "app/widgets/widgets.h"

namespace descenso {

/// What is shown of the curvature and of one update besides its path.
void OptimizerLabView::drawDetailSwitches(Ui& ui, Config& edited) {
  OptimizerLabLook& look = edited.look;
  const auto flag = [&](std::string_view id, bool& value) {
    checkbox(ui, id, ui.text()(id), value, ui.text()(std::string(id) + ".hint"));
  };
  flag("panel.convexity", look.convexity);
  flag("panel.curvature", look.curvature);
  if (lab_.problem().exampleCount() > 0) flag("panel.exampleGradients", look.exampleGradients);
}

}  // namespace descenso
