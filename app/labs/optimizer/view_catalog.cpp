#include <imgui.h>

#include "app/labs/optimizer/state_text.h"
#include "app/labs/optimizer/view.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr const char* popup = "catalog";
constexpr float popupWidth = 310;  // layout pixels

void groupHeading(Ui& ui, Group group) {
  const Rect line = nextLine(ui.px(24));
  drawLabel(ui, line, ui.text()("group." + std::string(nameOf(group))), {FontRole::bold, 15, ui.theme().muted});
  advancePast(line);
}

}  // namespace

/// Every method of the catalog, grouped as the course groups them: what is ticked stands in the panel and takes part.
void OptimizerLabView::drawCatalog(Ui& ui, Config& edited) {
  if (button(ui, "optimizers.catalog", ui.text()("optimizers.catalog"), ui.text()("optimizers.catalog.hint")))
    ImGui::OpenPopup(popup);
  ImGui::SetNextWindowSize({ui.px(popupWidth), 0});
  if (!ImGui::BeginPopup(popup)) return;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(ui.px(4), 0));
  std::optional<Group> group;
  for (Contestant& contestant : edited.contestants) {
    const OptimizerEntry& entry = *findOptimizer(contestant.optimizer.name);
    if (group != entry.group) groupHeading(ui, entry.group);
    group = entry.group;
    bool isChosen = false;
    const SeriesStyle style = ui.theme().series(entry.slot);
    const bool isToggled = seriesRow(ui, "catalog." + std::string(entry.name), optimizerName(ui.text(), entry.name),
                                     style, contestant.listed, edited.look.selected == entry.name, isChosen);
    if (isChosen && !isToggled) contestant.listed = true;
    if (isToggled || isChosen) contestant.enabled = contestant.listed;
    if (contestant.listed && (isToggled || isChosen)) edited.look.selected = entry.name;
  }
  ImGui::PopStyleVar();
  ImGui::EndPopup();
  // The settings shown are those of a method in the panel.
  if (edited.find(edited.look.selected)->listed) return;
  for (const Contestant& contestant : edited.contestants)
    if (contestant.listed) edited.look.selected = contestant.optimizer.name;
}

}  // namespace descenso
