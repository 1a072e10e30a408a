#include "app/labs/optimizer/view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/labs/optimizer/plots_surface.h"
#include "app/labs/optimizer/plots_sweep.h"
#include "app/labs/optimizer/plots_tables.h"
#include "app/labs/optimizer/state_text.h"
#include "app/plot/imgui_interaction.h"

namespace descenso {
namespace {

constexpr double lookEvery = 0.05;  // seconds between two looks at what fills itself

}  // namespace

void OptimizerLabView::react(Ui& ui, const PlotReaction& reaction, Config& edited) {
  const std::string& name = reaction.plot.name();
  const PlotEvents& events = reaction.events;
  if (name == "field") reactToField(reaction, edited);
  if (name == "surface") operateCamera(ui, reaction.plot, edited);
  if (name == "profile") setStart(events, edited, true);
  if (name == "basins") setStart(events, edited);
  if (name == "sweep") reactToSweep(reaction, edited);
  if (!reaction.pressed.empty()) reactToRow(name, numberOfRow(reaction.pressed), edited);
  if (name == "convergence" && events.clicked)
    soughtStep_ = std::lround(std::clamp(events.clicked->x, 0.0, static_cast<double>(lab_.playback().last())));
  if (reaction.wantsWork) {
    const MapKind kind = *mapOfPlot(name);
    *reaction.wantsWork ? lab_.restartMap(kind) : lab_.cancelMap(kind);
  }
}

void OptimizerLabView::reactToField(const PlotReaction& reaction, Config& edited) {
  const PlotEvents& events = reaction.events;
  if (events.clicked && ImGui::GetIO().KeyShift) {
    if (edited.moreStarts.size() < mostMoreStarts) edited.moreStarts.push_back({events.clicked->x, events.clicked->y});
  } else {
    setStart(events, edited);
  }
  if (events.dragTo) {
    beforeClick_.reset();
    edited.start = {events.dragTo->x, events.dragTo->y};
  }
  if (events.position && (events.hovered || events.dragging)) probed_ = Point2(events.position->x, events.position->y);
}

void OptimizerLabView::reactToRow(const std::string& table, long row, Config& edited) {
  if (table == "examples") edited.look.example = row;
  if (table == "steps") soughtStep_ = row;
  if (table == "average") edited.look.component = row;
  if (table != "runs") return;
  edited.look.selected = lab_.race().runs()[static_cast<std::size_t>(row)].entry().name;
  edited.look.branch = -1;
}

void OptimizerLabView::setStart(const PlotEvents& events, Config& edited, bool isAlong) {
  if (events.clicked) {
    beforeClick_ = edited.start;
    edited.start = {events.clicked->x, isAlong ? edited.start.y() : events.clicked->y};
  }
  if (events.doubleClicked && beforeClick_) edited.start = *std::exchange(beforeClick_, std::nullopt);
}

void OptimizerLabView::reactToSweep(const PlotReaction& reaction, Config& edited) {
  const PlotEvents& events = reaction.events;
  if (events.doubleClicked && beforeSweepClick_)
    edited.find(beforeSweepClick_->name)->optimizer = *std::exchange(beforeSweepClick_, std::nullopt);
  if (!events.clicked) return;
  const std::optional<GridPosition> at = static_cast<const SweepPlot&>(reaction.plot).cellAt(*events.clicked);
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

void OptimizerLabView::operateCamera(Ui& ui, const LabPlot& plot, Config& edited) {
  const auto& surface = static_cast<const LossSurface&>(plot);
  if (surface.surfaceFrame()) interact(ui, *surface.surfaceFrame(), camera_, edited.look.camera, optimizerCamera);
}

void OptimizerLabView::settle(Config&) {
  lab_.setProbe(std::exchange(probed_, std::nullopt));
  lab_.setMapsInSight({.basins = isInSight("basins"), .sweep = isInSight("sweep")});
}

void OptimizerLabView::follow(Ui& ui) {
  if (soughtStep_) {
    lab_.playback().seek(*std::exchange(soughtStep_, std::nullopt));
    if (ui.keepAwake) ui.keepAwake();
  }
  if (lab_.isComputing()) ui.wakeAfter(0);
  if (std::exchange(wantsBranch_, false)) lab_.branch();
  applyTuned(ui);
  if (!adviceFor_.empty()) stepBackAndHalve(lab_, std::exchange(adviceFor_, {}));
  if (lab_.isFilling()) ui.wakeAfter(lookEvery);
}

void OptimizerLabView::fit() {
  if (lab_.config().look.focus == "surface")
    resetCamera();
  else
    BoardView::fit();
}

void OptimizerLabView::toggleContours() {
  Config edited = lab_.config();
  edited.look.contours ^= true;
  configure(std::move(edited));
}

void OptimizerLabView::resetCamera() {
  Config edited = lab_.config();
  edited.look.camera = optimizerCamera;
  configure(std::move(edited));
}

}  // namespace descenso
