#include "app/shell/reading_card.h"

#include <algorithm>
#include <cmath>

#include "app/widgets/drawing.h"

namespace descenso {
namespace {

// Layout pixels.
constexpr float cardWidth = 520;
constexpr float cardHeight = 64;
constexpr float aboveTransport = 12;
constexpr float cardPadding = 16;
constexpr double secondsBetweenLooks = 0.05;

}  // namespace

ReadingCard drawReadingCard(Ui& ui, const DataReading& reading, const Rect& area) {
  const float width = std::min(ui.px(cardWidth), area.width - ui.px(32));
  const Rect card = snapped({area.center().x - width / 2, area.bottom() - ui.px(aboveTransport + cardHeight), width,
                             ui.px(cardHeight)});
  ReadingCard drawn{.height = ui.px(aboveTransport + cardHeight)};
  ImGui::SetNextWindowPos(toIm(card.min()));
  ImGui::SetNextWindowSize({card.width, card.height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  const ImGuiWindowFlags flags = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                 ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                                 ImGuiWindowFlags_NoNav;
  if (ImGui::Begin("reading", nullptr, flags)) {
    const float pad = ui.px(cardPadding);
    const std::string_view label = ui.text()("dialog.cancel");
    const float buttonWidth = textWidth(*ui.font(FontRole::regular, 17), label) + ui.px(32);
    const Rect cancel = snapped({card.right() - pad - buttonWidth, card.y + ui.px(16), buttonWidth, ui.px(32)});
    if (pressArea("reading.cancel", cancel)) drawn.isCancelled = true;
    ui.record("reading.cancel", cancel);
    const ControlState state = controlState();
    drawControl(ui, cancel, state);
    drawLabel(ui, cancel, label, {FontRole::regular, 17, inkOf(ui, state), HorizontalAlign::center});
    const Rect line{card.x + pad, card.y + ui.px(10), cancel.x - card.x - 2 * pad, ui.px(26)};
    const double part = reading.progress();
    const std::string percent = std::to_string(std::lround(100 * part));
    drawLabel(ui, line, ui.text().format("reading.progress", {{"name", reading.name()}, {"percent", percent}}),
              {FontRole::regular, 17, ui.theme().text, HorizontalAlign::left, Words::users});
    drawProgress(ui, {line.x, card.y + ui.px(44), line.width, ui.px(6)}, part);
  }
  ImGui::End();
  ImGui::PopStyleVar();
  ui.record("reading", card);
  ui.wakeAfter(secondsBetweenLooks);
  return drawn;
}

}  // namespace descenso
