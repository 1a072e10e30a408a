#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/labs/network/view.h"
#include "app/labs/network/view_slider.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr double mostPatience = 500;
constexpr double mostTrainingSeeds = 9999;

}  // namespace

void NetworkLabView::drawTraining(Ui& ui, Config& edited) {
  drawOptimizer(ui, edited);
  NetworkTrainingConfig& training = edited.training;
  const Index examples = lab_.data().train->size();
  long batch = training.batchSize == 0 ? examples : std::min<long>(training.batchSize, examples);
  if (findOptimizer(training.optimizer.name)->takesBatches &&
      wholeCount(ui, "batches.size", 1, static_cast<double>(std::max<Index>(2, examples)), 10, Scale::logarithmic,
                 batch))
    training.batchSize = batch >= examples ? 0 : batch;
  wholeCount(ui, "panel.steps", 1, static_cast<double>(mostTrainingSteps), 2000, Scale::logarithmic, training.steps);
  drawSchedule(ui, edited);
  if (edited.data.validationShare > 0)
    wholeCount(ui, "network.patience", 0, mostPatience, 0, Scale::linear, training.patience);
  else
    mutedText(ui, ui.text()("network.patience.none"));
  if (edited.kept.empty()) {
    if (button(ui, "network.keep", ui.text()("network.keep"), ui.text()("network.keep.hint")))
      keepForComparison(edited);
  } else if (button(ui, "network.keep.end", ui.text()("network.keep.end"))) {
    edited.kept.clear();
  }
  const Hyperparameter noise{.name = "noise", .symbol = "σ", .minimum = 0, .maximum = 1, .fallback = 0};
  hyperparameter(ui, "network.inputNoise", noise, ui.text()("network.inputNoise"), {}, edited.inputNoise);
}

void NetworkLabView::drawOptimizer(Ui& ui, Config& edited) {
  OptimizerConfig& optimizer = edited.training.optimizer;
  std::vector<std::string> names;
  int index = 0;
  for (const OptimizerEntry& entry : optimizerCatalog()) {
    if (entry.name == optimizer.name) index = static_cast<int>(names.size());
    names.push_back(translated(ui.text(), "optimizer", entry.name));
  }
  if (choice(ui, "network.optimizer", {}, names, index)) {
    const OptimizerEntry& chosen = optimizerCatalog()[static_cast<std::size_t>(index)];
    optimizer = {std::string(chosen.name), fallbacks(declarations(chosen))};
  }
  const auto& declared = findOptimizer(optimizer.name)->hyperparameters;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    const std::string key = "hyperparameter." + std::string(declared[i].name);
    std::vector<std::string> choices;
    for (const std::string_view each : declared[i].choices)
      choices.emplace_back(ui.text()(key + "." + std::string(each)));
    hyperparameter(ui, "slider." + std::string(declared[i].name), declared[i], ui.text()(key), choices,
                   optimizer.values[i]);
  }
}

void NetworkLabView::drawSchedule(Ui& ui, Config& edited) {
  ScheduleConfig& schedule = edited.training.schedule;
  std::vector<std::string> names;
  int index = 0;
  for (const ScheduleEntry& entry : scheduleCatalog()) {
    if (entry.name == schedule.name) index = static_cast<int>(names.size());
    names.push_back(translated(ui.text(), "schedule", entry.name));
  }
  if (choice(ui, "race.schedule", ui.text()("race.schedule"), names, index)) {
    const ScheduleEntry& chosen = scheduleCatalog()[static_cast<std::size_t>(index)];
    schedule = {std::string(chosen.name), fallbacks(chosen.hyperparameters)};
  }
  const auto& declared = findSchedule(schedule.name)->hyperparameters;
  for (std::size_t i = 0; i < declared.size(); ++i)
    hyperparameter(ui, "schedule." + std::string(declared[i].name), declared[i],
                   ui.text()("hyperparameter." + std::string(declared[i].name)), {}, schedule.values[i]);
}

/// How the weights are drawn, unless they were set by hand.
void NetworkLabView::drawStart(Ui& ui, Config& edited) {
  NetworkTrainingConfig& training = edited.training;
  if (!training.start.empty()) {
    mutedText(ui, ui.text()("network.start.given"));
    if (button(ui, "network.start.draw", ui.text()("network.start.draw"))) dropStart(edited);
    return;
  }
  constexpr std::array<Initialisation, 5> kinds = {Initialisation::uniform, Initialisation::xavier, Initialisation::he,
                                                   Initialisation::zero, Initialisation::equal};
  std::vector<std::string> names;
  int index = 0;
  for (const Initialisation kind : kinds) {
    if (kind == training.initialisation) index = static_cast<int>(names.size());
    names.push_back(translated(ui.text(), "network.initialisation", nameOf(kind)));
  }
  if (choice(ui, "network.initialisation", ui.text()("network.initialisation"), names, index))
    training.initialisation = kinds[static_cast<std::size_t>(index)];
  const bool isScaled =
      training.initialisation == Initialisation::uniform || training.initialisation == Initialisation::equal;
  const Hyperparameter scale{.name = "scale", .symbol = "", .minimum = 0, .maximum = 4, .fallback = 0.5};
  if (isScaled)
    hyperparameter(ui, "network.initialScale", scale, ui.text()("network.initialScale"), {}, training.initialScale);
  wholeCount(ui, "network.initialSeed", 0, mostTrainingSeeds, 1, Scale::linear, training.initialSeed);
  wholeCount(ui, "network.seed", 0, mostTrainingSeeds, 1, Scale::linear, training.seed);
  if (button(ui, "network.start.again", ui.text()("network.start.again"))) ++training.initialSeed;
}

}  // namespace descenso
