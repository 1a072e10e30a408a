#include "app/labs/network/view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace descenso {
namespace {

constexpr long stepsAway = 10;
constexpr double lookAtSweepEvery = 0.05;  // seconds

}  // namespace

void NetworkLabView::toggleContours() {
  Config edited = lab_.config();
  edited.look.isDiscrete ^= true;
  lab_.configure(std::move(edited));
}

void NetworkLabView::react(Ui& ui, const PlotReaction& reaction, Config& edited) {
  const std::string& name = reaction.plot.name();
  const std::optional<DataPoint>& clicked = reaction.events.clicked;
  if (name == "boundary") reactToBoundary(reaction);
  if (name == "diagram") operateDiagram(ui, static_cast<const NetworkDiagram&>(reaction.plot).places(), edited);
  if ((name == "curves" || name == "accuracy") && clicked) {
    lab_.playback().seek(std::lround(std::clamp(clicked->x, 0.0, static_cast<double>(lab_.playback().last()))));
    if (ui.keepAwake) ui.keepAwake();
  }
}

/// Where it is pointed at, the units are read; a click paints.
void NetworkLabView::reactToBoundary(const PlotReaction& reaction) {
  if (const std::optional<DataPoint>& clicked = reaction.events.clicked) painted_ = Point2(clicked->x, clicked->y);
  const std::optional<DataPoint>& pointer = reaction.plot.gesture().pointer;
  isProbed_ = pointer.has_value();
  if (!isProbed_) return;
  Vector probe = lab_.data().middle;
  const auto [first, second] = lab_.config().look.axes;
  probe[first] = pointer->x;
  if (probe.size() > 1) probe[second] = pointer->y;
  lab_.setProbe(std::move(probe));
}

void NetworkLabView::follow(Ui& ui) {
  if (!std::exchange(isProbed_, false)) lab_.setProbe(std::nullopt);
  if (!isInSight("diagram")) plots_.hover() = {};
  if (const auto typed = std::exchange(edit_, std::nullopt)) {
    attempt(ui, [&] { lab_.setParameter(typed->parameter, typed->value); });
    if (ui.settingsChanged) ui.settingsChanged();
  }
  if (const auto place = std::exchange(painted_, std::nullopt)) paint(ui, *place);
  if (std::exchange(wantsBack_, false)) {
    const long step = lab_.training().reached() - stepsAway;
    attempt(ui, [&] { lab_.configure(withHalfRate(lab_.config())); });
    lab_.playback().seek(step);
  }
  if (lab_.isComputing()) ui.wakeAfter(0);
  if (plots_.page().name != "sweep") plots_.sweep().rest();
  if ((isInSight("sweep") || isInSight("errors")) && plots_.sweep().isRunning()) ui.wakeAfter(lookAtSweepEvery);
}

void NetworkLabView::paint(Ui& ui, const Point2& place) {
  constexpr double reach = 0.03;
  const int brush = lab_.config().look.brush;
  const bool isTaken = ImGui::GetIO().KeyShift;
  attempt(ui, [&] { isTaken ? lab_.removeExample(place, reach) : lab_.addExample(place, brush); });
}

}  // namespace descenso
