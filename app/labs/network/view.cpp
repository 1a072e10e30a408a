#include "app/labs/network/view.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float betweenColumns = 8;
constexpr long stepsAway = 10;

/// The view that keys switch: of the plot in focus, or the boundary where that one has none.
PlotView& viewInFocus(NetworkLabLook& look) {
  if (look.focus == "curves") return look.curves;
  if (look.focus == "hidden") return look.hidden;
  if (look.focus == "slice") return look.loss;
  if (look.focus == "accuracy") return look.accuracy;
  if (look.focus == "roc") return look.roc;
  if (look.focus == "gradients") return look.gradients;
  if (look.focus == "errors") return look.errors;
  return look.boundary;
}

bool showsSweep(const NetworkLabConfig& config) { return networkPageOf(config.look.side).name == "sweep"; }

}  // namespace

void NetworkLabView::draw(Ui& ui, const Rect& area) {
  Config edited = lab_.config();
  isHovered_ = false;
  const Rect left{area.x, area.y, panelWidth(ui, area.width), area.height};
  const float x = left.right() + ui.px(betweenColumns);
  const Rect plots{x, area.y, area.right() - x, area.height};
  if (ui.isRail)
    drawRail(ui, left);
  else
    drawPanel(ui, left, edited);
  drawPlot(ui, "boundary", fieldArea(plots, ui.scale()), edited);
  drawSide(ui, sideArea(plots, ui.scale()), edited);
  apply(ui, edited);
}

void NetworkLabView::drawPresentation(Ui& ui, const Rect& area) {
  Config edited = lab_.config();
  isHovered_ = false;
  drawPlot(ui, edited.look.focus, area, edited);
  apply(ui, edited);
}

void NetworkLabView::apply(Ui& ui, const Config& edited) {
  if (!isHovered_) {
    lab_.setProbe(std::nullopt);
    plots_.gesture("boundary").pointer.reset();
  }
  const auto attempt = [&](auto change) {
    try {
      change();
    } catch (const std::invalid_argument& error) {
      if (ui.notify) ui.notify(ui.text().format("refused", {{"reason", error.what()}}), true);
    }
    if (ui.keepAwake) ui.keepAwake();  // the plots follow in the next frame
  };
  if (!(edited == lab_.config())) attempt([&] { lab_.configure(edited); });
  if (const auto typed = std::exchange(edit_, std::nullopt)) {
    attempt([&] { lab_.setParameter(typed->parameter, typed->value); });
    if (ui.settingsChanged) ui.settingsChanged();
  }
  if (const auto place = std::exchange(painted_, std::nullopt)) {
    constexpr double reach = 0.03;
    const int brush = lab_.config().look.brush;
    const bool isTaken = ImGui::GetIO().KeyShift;
    attempt([&] { isTaken ? lab_.removeExample(*place, reach) : lab_.addExample(*place, brush); });
  }
  if (std::exchange(wantsBack_, false)) {
    const long step = lab_.training().reached() - stepsAway;
    attempt([&] { lab_.configure(withHalfRate(lab_.config())); });
    lab_.playback().seek(step);
  }
  if (lab_.isComputing()) ui.wakeAfter(0);
  if (!showsSweep(edited)) plots_.sweep().rest();
  if (plots_.takeUnfinished()) ui.wakeAfter(0.05);
}

template <class Change>
void NetworkLabView::edit(Change change) {
  Config edited = lab_.config();
  change(edited);
  lab_.configure(std::move(edited));
}

void NetworkLabView::fit() {
  edit([](Config& config) {
    PlotView& view = viewInFocus(config.look);
    view.x.fit = true;
    view.y.fit = true;
  });
}

void NetworkLabView::toggleGrid() {
  edit([](Config& config) { viewInFocus(config.look).grid ^= true; });
}

void NetworkLabView::toggleLegend() {
  edit([](Config& config) { viewInFocus(config.look).legend ^= true; });
}

/// Probabilities or classes.
void NetworkLabView::toggleContours() {
  edit([](Config& config) { config.look.isDiscrete ^= true; });
}

void NetworkLabView::nextPlot() {
  isFocusShown_ = true;
  edit([](Config& config) {
    const auto names = networkPlotNames();
    const auto here = std::find(names.begin(), names.end(), config.look.focus) - names.begin();
    config.look.focus = names[(static_cast<std::size_t>(here) + 1) % names.size()];
    if (config.look.focus != "boundary") config.look.side = config.look.focus;
  });
}

}  // namespace descenso
