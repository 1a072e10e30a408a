#include <imgui.h>

#include "app/labs/network/state_text.h"
#include "app/labs/network/view.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr Index mostListedWeights = 250;  // in a drop-down; of more the diagram offers those that it shows

std::vector<std::string> parameterNames(const NetworkLab& lab) {
  std::vector<std::string> names;
  for (Index i = 0; i < parameterCount(lab.network()); ++i) names.push_back(parameterName(lab, i));
  return names;
}

constexpr std::array<std::string_view, 2> sliceAxes = {"network.slice.across", "network.slice.up"};

}  // namespace

// The plane over which the loss is shown, and which two weights it has, if it is one of weights.
void NetworkLabView::drawSliceSettings(Ui& ui, Config& edited) {
  NetworkLabLook& look = edited.look;
  std::vector<std::string> planes;
  for (const std::string_view name : sliceNames) planes.push_back(translated(ui.text(), "network.slice", name));
  int plane = static_cast<int>(look.slice);
  if (choice(ui, "network.slice", ui.text()("network.slice"), planes, plane)) {
    look.slice = static_cast<SliceKind>(plane);
    look.fit("slice");
  }
  if (look.slice != SliceKind::weights) return;
  if (parameterCount(lab_.network()) > mostListedWeights) {
    for (std::size_t axis = 0; axis < 2; ++axis)
      readOut(ui, ui.text()(sliceAxes[axis]), parameterName(lab_, look.sliceWeights[axis]));
  } else {
    const std::vector<std::string> names = parameterNames(lab_);
    for (std::size_t axis = 0; axis < 2; ++axis) {
      auto index = static_cast<int>(look.sliceWeights[axis]);
      if (!choice(ui, sliceAxes[axis], ui.text()(sliceAxes[axis]), names, index)) continue;
      chooseSliceWeight(look, axis, index);
      look.fit("slice");
    }
  }
  mutedText(ui, ui.text()("network.slice.choose"));
}

/// A right click on a line or a dot of the diagram: the weight becomes one of the two.
void NetworkLabView::offerSliceAxes(Ui& ui, Config& edited) {
  if (!ImGui::BeginPopup(parameterMenu)) return;
  NetworkLabLook& look = edited.look;
  if (offered_ < parameterCount(lab_.network())) {
    const std::string name = parameterName(lab_, offered_);
    const auto item = [&](std::string_view key) {
      const bool isChosen = ImGui::MenuItem(ui.text().format(key, {{"weight", name}}).c_str());
      ui.record(key, itemRect());
      return isChosen;
    };
    for (std::size_t axis = 0; axis < 2; ++axis) {
      if (!item(axis == 0 ? "network.slice.menu.across" : "network.slice.menu.up")) continue;
      chooseSliceWeight(look, axis, offered_);
      look.fit("slice");
      if (ui.settingsChanged) ui.settingsChanged();
    }
    ImGui::Separator();
    if (item("network.slice.menu.show")) look.side = look.focus = "slice";
  }
  ImGui::EndPopup();
}

}  // namespace descenso
