#include <imgui.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "app/labs/optimizer/config_formula.h"
#include "app/labs/optimizer/view.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

std::string_view formulaOf(const ProblemConfig& problem) {
  return problem.formula.empty() ? findProblem(problem.name)->formula : std::string_view(problem.formula);
}

/// Whether the change asks for another look: other axes, or other data far away.
bool showsOtherMap(const ProblemConfig& problem, const ProblemConfig& before) {
  if (sameWhole(problem, before)) return false;
  const ProblemMap map = mapOf(problem);
  const ProblemMap past = mapOf(before);
  return map.symbols != past.symbols || !(map.range == past.range);
}

}  // namespace

void OptimizerLabView::drawProblem(Ui& ui, Config& edited) {
  const auto& catalog = problemCatalog();
  const ProblemConfig before = edited.problem;
  std::vector<std::string> labels;
  int index = 0;
  for (std::size_t i = 0; i < catalog.size(); ++i) {
    labels.push_back(translated(ui.text(), "problem", catalog[i].name));
    if (catalog[i].name == edited.problem.name) index = static_cast<int>(i);
  }
  if (choice(ui, "problem", {}, labels, index)) chooseProblem(edited, catalog[static_cast<std::size_t>(index)].name);
  const ProblemEntry& entry = *findProblem(edited.problem.name);
  if (entry.takesFormula)
    drawFormula(ui, edited);
  else
    mutedText(ui, entry.formula);
  if (!entry.dataSets.empty()) drawData(ui, edited);
  for (std::size_t i = 0; i < entry.settings.size(); ++i)
    drawSetting(ui, entry.settings[i], edited.problem.settings[i]);
  if (edited.problem.name != before.name || entry.takesFormula) return;  // has been refitted
  if (!entry.parameters.empty()) drawFixed(ui, edited);
  if (showsOtherMap(edited.problem, before)) refit(edited);
}

/// What the setting is and its choices, side by side where they fit; a sentence on it once it is not the usual one.
void OptimizerLabView::drawSetting(Ui& ui, const Hyperparameter& setting, double& value) {
  const std::string id = "setting." + std::string(setting.name);
  if (!setting.isChoice()) {
    hyperparameter(ui, id, setting, ui.text()(id), {}, value);
    return;
  }
  controlLabel(ui, ui.text()(id + ".label"));
  std::vector<std::string> choices;
  for (const std::string_view each : setting.choices) choices.push_back(translated(ui.text(), id, each));
  int index = static_cast<int>(value);
  const bool isChanged =
      fitsSegmented(ui, choices) ? segmented(ui, id, choices, index) : choice(ui, id, {}, choices, index);
  if (isChanged) value = index;
  if (value != setting.fallback) mutedText(ui, ui.text()(id));
}

/// What is trained, and a slider for each parameter that is not on the map: what it is fixed at, or begins at.
void OptimizerLabView::drawFixed(Ui& ui, Config& edited) {
  int isAll = edited.problem.allParameters ? 1 : 0;
  controlLabel(ui, ui.text()("panel.train"));
  const std::string count = std::to_string(lab_.parameters().size());
  if (segmented(ui, "panel.train",
                {std::string(ui.text()("panel.train.two")), ui.text().format("panel.train.all", {{"count", count}})},
                isAll))
    trainAll(edited, isAll == 1);
  const std::vector<Parameter>& parameters = lab_.parameters();
  const ProblemEntry& entry = *findProblem(edited.problem.name);
  if (parameters.size() != entry.parameters.size()) return;
  const std::array<Index, 2> shown = mapParameters(entry, edited.problem.settings);
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (static_cast<Index>(i) == shown[0] || static_cast<Index>(i) == shown[1]) continue;
    const Parameter& parameter = parameters[i];
    const double usual = edited.problem.allParameters ? parameter.start : parameter.fixed;
    double value = edited.problem.fixed.empty() ? usual : edited.problem.fixed[i];
    const Hyperparameter declaration{.name = parameter.name,
                                     .symbol = parameter.symbol,
                                     .minimum = std::min(parameter.low, value),
                                     .maximum = std::max(parameter.high, value),
                                     .fallback = usual};
    if (!hyperparameter(ui, "fixed." + std::string(parameter.name), declaration,
                        ui.text()(edited.problem.allParameters ? "panel.begins" : "panel.fixed"), {}, value))
      continue;
    if (edited.problem.fixed.empty())
      for (const Parameter& each : parameters)
        edited.problem.fixed.push_back(edited.problem.allParameters ? each.start : each.fixed);
    edited.problem.fixed[i] = value;
  }
}

/// Enter, or leaving the field, shows the formula's surface. One that cannot be read leaves the last one standing.
void OptimizerLabView::drawFormula(Ui& ui, Config& edited) {
  formula_.draw(ui, "formula", formulaOf(edited.problem), ui.text()("formula.hint"),
                {.unusable = ui.text()("formula.nowhere")},
                [&](const std::string& typed) { chooseFormula(edited, typed); });
  std::vector<std::string> labels;
  int index = -1;
  for (const FormulaExample& example : formulaExamples()) {
    if (example.text == formulaOf(edited.problem)) index = static_cast<int>(labels.size());
    labels.push_back(translated(ui.text(), "formula.example", example.name));
  }
  if (index < 0) {
    index = static_cast<int>(labels.size());
    labels.emplace_back(ui.text()("formula.example.own"));
  }
  if (choice(ui, "formula.example", ui.text()("formula.example"), labels, index) &&
      index < static_cast<int>(formulaExamples().size()))
    chooseExample(edited, formulaExamples()[static_cast<std::size_t>(index)]);
  drawRange(ui, edited);
}

/// The ends of both axes of a formula's map, to be typed.
void OptimizerLabView::drawRange(Ui& ui, Config& edited) {
  const auto& symbols = lab_.problemMap().symbols;
  const Box before = edited.problem.range.value_or(findProblem(edited.problem.name)->range);
  Box box = before;
  mutedText(ui, ui.text()("formula.range"));
  for (int axis = 0; axis < 2; ++axis) {
    pointInput(ui, axis == 0 ? "formula.range.x" : "formula.range.y", symbols[static_cast<std::size_t>(axis)], "–",
               box.low[axis], box.high[axis]);
  }
  if (box == before) return;
  Config wider = edited;
  wider.problem.range = box;
  try {
    refit(wider);
    check(wider);
    edited = std::move(wider);
  } catch (const std::invalid_argument&) {
    if (ui.notify) ui.notify(std::string(ui.text()("formula.range.refused")), true);
  }
}

}  // namespace descenso
