#include "app/widgets/transport.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "app/text/numbers.h"
#include "app/widgets/drawing.h"
#include "app/widgets/icons.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float countType = 14;  // layout pixels
constexpr float buttonSide = 40;
constexpr float playWidth = 60;
constexpr float buttonGap = 6;

constexpr float nothingToPlay = 0.35f;  // opacity of buttons without steps to go to

bool iconButton(Ui& ui, std::string_view id, Icon icon, const Rect& rect, bool isOn, std::string_view hintKey,
                bool isEnabled) {
  const bool isPressed = pressArea(id, rect) && isEnabled;
  ui.record(id, rect);
  ControlState state = isEnabled ? controlState() : ControlState{};
  state.on = isOn && isEnabled;
  drawControl(ui, rect, state);
  const Color ink = inkOf(ui, state);
  drawIcon(*ImGui::GetWindowDrawList(), icon, rect.center(), ui.px(17), isEnabled ? ink : ink.withAlpha(nothingToPlay));
  if (isEnabled) ui.hint(id, ui.text()(hintKey));
  return isPressed;
}

/// Returns where the buttons end.
float drawButtons(Ui& ui, Lab& lab, float left, float middle) {
  Playback& playback = lab.playback();
  const float side = ui.px(buttonSide);
  const float gap = ui.px(buttonGap);
  const float top = std::round(middle - side / 2);
  float x = left;
  const auto place = [&](float width) {
    const Rect rect = {x, top, width, side};
    x += width + gap;
    return rect;
  };
  const auto button = [&](std::string_view id, Icon icon, std::string_view hint, float width, bool isOn) {
    return iconButton(ui, id, icon, place(width), isOn, hint, playback.last() > 0);
  };
  if (button("transport.first", Icon::first, "transport.first", side, false)) playback.seek(0);
  if (button("transport.back", Icon::stepBack, "transport.back", side, false)) lab.back();
  const Icon icon = playback.isPlaying() ? Icon::pause : Icon::play;
  const std::string_view hint = playback.isPlaying() ? "transport.pause" : "transport.play";
  if (button("transport.play", icon, hint, ui.px(playWidth), true)) playback.toggle();
  if (button("transport.forward", Icon::stepForward, "transport.forward", side, false)) lab.forward();
  if (button("transport.last", Icon::last, "transport.last", side, false)) playback.seek(playback.last());
  return x - gap;
}

/// The grab may stand further on, where the lab is still computing.
long shownStepOf(Lab& lab) { return std::min(lab.playback().step(), lab.knownStep()); }

long stepAt(const Rect& run, float x, long last) {
  if (run.width <= 0) return 0;
  const double part = std::clamp(static_cast<double>((x - run.x) / run.width), 0.0, 1.0);
  return std::lround(part * static_cast<double>(last));
}

void drawScrubber(Ui& ui, Lab& lab, const Rect& track) {
  Playback& playback = lab.playback();
  pressArea("transport.scrubber", track);
  ui.record("transport.scrubber", track);
  const ControlState state = controlState();
  const float grabWidth = ui.px(14);
  const float margin = ui.px(3);
  const Rect run = track.inset(margin + grabWidth / 2, 0, margin + grabWidth / 2, 0);
  const float pointer = ImGui::GetIO().MousePos.x;
  if (state.active) playback.seek(stepAt(run, pointer, playback.last()));
  if (state.hovered && ImGui::GetIO().MouseWheel != 0) playback.move(ImGui::GetIO().MouseWheel > 0 ? 1 : -1);

  drawControl(ui, track, {state.hovered, false, false});
  const double part =
      playback.last() > 0 ? static_cast<double>(playback.step()) / static_cast<double>(playback.last()) : 0;
  const float at = run.x + run.width * static_cast<float>(part);
  const double reached =
      playback.step() > 0 ? static_cast<double>(shownStepOf(lab)) / static_cast<double>(playback.step()) : 1;
  const Rect grab = snapped({at - grabWidth / 2, track.y + margin, grabWidth, track.height - 2 * margin});
  const Theme& theme = ui.theme();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float before = grab.x - track.x - margin + ui.px(4);
  const Rect done = snapped({track.x + margin, grab.y, before * static_cast<float>(reached), grab.height});
  if (playback.last() == 0) return;
  list.AddRectFilled(toIm(done.min()), toIm(done.max()), packed(mix(theme.raised, theme.accent, 0.35f)), ui.px(4));
  list.AddRectFilled(toIm(grab.min()), toIm(grab.max()), packed(theme.accent), ui.px(4));
  if (state.hovered && !state.active)
    drawTooltip(ui, std::string(lab.stepSymbol()) + " = " + std::to_string(stepAt(run, pointer, playback.last())));
}

/// As wide as "k = 200 / 200" for the longest number that can stand there, so that nothing moves while playing.
float stepWidth(const Ui& ui, Lab& lab) {
  const std::string longest(std::to_string(lab.playback().last()).size(), '0');
  const std::string symbol(lab.stepSymbol());
  const float step = textWidth(*ui.font(FontRole::regular, 28), symbol + " = " + longest + " / " + longest);
  const float count =
      std::max(textWidth(*ui.font(FontRole::regular, countType), lab.countText(ui.text(), 0)),
               textWidth(*ui.font(FontRole::regular, countType), lab.countText(ui.text(), lab.playback().last())));
  return std::ceil(std::max(step, count)) + ui.px(2);
}

std::vector<std::string> speedLabels(const Ui& ui, const std::vector<double>& speeds) {
  std::vector<std::string> labels;
  for (double speed : speeds)
    labels.push_back(speed >= Playback::maximumSpeed
                         ? std::string(ui.text()("transport.fastest"))
                         : ui.text().format("transport.speed", {{"speed", formatNumber(speed, 4)}}));
  return labels;
}

/// The ladder of the keys ↑ and ↓, found by climbing it, with the present speed where it stands on none of its rungs.
std::vector<double> speedLadder(const Playback& playback) {
  Playback climber;
  climber.setSpeed(0);
  std::vector<double> speeds = {climber.speed()};
  while (climber.speed() < Playback::maximumSpeed) {
    climber.faster();
    speeds.push_back(climber.speed());
  }
  const auto place = std::lower_bound(speeds.begin(), speeds.end(), playback.speed());
  if (place == speeds.end() || *place != playback.speed()) speeds.insert(place, playback.speed());
  return speeds;
}

void drawSpeed(Ui& ui, Playback& playback, const Rect& rect) {
  const std::vector<double> speeds = speedLadder(playback);
  const auto present = std::find(speeds.begin(), speeds.end(), playback.speed());
  int index = static_cast<int>(present - speeds.begin());
  if (choiceIn(ui, "transport.speed", rect, speedLabels(ui, speeds), index))
    playback.setSpeed(speeds[static_cast<std::size_t>(index)]);
}

float speedWidth(const Ui& ui) {
  const std::string longest = ui.text().format("transport.speed", {{"speed", "1000"}});
  const ImFont& font = *ui.font(FontRole::regular, 17);
  return std::ceil(std::max(textWidth(font, longest), textWidth(font, ui.text()("transport.fastest")))) + ui.px(40);
}

}  // namespace

std::string stepText(Lab& lab) {
  return std::string(lab.stepSymbol()) + " = " + std::to_string(shownStepOf(lab)) + " / " +
         std::to_string(lab.playback().last());
}

void transport(Ui& ui, Lab& lab, const Rect& rect) {
  Playback& playback = lab.playback();
  beginPanel(ui, "transport", rect);
  const Rect place = snapped(rect);
  const float middle = std::round(place.center().y);
  const float padding = ui.px(16);
  const float buttonsEnd = drawButtons(ui, lab, place.x + padding, middle);

  const float height = ui.px(controlHeight);
  const float speed = speedWidth(ui);
  const Rect speedBox = snapped({place.right() - padding - speed, middle - height / 2, speed, height});
  const float stepBoxWidth = stepWidth(ui, lab);
  const Rect stepBox = snapped({speedBox.x - padding - stepBoxWidth, middle - height / 2, stepBoxWidth, height});
  const float left = buttonsEnd + padding;
  const Rect track = snapped({left, middle - ui.px(13), std::max(ui.px(40), stepBox.x - padding - left), ui.px(26)});

  drawScrubber(ui, lab, track);
  const std::string count = lab.countText(ui.text(), shownStepOf(lab));
  const float above = count.empty() ? 0 : ui.px(9);  // both lines stand about the middle
  drawLabel(ui, stepBox.inset(0, -above, 0, above), stepText(lab),
            {FontRole::regular, 28, ui.theme().text, HorizontalAlign::right});
  const Rect countBox{stepBox.x, middle + ui.px(8), stepBox.width, ui.px(20)};
  drawLabel(ui, countBox, count, {FontRole::regular, countType, ui.theme().muted, HorizontalAlign::right});
  ui.record("transport.step", stepBox);
  drawSpeed(ui, playback, speedBox);
  endPanel(ui);
}

}  // namespace descenso
