#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/labs/optimizer/state_text.h"
#include "app/labs/optimizer/view.h"
#include "app/plot/imgui_interaction.h"
#include "app/text/numbers.h"
#include "app/widgets/drawing.h"
#include "app/widgets/icons.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr double lookEvery = 0.05;  // seconds between two looks at what fills itself
constexpr float barWidth = 110;     // layout pixels
constexpr float smallButton = 26;
constexpr std::size_t mostNamed = 4;

bool mapButton(Ui& ui, const std::string& id, const Rect& rect, Icon icon) {
  const bool isPressed = pressArea(id, rect);
  ui.record(id, rect);
  const ControlState state = controlState();
  drawControl(ui, rect, state);
  drawIcon(*ImGui::GetWindowDrawList(), icon, rect.center(), rect.height * 0.5f, inkOf(ui, state));
  ui.hint(id, ui.text()(icon == Icon::close ? "maps.cancel" : "maps.restart"));
  return isPressed;
}

std::string rateText(const Translations& text, const TunedRate& rate) {
  return text.format(rate.arrives ? "race.tuned.one" : "race.tuned.late",
                     {{"optimizer", optimizerName(text, rate.optimizer)},
                      {"alpha", formatNumber(rate.alpha, 3)},
                      {"steps", std::to_string(rate.steps)}});
}

std::string tunedText(const Translations& text, const std::vector<TunedRate>& rates) {
  if (rates.empty()) return std::string(text("race.tuned.none"));
  if (rates.size() > mostNamed) return text.format("race.tuned.many", {{"count", std::to_string(rates.size())}});
  std::string list;
  for (const TunedRate& rate : rates) list += (list.empty() ? "" : "; ") + rateText(text, rate);
  return text.format("race.tuned", {{"list", list}});
}

}  // namespace

/// In the top left corner of a map that is not complete: how far it is, a way to stop it and to begin again. Submitted
/// before what covers the plot, so that the buttons have the mouse.
void OptimizerLabView::drawFilling(Ui& ui, std::string_view name) {
  const MapKind kind = *mapOfPlot(name);
  const LabMaps& maps = lab_.maps();
  const bool isBasins = kind == MapKind::basins;
  const bool isFilling = isBasins ? maps.basins().isFilling() : maps.sweep().isFilling();
  if (!isFilling && !(isBasins ? maps.basins().isCancelled() : maps.sweep().isCancelled())) return;
  const Rect inner = plots_.frame(name)->inner;
  const float gap = ui.px(6);
  const float side = ui.px(smallButton);
  const float buttons = isFilling ? 2 * side + gap : side;
  const Rect box{inner.x + ui.px(8), inner.y + ui.px(8), ui.px(barWidth) + buttons + 3 * gap, side + 2 * gap};
  if (box.right() > inner.right() || box.bottom() > inner.bottom()) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(toIm(box.min()), toIm(box.max()), packed(ui.theme().panel.withAlpha(0.9f)), ui.px(cornerRadius));
  drawProgress(ui, {box.x + gap, box.center().y - ui.px(3), ui.px(barWidth), ui.px(6)},
               isBasins ? maps.basins().progress() : maps.sweep().progress());
  ui.record("maps." + std::string(name) + ".progress", box);
  Rect place{box.x + ui.px(barWidth) + 2 * gap, box.y + gap, side, side};
  const std::string id = "maps." + std::string(name);
  if (isFilling) {
    if (mapButton(ui, id + ".cancel", place, Icon::close)) lab_.cancelMap(kind);
    place.x += side + gap;
  }
  if (mapButton(ui, id + ".restart", place, Icon::again)) lab_.restartMap(kind);
}

void OptimizerLabView::operateBasins(Ui& ui, Config& edited) {
  const PlotEvents events = interact(ui, *plots_.frame("basins"), pointers_["basins"], edited.look.basins,
                                     {.scale = ui.scale(), .canClick = true, .dragged = {}},
                                     {.legend = true, .crosshair = false, .grid = false});
  keepGesture("basins", events);
  if (events.clicked) {
    beforeClick_ = edited.start;
    edited.start = {events.clicked->x, events.clicked->y};
  }
  if (events.doubleClicked && beforeClick_) edited.start = *std::exchange(beforeClick_, std::nullopt);
}

void OptimizerLabView::operateSweep(Ui& ui, Config& edited) {
  const PlotEvents events = interact(ui, *plots_.frame("sweep"), pointers_["sweep"], edited.look.sweep,
                                     {.scale = ui.scale(), .canClick = true, .dragged = {}},
                                     {.legend = true, .crosshair = false, .grid = false});
  keepGesture("sweep", events);
  if (events.doubleClicked && beforeSweepClick_)
    edited.find(beforeSweepClick_->name)->optimizer = *std::exchange(beforeSweepClick_, std::nullopt);
  if (!events.clicked) return;
  const std::optional<GridPosition> at = plots_.sweepCellAt(*events.clicked);
  if (!at) return;
  // The values that were swept; the others may be others than the sweep was made with for a frame.
  const Sweep& sweep = *lab_.maps().sweep().job();
  OptimizerConfig& optimizer = edited.find(edited.look.selected)->optimizer;
  if (optimizer.name != sweep.query().optimizer.name) return;
  beforeSweepClick_ = optimizer;
  const OptimizerConfig chosen = sweep.optimizerOf(*at);
  const auto& declared = findOptimizer(optimizer.name)->hyperparameters;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const bool isFirst = declared[i].name == sweep.query().first.hyperparameter;
    const bool isSecond = sweep.query().second && declared[i].name == sweep.query().second->hyperparameter;
    if (isFirst || isSecond) optimizer.values[i] = chosen.values[i];
  }
}

void OptimizerLabView::drawTuning(Ui& ui) {
  if (lab_.tuning().isRunning()) {
    const Rect line = nextLine(ui.px(16));
    drawProgress(ui, {line.x, line.center().y - ui.px(3), line.width, ui.px(6)}, lab_.tuning().progress());
    ui.record("race.tune.progress", line);
    advancePast(line);
    if (button(ui, "race.tune.cancel", ui.text()("race.tune.cancel"))) lab_.cancelTuning();
    return;
  }
  const auto& contestants = lab_.config().contestants;
  const bool isAny = std::any_of(contestants.begin(), contestants.end(),
                                 [](const Contestant& each) { return each.enabled && hasRate(each.optimizer.name); });
  if (isAny && button(ui, "race.tune", ui.text()("race.tune"), ui.text()("race.tune.hint")))
    lab_.tune();
}

void OptimizerLabView::followBackground(Ui& ui) {
  if (lab_.isFilling()) ui.wakeAfter(lookEvery);
  const std::optional<std::vector<TunedRate>> rates = lab_.applyTuned();
  if (!rates) return;
  if (ui.settingsChanged) ui.settingsChanged();
  if (ui.notify) ui.notify(tunedText(ui.text(), *rates), false);
  if (ui.keepAwake) ui.keepAwake();
  ui.wakeAfter(0);
}

}  // namespace descenso
