#include "app/widgets/scene_links.h"

#include <imgui.h>

#include <cmath>
#include <string>

#include "app/plot/imgui_canvas.h"
#include "app/plot/paragraph.h"
#include "app/widgets/drawing.h"
#include "app/widgets/imgui_compat.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float sceneInset = 8;
constexpr float arrowRoom = 22;
constexpr float scenePitch = 20;

void sceneRow(Ui& ui, std::string_view prefix, const SceneLink& link) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  ImGuiCanvas canvas(list, ui.fonts(), ui.scale());
  const Color ink = link.isShown ? ui.theme().text : ui.theme().accent;
  TextStyle style{link.isShown ? FontRole::bold : FontRole::regular, fontPixels(*ui.font(FontRole::regular, 15)), ink};
  style.vertical = VerticalAlign::middle;
  const float inset = ui.px(sceneInset);
  const float room = ImGui::GetContentRegionAvail().x - 2 * inset - ui.px(arrowRoom);
  const std::vector<std::string> lines = paragraphLines(canvas, link.text, style, room);
  const float pitch = ui.px(scenePitch);
  const Rect row = nextLine(pitch * static_cast<float>(lines.size()) + inset);
  const std::string id = std::string(prefix) + "." + link.scene;
  if (pressArea(id, row) && ui.openScene) ui.openScene(link.scene);
  ui.record(id, row);
  const ControlState state = controlState();
  if (state.hovered || state.active) drawControl(ui, row, state);
  const float first = row.y + inset / 2 + pitch / 2;
  canvas.text({row.x + inset, first}, "→", style);
  for (std::size_t i = 0; i < lines.size(); ++i)
    canvas.text({row.x + inset + ui.px(arrowRoom), first + pitch * static_cast<float>(i)}, lines[i], style);
  advancePast(row);
}

}  // namespace

void sceneLinks(Ui& ui, std::string_view prefix, std::span<const SceneLink> links) {
  for (const SceneLink& link : links) sceneRow(ui, prefix, link);
}

void seeAlso(Ui& ui, std::initializer_list<std::string_view> scenes) {
  controlLabel(ui, ui.text()("see-also"));
  for (const std::string_view name : scenes) {
    const std::string scene(name);
    sceneRow(ui, "see-also", {.scene = scene, .text = ui.sceneTitle ? ui.sceneTitle(scene) : scene});
  }
}

}  // namespace descenso
