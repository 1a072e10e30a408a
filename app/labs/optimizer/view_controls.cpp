#include <imgui.h>

#include <cmath>

#include "app/labs/optimizer/state_examples.h"
#include "app/labs/optimizer/state_text.h"
#include "app/labs/optimizer/view.h"
#include "app/labs/view_json.h"
#include "app/plot/color_map.h"
#include "app/plot/imgui_canvas.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"
#include "engine/analysis/line_product.h"
#include "engine/math/format.h"

namespace descenso {
namespace {

template <class Entries>
int placeOf(const Entries& names, std::string_view name) {
  return static_cast<int>(std::find(names.begin(), names.end(), name) - names.begin());
}

constexpr float lowPanel = 640;  // layout pixels

/// A hyperparameter's slider for a number that is no hyperparameter.
bool slider(Ui& ui, std::string_view id, const Hyperparameter& declaration, double& value) {
  return hyperparameter(ui, id, declaration, ui.text()(id), {}, value);
}

/// Whether something of what contestants share is not as usual: then it is shown.
bool hasRaceSettings(const OptimizerLabConfig& config) {
  return config.batches || config.asPrinted || config.stopBelow > 0 || config.schedule.name != "constant";
}

}  // namespace

/// At first the last two are closed and, in a low window, the problem, so that the hyperparameters are seen.
void OptimizerLabView::drawPanel(Ui& ui, Config& edited) {
  const bool isLow = ImGui::GetWindowHeight() < ui.px(lowPanel);
  if (sections_.open(ui, "panel.problem", !isLow)) drawProblem(ui, edited);
  if (sections_.open(ui, "panel.optimizers")) drawOptimizers(ui, edited);
  if (sections_.open(ui, "panel.start")) drawStart(ui, edited);
  if (sections_.open(ui, "panel.race", hasRaceSettings(edited))) drawRace(ui, edited);
  if (sections_.open(ui, "panel.view", false)) drawLook(ui, edited);
}

void OptimizerLabView::drawData(Ui& ui, Config& edited) {
  const ProblemEntry& entry = *findProblem(edited.problem.name);
  std::vector<std::string> labels;
  for (const std::string_view set : entry.dataSets)
    labels.push_back(translated(ui.text(), "data." + edited.problem.name, set));
  const auto builtIn = static_cast<int>(labels.size());
  const auto& own = edited.problem.own;
  if (own)
    labels.push_back(ui.text().format("data.own", {{"name", own->name}, {"count", std::to_string(own->size())}}));
  int index = own ? builtIn : placeOf(entry.dataSets, edited.problem.dataSet);
  drawOpenData(ui);
  if (choice(ui, "data", {}, labels, index) && index < builtIn) {
    edited.problem.dataSet = entry.dataSets[static_cast<std::size_t>(index)];
    edited.problem.own = nullptr;
    edited.problem.fixed.clear();
  }
}

/// The line above the data: what they are, and a way to the user's own.
void OptimizerLabView::drawOpenData(Ui& ui) {
  const Rect line = nextLine(ui.px(20));
  drawLabel(ui, {line.x, line.y, line.width * 0.45f, line.height}, ui.text()("panel.data"),
            {FontRole::regular, 15, ui.theme().muted});
  const Rect link{line.x + line.width * 0.45f, line.y, line.width * 0.55f, line.height};
  if (pressArea("data.open", link) && ui.openData) ui.openData();
  const Color ink = ImGui::IsItemHovered() ? ui.theme().text : ui.theme().accent;
  ui.hint("data.open", ui.text()("data.open.hint"));
  ui.record("data.open", link);
  drawLabel(ui, link, ui.text()("data.open"), {FontRole::regular, 15, ink, HorizontalAlign::right});
  advancePast(line);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - ui.px(4));
}

void OptimizerLabView::drawStart(Ui& ui, Config& edited) {
  const auto& symbols = lab_.problemMap().symbols;
  pointInput(ui, "start", symbols[0], symbols[1], edited.start.x(), edited.start.y());
  mutedText(ui, ui.text()("panel.start.help"));
  if (lab_.problemEntry().isLine) drawWeights(ui, edited);
  double steps = static_cast<double>(edited.steps);
  const Hyperparameter declaration{.name = "steps",
                                   .symbol = "",
                                   .minimum = 1,
                                   .maximum = static_cast<double>(maximumSteps),
                                   .fallback = 200,
                                   .scale = Scale::logarithmic};
  if (slider(ui, "panel.steps", declaration, steps)) edited.steps = std::lround(steps);
}

/// The start of a line as the W of ŷ = XW: a W without as many rows as X has columns is refused.
void OptimizerLabView::drawWeights(Ui& ui, Config& edited) {
  const std::string rows = std::to_string(lab_.problem().exampleCount());
  const std::string refused = ui.text().format("panel.weights.refused", {{"rows", rows}});
  controlLabel(ui, ui.text()("panel.weights"));
  weights_.draw(ui, "panel.weights", numberText(edited.start.y()) + ", " + numberText(edited.start.x()),
                ui.text()("panel.weights.hint"), {.unusable = refused}, [&](const std::string& typed) {
                  const Vector weights = readWeights(typed);
                  checkedProduct(Matrix::Ones(1, 2), weights);
                  edited.start = {weights[1], weights[0]};
                });
}

void OptimizerLabView::drawLook(Ui& ui, Config& edited) {
  OptimizerLabLook& look = edited.look;
  std::vector<std::string> maps;
  int index = 0;
  for (const ColorMap map : colorMaps()) {
    if (map == look.colorMap) index = static_cast<int>(maps.size());
    maps.push_back(translated(ui.text(), "colorMap", colorMapNames()[static_cast<std::size_t>(map)]));
  }
  if (choice(ui, "panel.colorMap", ui.text()("panel.colorMap"), maps, index))
    look.colorMap = colorMaps()[static_cast<std::size_t>(index)];
  slider(ui, "panel.dim", {.name = "dim", .symbol = "", .minimum = 0, .maximum = 1, .fallback = 1}, look.dim);
  const auto flag = [&](std::string_view id, bool& value) { return checkbox(ui, id, ui.text()(id), value); };
  flag("panel.contours", look.contours);
  flag("panel.stationary", look.stationaryPoints);
  drawDetailSwitches(ui, edited);
  bool isFieldLogarithmic = look.fieldScale == Scale::logarithmic;
  if (flag("panel.logField", isFieldLogarithmic))
    look.fieldScale = isFieldLogarithmic ? Scale::logarithmic : Scale::linear;
  PlotView& convergence = look.view("convergence");
  bool isLossLogarithmic = convergence.yScale == Scale::logarithmic;
  if (flag("panel.log", isLossLogarithmic)) {
    convergence.yScale = isLossLogarithmic ? Scale::logarithmic : Scale::linear;
    convergence.y.fit = true;  // a stretch of one scale says nothing about the other
  }
}

/// Nothing but the optimizers, by their signs.
void OptimizerLabView::drawRail(Ui& ui, Config& edited) {
  for (Contestant& contestant : edited.contestants) {
    if (!contestant.listed) continue;
    const std::string& name = contestant.optimizer.name;
    const Rect line = nextLine(ui.px(36));
    if (pressArea("rail." + name, line)) contestant.enabled = !contestant.enabled;
    ui.hint("rail." + name, optimizerName(ui.text(), name));
    ui.record("rail." + name, line);
    drawControl(ui, line, controlState());
    ImGuiCanvas canvas(*ImGui::GetWindowDrawList(), ui.fonts(), ui.scale());
    const SeriesStyle style = ui.theme().series(findOptimizer(name)->slot);
    const Color color = style.color.withAlpha(contestant.enabled ? 1.0f : 0.25f);
    canvas.marker(line.center(), style.marker, ui.px(8), color, {ui.theme().panel, ui.px(1)});
    advancePast(line);
  }
}

}  // namespace descenso
