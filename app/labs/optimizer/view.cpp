#include "app/labs/optimizer/view.h"

#include <algorithm>
#include <stdexcept>

#include "app/labs/optimizer/state_text.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float besidePanel = 8;

}  // namespace

void OptimizerLabView::draw(Ui& ui, const Rect& area) {
  Config edited = lab_.config();
  isHovered_ = false;
  const Rect left{area.x, area.y, panelWidth(ui, area.width), area.height};
  const Rect plots{left.right() + ui.px(besidePanel), area.y, area.right() - left.right() - ui.px(besidePanel),
                   area.height};
  if (ui.isRail)
    drawRail(ui, left, edited);
  else
    drawPanel(ui, left, edited);
  drawPlot(ui, "field", fieldArea(plots, ui.scale()), edited);
  drawSide(ui, sideArea(plots, ui.scale()), edited);
  apply(ui, edited);
}

void OptimizerLabView::drawPresentation(Ui& ui, const Rect& area) {
  Config edited = lab_.config();
  isHovered_ = false;
  lab_.setMapsInSight({.basins = edited.look.focus == "basins", .sweep = edited.look.focus == "sweep"});
  drawPlot(ui, edited.look.focus, area, edited);
  apply(ui, edited);
}

void OptimizerLabView::apply(Ui& ui, const Config& edited) {
  if (!isHovered_) lab_.setProbe(std::nullopt);
  if (!(edited == lab_.config())) {
    try {
      lab_.configure(edited, Pace::responsive);
    } catch (const std::invalid_argument& error) {
      if (ui.notify) ui.notify(ui.text().format("start.refused", {{"reason", error.what()}}), true);
    }
    if (ui.keepAwake) ui.keepAwake();  // the plots follow in the next frame
  }
  if (lab_.isComputing()) ui.wakeAfter(0);
  if (std::exchange(wantsBranch_, false)) lab_.branch();
  followBackground(ui);
  if (!adviceFor_.empty()) stepBackAndHalve(lab_, std::exchange(adviceFor_, {}));
}

template <class Change>
void OptimizerLabView::edit(Change change) {
  Config edited = lab_.config();
  change(edited);
  lab_.configure(std::move(edited), Pace::responsive);
}

void OptimizerLabView::fit() {
  edit([](Config& config) {
    OptimizerLabLook& look = config.look;
    if (look.focus == "field") fitField(config);
    if (look.focus == "surface") look.camera = optimizerCamera;
    PlotView* view = look.focus == "field" ? nullptr : viewOf(look, look.focus);
    if (view) view->x.fit = view->y.fit = true;
  });
}

namespace {

/// The view that keys switch: of the plot in focus, or the field where that one has none.
PlotView& focusedView(OptimizerLabLook& look) {
  PlotView* view = viewOf(look, look.focus);
  return view ? *view : look.field;
}

}  // namespace

void OptimizerLabView::toggleGrid() {
  edit([](Config& config) { focusedView(config.look).grid ^= true; });
}

void OptimizerLabView::toggleLegend() {
  edit([](Config& config) { focusedView(config.look).legend ^= true; });
}

void OptimizerLabView::toggleContours() {
  edit([](Config& config) { config.look.contours ^= true; });
}

void OptimizerLabView::nextPlot() {
  isFocusShown_ = true;
  edit([](Config& config) {
    const auto names = optimizerPlotNames();
    const auto here = std::find(names.begin(), names.end(), config.look.focus) - names.begin();
    config.look.focus = names[(static_cast<std::size_t>(here) + 1) % names.size()];
    if (config.look.focus != "field") config.look.side = config.look.focus;
  });
}

void OptimizerLabView::resetCamera() {
  edit([](Config& config) { config.look.camera = optimizerCamera; });
}

}  // namespace descenso
