#include <imgui.h>

#include <cmath>
#include <stdexcept>

#include "app/labs/approximation/view.h"
#include "app/labs/formula_text.h"
#include "app/text/numbers.h"
#include "app/widgets/one_of.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

bool approximationSliderRow(Ui& ui, std::string_view name, std::string_view id, double& value) {
  return hyperparameter(ui, id, approximationSlider(name), ui.text()(id), {}, value);
}

}  // namespace

void ApproximationView::drawPanel(Ui& ui, Config& edited) {
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
      if (sections_.open(ui, "approximation.section.target")) drawTarget(ui, edited);
      break;
    case ApproximationStage::training:
      if (sections_.open(ui, "approximation.section.network")) drawNetwork(ui, edited.training);
      if (sections_.open(ui, "approximation.section.learning")) drawLearning(ui, edited.training);
      if (sections_.open(ui, "approximation.section.target")) drawTarget(ui, edited);
      if (sections_.open(ui, "approximation.section.examples")) drawExamples(ui, edited);
      break;
  }
}

/// Nothing but the stages, by number.
void ApproximationView::drawRail(Ui& ui, Config& edited) {
  oneOfOnRail(ui, "approximation.stage", approximationStageNames(), edited.stage);
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
  const Translations& text = ui.text();
  formula_.draw(ui, "approximation.formula", target.formula, text("approximation.formula.hint"),
                {.unusable = text("approximation.formula.nowhere"), .empty = text("approximation.formula.empty")},
                [&](const std::string& typed) {
                  TargetConfig wanted = target;
                  wanted.formula = typed;
                  curveOf(wanted);
                  target.formula = typed;
                });
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
