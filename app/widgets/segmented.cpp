#include <algorithm>
#include <string>

#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

ImDrawFlags cornersOf(std::size_t part, std::size_t count) {
  if (count == 1) return ImDrawFlags_RoundCornersAll;
  if (part == 0) return ImDrawFlags_RoundCornersLeft;
  return part + 1 == count ? ImDrawFlags_RoundCornersRight : ImDrawFlags_RoundCornersNone;
}

void drawPart(const Ui& ui, const Rect& rect, ControlState state, ImDrawFlags corners) {
  const Theme& theme = ui.theme();
  const Color base = state.on ? theme.accent : theme.raised;
  const Color fill = state.hovered ? mix(base, theme.text, 0.08f) : base;
  ImGui::GetWindowDrawList()->AddRectFilled(toIm(rect.min()), toIm(rect.max()), packed(fill), ui.px(cornerRadius),
                                            corners);
}

}  // namespace

bool fitsSegmented(const Ui& ui, const std::vector<std::string>& labels) {
  const float width = nextLine(ui.px(controlHeight)).width / static_cast<float>(labels.empty() ? 1 : labels.size());
  const ImFont& font = *ui.font(FontRole::regular, 15);
  return std::all_of(labels.begin(), labels.end(),
                     [&](const std::string& label) { return textWidth(font, label) <= width - ui.px(10); });
}

bool segmented(Ui& ui, std::string_view id, const std::vector<std::string>& labels, int& index) {
  const Rect line = nextLine(ui.px(controlHeight));
  ui.record(id, line);
  bool isChanged = false;
  const float width = line.width / static_cast<float>(labels.empty() ? 1 : labels.size());
  for (std::size_t part = 0; part < labels.size(); ++part) {
    const Rect rect = snapped({line.x + width * static_cast<float>(part), line.y, width, line.height});
    const std::string partId = std::string(id) + "." + std::to_string(part);
    const int place = static_cast<int>(part);
    if (pressArea(partId, rect) && index != place) {
      index = place;
      isChanged = true;
    }
    ui.record(partId, rect);
    ControlState state = controlState();
    state.on = index == place;
    drawPart(ui, rect, state, cornersOf(part, labels.size()));
    const bool isWhole = drawLabel(ui, rect.inset(ui.px(4), 0, ui.px(4), 0), labels[part],
                                   {FontRole::regular, 15, inkOf(ui, state), HorizontalAlign::center});
    if (!isWhole) ui.hint(partId, labels[part]);
  }
  ImGui::GetWindowDrawList()->AddRect(toIm(line.min()), toIm(line.max()), packed(ui.theme().border),
                                      ui.px(cornerRadius));
  advancePast(line);
  return isChanged;
}

bool segmentedIn(Ui& ui, std::string_view id, const Rect& rect, const std::vector<std::string>& labels, int& index) {
  ImGui::SetCursorScreenPos({rect.x, rect.y});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_ChildBorderSize, 0);
  const std::string name(id);
  ImGui::BeginChild((name + ".area").c_str(), {rect.width, rect.height}, false,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  const bool isChanged = segmented(ui, id, labels, index);
  ImGui::EndChild();
  ImGui::PopStyleVar(2);
  return isChanged;
}

}  // namespace descenso
