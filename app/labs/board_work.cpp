#include "app/labs/board_work.h"

#include <imgui.h>

#include "app/widgets/drawing.h"
#include "app/widgets/icons.h"

namespace descenso {
namespace {

constexpr float partOfTitle = 0.45f;  // of the plot's width
// Layout pixels.
constexpr float workTop = 5;
constexpr float workRight = 8;
constexpr float workBar = 110;
constexpr float workButton = 26;
constexpr float workGap = 6;

bool ends(Ui& ui, const PlotWork& work, const Rect& line) {
  const float side = ui.px(workButton);
  const float gap = ui.px(workGap);
  const float width = ui.px(workBar) + side + 3 * gap;
  const Rect box{line.right() - width, line.y, width, side + gap};
  if (box.x < line.x) return false;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(toIm(box.min()), toIm(box.max()), packed(ui.theme().panel.withAlpha(0.9f)), ui.px(cornerRadius));
  drawProgress(ui, {box.x + gap, box.center().y - ui.px(3), ui.px(workBar), ui.px(6)}, *work.progress);
  ui.record(work.id + ".progress", box);
  const std::string id = work.id + ".cancel";
  const Rect place = snapped({box.x + ui.px(workBar) + 2 * gap, box.y + gap / 2, side, side});
  const bool isPressed = pressArea(id, place);
  ui.record(id, place);
  const ControlState state = controlState();
  drawControl(ui, place, state);
  drawIcon(list, Icon::close, place.center(), place.height * 0.5f, inkOf(ui, state));
  ui.hint(id, ui.text()("maps.cancel"));
  return isPressed;
}

bool begins(Ui& ui, const PlotWork& work, const Rect& line) {
  const std::string_view label = ui.text()(work.id);
  const float width = textWidth(*ui.font(FontRole::regular, 15), label) + ui.px(20);
  if (width > line.width) return false;
  const Rect place = snapped({line.right() - width, line.y, width, ui.px(workButton)});
  const bool isPressed = pressArea(work.id, place);
  ui.record(work.id, place);
  const ControlState state = controlState();
  drawControl(ui, place, state);
  drawLabel(ui, place, label, {FontRole::regular, 15, inkOf(ui, state), HorizontalAlign::center});
  ui.hint(work.id, ui.text()(work.id + ".hint"));
  return isPressed;
}

}  // namespace

std::optional<bool> drawWork(Ui& ui, const PlotWork& work, const Rect& area) {
  const Rect line = area.inset(area.width * partOfTitle, ui.px(workTop), ui.px(workRight), 0);
  if (work.progress) return ends(ui, work, line) ? std::optional(false) : std::nullopt;
  return begins(ui, work, line) ? std::optional(true) : std::nullopt;
}

}  // namespace descenso
