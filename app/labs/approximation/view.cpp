#include "app/labs/approximation/view.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float panelGap = 8;
constexpr double lookAgainEvery = 0.03;  // seconds, while something is computed in the background

/// The picture, then the plots of the stage's pages.
std::vector<std::string_view> plotsOf(ApproximationStage stage) {
  std::vector<std::string_view> names = {"curve"};
  for (const SidePage& page : approximationPages(stage))
    for (const SidePage::Part& part : page.parts) names.push_back(part.plot);
  return names;
}

}  // namespace

void ApproximationView::draw(Ui& ui, const Rect& area) {
  Config edited = lab_.config();
  const Rect left{area.x, area.y, panelWidth(ui, area.width), area.height};
  const Rect plots{left.right() + ui.px(panelGap), area.y, area.right() - left.right() - ui.px(panelGap), area.height};
  if (ui.isRail)
    drawRail(ui, left, edited);
  else
    drawPanel(ui, left, edited);
  drawPlot(ui, "curve", fieldArea(plots, ui.scale()), edited);
  drawSide(ui, sideArea(plots, ui.scale()), edited);
  apply(ui, std::move(edited));
}

void ApproximationView::drawPresentation(Ui& ui, const Rect& area) {
  Config edited = lab_.config();
  const std::vector<std::string_view> names = plotsOf(edited.stage);
  const bool isThere = std::find(names.begin(), names.end(), edited.look.focus) != names.end();
  drawPlot(ui, isThere ? std::string(edited.look.focus) : std::string(names.front()), area, edited);
  apply(ui, std::move(edited));
}

void ApproximationView::apply(Ui& ui, Config edited) {
  if (!(edited.training == lab_.config().training && edited.target == lab_.config().target)) edited.sweeps = {};
  if (!(edited == lab_.config())) {
    try {
      lab_.configure(std::move(edited));
    } catch (const std::invalid_argument& error) {
      if (ui.notify) ui.notify(ui.text().format("refused", {{"reason", error.what()}}), true);
    }
    if (ui.keepAwake) ui.keepAwake();  // the plots follow in the next frame
  }
  if (soughtStep_) {
    lab_.playback().seek(*std::exchange(soughtStep_, std::nullopt));
    if (ui.keepAwake) ui.keepAwake();
  }
  if (lab_.isFilling()) ui.wakeAfter(lookAgainEvery);
}

template <class Change>
void ApproximationView::edit(Change change) {
  Config edited = lab_.config();
  change(edited);
  lab_.configure(std::move(edited));
}

void ApproximationView::fit() {
  edit([](Config& config) {
    PlotView& view = viewOf(config.look, config.look.focus);
    view.x.fit = view.y.fit = true;
  });
}

void ApproximationView::toggleGrid() {
  edit([](Config& config) { viewOf(config.look, config.look.focus).grid ^= true; });
}

void ApproximationView::toggleLegend() {
  edit([](Config& config) { viewOf(config.look, config.look.focus).legend ^= true; });
}

void ApproximationView::nextPlot() {
  isFocusShown_ = true;
  edit([](Config& config) {
    const std::vector<std::string_view> names = plotsOf(config.stage);
    const auto here = std::find(names.begin(), names.end(), config.look.focus) - names.begin();
    config.look.focus = names[(static_cast<std::size_t>(here) + 1) % names.size()];
    if (config.look.focus != "curve") config.look.side = config.look.focus;
  });
}

}  // namespace descenso
