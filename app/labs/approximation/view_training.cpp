#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "app/labs/approximation/state_text.h"
#include "app/labs/approximation/view.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr float wideLabels = 280;  // layout pixels of the panel in which whole names of hyperparameters fit

struct WholeSlider {
  std::string_view id;
  std::string_view symbol;
  double low;
  double high;
  double usual;
};

bool wholeNumber(Ui& ui, const WholeSlider& slider, long& value) {
  double number = static_cast<double>(value);
  const Hyperparameter declaration{
      .name = slider.id,
      .symbol = slider.symbol,
      .minimum = slider.low,
      .maximum = slider.high,
      .fallback = slider.usual,
      .scale = slider.low > 0 && slider.high > 50 * slider.low ? Scale::logarithmic : Scale::linear,
      .isWhole = true};
  if (!hyperparameter(ui, slider.id, declaration, ui.text()(slider.id), {}, number)) return false;
  value = std::lround(number);
  return true;
}

}  // namespace

void ApproximationView::drawNetwork(Ui& ui, CurveTraining& training) {
  wholeNumber(ui, {"approximation.layers", "", 1, mostCurveLayers, 1}, training.layers);
  wholeNumber(ui, {"approximation.units", "n", 1, mostCurveUnits, 20}, training.units);
  constexpr ActivationKind kinds[] = {ActivationKind::tanh, ActivationKind::sigmoid, ActivationKind::relu};
  std::vector<std::string> labels;
  int index = 0;
  for (const ActivationKind kind : kinds) {
    if (kind == training.activation) index = static_cast<int>(labels.size());
    labels.push_back(activationName(ui.text(), kind));
  }
  if (segmented(ui, "approximation.activation", labels, index)) {
    training.activation = kinds[index];
    training.initialisation = training.activation == ActivationKind::relu ? Initialisation::he : Initialisation::xavier;
  }
  mutedText(ui, parametersText(ui.text(), training));
}

void ApproximationView::drawExamples(Ui& ui, Config& edited) {
  CurveTraining& training = edited.training;
  if (edited.target.isDrawn)
    checkbox(ui, "approximation.onPoints", ui.text()("approximation.onPoints"), training.onPoints,
             ui.text()("approximation.onPoints.hint"));
  if (edited.target.isDrawn && training.onPoints) return;
  wholeNumber(ui, {"approximation.examples", "", fewestCurveExamples, mostCurveExamples, 200}, training.examples);
  hyperparameter(ui, "approximation.noise", approximationSlider("noise"), ui.text()("approximation.noise"), {},
                 training.noise);
}

void ApproximationView::drawLearning(Ui& ui, CurveTraining& training) {
  std::vector<std::string> names;
  int index = 0;
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    if (entry.name == training.optimizer.name) index = static_cast<int>(names.size());
    names.push_back(translated(ui.text(), "optimizer", entry.name));
  }
  if (choice(ui, "approximation.optimizer", {}, names, index)) {
    const OptimizerEntry& entry = optimizerCatalog()[static_cast<std::size_t>(index)];
    training.optimizer = {std::string(entry.name), fallbacks(declarations(entry))};
  }
  const bool isWide = ImGui::GetWindowWidth() >= ui.px(wideLabels);
  const auto& declared = findOptimizer(training.optimizer.name)->hyperparameters;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const std::string key = "hyperparameter." + std::string(declared[i].name);
    std::vector<std::string> choices;
    for (const std::string_view each : declared[i].choices) choices.push_back(translated(ui.text(), key, each));
    const bool isShort = !isWide && !declared[i].isChoice();
    hyperparameter(ui, "approximation." + training.optimizer.name + "." + std::string(declared[i].name), declared[i],
                   ui.text()(isShort ? key + ".short" : key), choices, training.optimizer.values[i]);
  }
  wholeNumber(ui, {"approximation.steps", "", 1, mostCurveSteps, 1000}, training.steps);
  wholeNumber(ui, {"approximation.seed", "", 0, 9999, 1}, training.seed);
}

}  // namespace descenso
