#include <imgui.h>

#include <cmath>
#include <stdexcept>

#include "app/labs/approximation/view.h"
#include "app/labs/formula_text.h"
#include "app/text/numbers.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

/// Labels of an enumeration, side by side where they fit; returns whether another one was chosen.
template <class Enum>
bool oneOf(Ui& ui, std::string_view id, std::span<const std::string_view> names, Enum& value) {
  std::vector<std::string> labels;
  for (const std::string_view name : names) labels.push_back(translated(ui.text(), id, name));
  int index = static_cast<int>(value);
  const bool isChosen =
      fitsSegmented(ui, labels) ? segmented(ui, id, labels, index) : choice(ui, id, {}, labels, index);
  if (isChosen) value = static_cast<Enum>(index);
  return isChosen;
}

bool approximationSliderRow(Ui& ui, std::string_view name, std::string_view id, double& value) {
  return hyperparameter(ui, id, approximationSlider(name), ui.text()(id), {}, value);
}

}  // namespace

void ApproximationView::drawPanel(Ui& ui, const Rect& rect, Config& edited) {
  beginPanel(ui, "panel", rect);
  heading(ui, ui.text()("approximation.heading"));
  oneOf(ui, "approximation.stage", approximationStageNames(), edited.stage);
  const auto stage = static_cast<std::size_t>(edited.stage);
  mutedText(ui, translated(ui.text(), "approximation.about", approximationStageNames()[stage]));
  switch (edited.stage) {
    case ApproximationStage::unit:
      drawUnit(ui, edited);
      break;
    case ApproximationStage::shape:
      drawShape(ui, edited);
      break;
    case ApproximationStage::sum:
      drawSum(ui, edited);
      if (section(ui, "approximation.section.target")) drawTarget(ui, edited);
      break;
    case ApproximationStage::training:
      if (section(ui, "approximation.section.network")) drawNetwork(ui, edited.training);
      if (section(ui, "approximation.section.learning")) drawLearning(ui, edited.training);
      if (section(ui, "approximation.section.target")) drawTarget(ui, edited);
      if (section(ui, "approximation.section.examples")) drawExamples(ui, edited);
      break;
  }
  endPanel(ui);
}

/// A heading that folds what stands below it; all are open at first.
bool ApproximationView::section(Ui& ui, std::string_view name) {
  bool& isOpen = sections_.try_emplace(std::string(name), true).first->second;
  separator(ui);
  return foldingHeading(ui, name, ui.text()(name), isOpen);
}

/// Nothing but the stages, by number.
void ApproximationView::drawRail(Ui& ui, const Rect& rect, Config& edited) {
  beginPanel(ui, "panel", rect);
  const auto names = approximationStageNames();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string id = "rail." + std::string(names[i]);
    const Rect line = nextLine(ui.px(36));
    if (pressArea(id, line)) edited.stage = static_cast<ApproximationStage>(i);
    ui.hint(id, translated(ui.text(), "approximation.stage", names[i]));
    ui.record(id, line);
    ControlState state = controlState();
    state.on = static_cast<std::size_t>(edited.stage) == i;
    drawControl(ui, line, state);
    drawLabel(ui, line, std::to_string(i + 1), {FontRole::bold, 17, inkOf(ui, state), HorizontalAlign::center});
    advancePast(line);
  }
  endPanel(ui);
}

void ApproximationView::drawUnit(Ui& ui, Config& edited) {
  static constexpr std::string_view names[] = {"sigmoid", "relu"};
  oneOf(ui, "approximation.unit", names, edited.unit);
  approximationSliderRow(ui, "weight", "approximation.weight", edited.weight);
  approximationSliderRow(ui, "place", "approximation.place", edited.place);
  readOut(ui, ui.text()("approximation.bias"), "b = −ws = " + formatNumber(-edited.weight * edited.place, 5));
}

void ApproximationView::drawShape(Ui& ui, Config& edited) {
  oneOf(ui, "approximation.shape", unitShapeNames(), edited.shape);
  if (edited.shape == UnitShape::bump)
    approximationSliderRow(ui, "weight", "approximation.shapeWeight", edited.shapeWeight);
  approximationSliderRow(ui, "height", "approximation.height", edited.height);
  const double nearest = 0.001;
  if (approximationSliderRow(ui, "left", "approximation.left", edited.left))
    edited.left = std::min(edited.left, edited.right - nearest);
  if (approximationSliderRow(ui, "right", "approximation.right", edited.right))
    edited.right = std::max(edited.right, edited.left + nearest);
  edited.left = std::max(0.0, edited.left);
  edited.right = std::min(1.0, edited.right);
}

void ApproximationView::drawSum(Ui& ui, Config& edited) {
  oneOf(ui, "approximation.pieces", piecesNames(), edited.pieces);
  double count = static_cast<double>(std::max(1L, lab_.playback().step()));
  const Hyperparameter pieces{.name = "count",
                              .symbol = "M",
                              .minimum = 1,
                              .maximum = static_cast<double>(maximumPieces),
                              .fallback = 10,
                              .scale = Scale::logarithmic,
                              .isWhole = true};
  if (hyperparameter(ui, "approximation.count", pieces, ui.text()("approximation.count"), {}, count))
    soughtStep_ = std::lround(count);
  if (edited.pieces == PieceKind::bumps)
    approximationSliderRow(ui, "steepness", "approximation.steepness", edited.steepness);
}

void ApproximationView::drawTarget(Ui& ui, Config& edited) {
  const std::vector<std::string> labels = {std::string(ui.text()("approximation.target.formula")),
                                           std::string(ui.text()("approximation.target.drawn"))};
  int index = edited.target.isDrawn ? 1 : 0;
  if (segmented(ui, "approximation.target", labels, index)) {
    if (index == 1)
      drawByHand(edited.target);
    else
      edited.target.isDrawn = false;
  }
  if (edited.target.isDrawn)
    drawPoints(ui, edited);
  else
    drawFormula(ui, edited);
}

void ApproximationView::drawPoints(Ui& ui, Config& edited) {
  mutedText(ui,
            ui.text().format("approximation.points.hint", {{"count", std::to_string(edited.target.points.size())}}));
  if (edited.target.points.size() > 1 &&
      button(ui, "approximation.points.clear", ui.text()("approximation.points.clear")))
    edited.target.points = {{0.5, 0}};
}

/// Enter, or leaving the field, shows the formula's curve. One that cannot be read leaves the last one standing.
void ApproximationView::drawFormula(Ui& ui, Config& edited) {
  TargetConfig& target = edited.target;
  if (formula_.applied != target.formula) formula_ = {target.formula, target.formula, {}, {}, {}};
  const bool isEntered = codeInput(ui, "approximation.formula", formula_.text);
  ui.hint("approximation.formula", ui.text()("approximation.formula.hint"));
  if (isEntered && formula_.text != formula_.applied) {
    formula_.refusal.clear();
    formula_.refused = formula_.text;
    formula_.at.reset();
    try {
      TargetConfig typed = target;
      typed.formula = formula_.text;
      curveOf(typed);
      target.formula = formula_.applied = formula_.text;
    } catch (const FormulaError& error) {
      const bool isEmpty = error.fault() == FormulaFault::empty;
      formula_.refusal = isEmpty ? std::string(ui.text()("approximation.formula.empty"))
                                 : formulaRefusal(ui.text(), formula_.text, error);
      formula_.at = error.position();
    } catch (const std::invalid_argument&) {
      formula_.refusal = ui.text()("approximation.formula.nowhere");
    }
  }
  if (!formula_.refusal.empty()) {
    if (formula_.at && formula_.refused == formula_.text)
      faultMark(ui, "approximation.formula.mark", formula_.text, *formula_.at);
    colouredText(ui, formula_.refusal, ui.theme().error);
  }
  std::vector<std::string> labels;
  int index = -1;
  for (const TargetExample& example : targetExamples()) {
    if (example.formula == target.formula) index = static_cast<int>(labels.size());
    labels.push_back(translated(ui.text(), "approximation.target", example.name));
  }
  if (index < 0) {
    index = static_cast<int>(labels.size());
    labels.emplace_back(ui.text()("formula.example.own"));
  }
  if (choice(ui, "approximation.example", ui.text()("formula.example"), labels, index) &&
      index < static_cast<int>(targetExamples().size()))
    target.formula = targetExamples()[static_cast<std::size_t>(index)].formula;
}

}  // namespace descenso
