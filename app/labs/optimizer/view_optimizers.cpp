#include <imgui.h>

#include "app/labs/optimizer/state_text.h"
#include "app/labs/optimizer/view.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float wideEnough = 280;   // layout pixels of the panel in which whole names of hyperparameters fit
constexpr float statusIndent = 82;  // under the optimizer's name

Color statusColor(const Theme& theme, const OptimizerLab& lab, const Run& run) {
  const Behaviour behaviour = lab.verdict(run).behaviour;
  if (behaviour != Behaviour::diverged && lab.offTheMapSince(run)) return theme.warn;
  switch (behaviour) {
    case Behaviour::descending:
    case Behaviour::slow:
      return theme.muted;
    case Behaviour::converged:
      return theme.good;
    case Behaviour::atSaddle:
    case Behaviour::atMaximum:
    case Behaviour::bouncing:
    case Behaviour::growing:
      return theme.warn;
    case Behaviour::diverged:
      return theme.error;
  }
  return theme.muted;
}

}  // namespace

void OptimizerLabView::drawOptimizers(Ui& ui, Config& edited) {
  for (Contestant& contestant : edited.contestants) {
    if (!contestant.listed) continue;
    const std::string& name = contestant.optimizer.name;
    bool isChosen = false;
    const SeriesStyle style = ui.theme().series(findOptimizer(name)->slot);
    seriesRow(ui, "optimizer." + name, optimizerName(ui.text(), name), style, contestant.enabled,
              edited.look.selected == name && edited.look.branch < 0, isChosen);
    if (isChosen) {
      edited.look.selected = name;
      edited.look.branch = -1;
    }
    const Run* run = lab_.runOf(name);
    if (run == nullptr) continue;
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(12));  // the status belongs to the row
    const Rect line = nextLine(ui.px(20));
    advancePast(line);
    drawLabel(ui, line.inset(ui.px(statusIndent), 0, 0, 0), statusText(ui.text(), lab_, *run),
              {FontRole::regular, 15, statusColor(ui.theme(), lab_, *run)});
    ui.record("status." + name, line);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4));
  }
  drawBranches(ui, edited);
  drawCatalog(ui, edited);
  drawCoach(ui);
  drawHyperparameters(ui, edited);
  drawDemonstrations(ui, edited);
}

/// For the selected run if it goes wrong, else for the first that does.
ColouredAdvice OptimizerLabView::advice(const Ui& ui) const {
  const auto isWrong = [&](const Run* run) {
    return run != nullptr && !coachAdvice(ui.text(), lab_, *run).sentences.empty();
  };
  const Run* wrong = lab_.runOf(lab_.config().look.selected);
  for (const Run& run : lab_.race().runs())
    if (!isWrong(wrong)) wrong = &run;
  if (!isWrong(wrong)) return {};
  return {coachAdvice(ui.text(), lab_, *wrong), statusColor(ui.theme(), lab_, *wrong)};
}

/// It stands above the sliders: while one is held it stays as it was, so that nothing moves under the pointer.
void OptimizerLabView::drawCoach(Ui& ui) {
  if (!ImGui::IsAnyItemActive()) advice_ = advice(ui);
  const CoachAdvice& coach = advice_.coach;
  if (coach.sentences.empty()) return;
  colouredText(ui, coach.sentences.front(), advice_.color);
  for (std::size_t i = 1; i < coach.sentences.size(); ++i) mutedText(ui, coach.sentences[i]);
  if (coach.halvesRate && button(ui, "coach.back", ui.text()("coach.back"))) adviceFor_ = coach.optimizer;
}

void OptimizerLabView::drawHyperparameters(Ui& ui, Config& edited) {
  if (edited.look.branch >= 0) {
    drawBranchSettings(ui, edited);
    return;
  }
  Contestant& contestant = *edited.find(edited.look.selected);
  const std::string& name = contestant.optimizer.name;
  separator(ui);
  heading(ui, optimizerName(ui.text(), name));
  drawValues(ui, contestant.optimizer, "slider." + name);
  if (checkbox(ui, "panel.explain", ui.text()("panel.explain"), edited.look.explain, ui.text()("panel.explain.hint")) &&
      edited.look.explain)
    edited.look.side = "update";
  if (lab_.runOf(name) == nullptr || edited.branches.size() >= mostBranches) return;
  const std::string step = std::to_string(lab_.shown(*lab_.runOf(name)).step);
  if (button(ui, "panel.branch", ui.text().format("panel.branch", {{"step", step}}), ui.text()("panel.branch.hint")))
    wantsBranch_ = true;
}

void OptimizerLabView::drawValues(Ui& ui, OptimizerConfig& optimizer, std::string_view prefix) {
  const bool isWide = ImGui::GetWindowWidth() >= ui.px(wideEnough);
  const auto& declared = findOptimizer(optimizer.name)->hyperparameters;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const std::string key = "hyperparameter." + std::string(declared[i].name);
    std::vector<std::string> choices;
    for (const std::string_view each : declared[i].choices)
      choices.emplace_back(ui.text()(key + "." + std::string(each)));
    const bool isShort = !isWide && !declared[i].isChoice();
    hyperparameter(ui, std::string(prefix) + "." + std::string(declared[i].name), declared[i],
                   ui.text()(isShort ? key + ".short" : key), choices, optimizer.values[i]);
  }
}

}  // namespace descenso
