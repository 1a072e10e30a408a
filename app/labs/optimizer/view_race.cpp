#include <imgui.h>

#include "app/labs/optimizer/state_printed.h"
#include "app/labs/optimizer/state_text.h"
#include "app/labs/optimizer/view.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr double mostSeeds = 9999;
constexpr double usualStop = 1e-6;

/// A slider for a whole number that is no hyperparameter; labelled by its id.
bool wholeSlider(Ui& ui, std::string_view id, double most, double fallback, Index& value) {
  double number = static_cast<double>(value);
  const Hyperparameter declaration{
      .name = id, .symbol = "", .minimum = 1, .maximum = most, .fallback = fallback, .isWhole = true};
  if (!hyperparameter(ui, id, declaration, ui.text()(id), {}, number)) return false;
  value = static_cast<Index>(number);
  return true;
}

}  // namespace

/// What all contestants share besides the start: batches, the schedule of α, the slides' ghosts, further starts.
void OptimizerLabView::drawRace(Ui& ui, Config& edited) {
  drawBatches(ui, edited);
  drawSchedule(ui, edited);
  drawTuning(ui);
  drawStopRule(ui, edited);
  checkbox(ui, "race.byEvaluations", ui.text()("race.byEvaluations"), edited.look.byEvaluations,
           ui.text()("race.byEvaluations.hint"));
  checkbox(ui, "race.asPrinted", ui.text()("race.asPrinted"), edited.asPrinted, ui.text()("race.asPrinted.hint"));
  if (edited.asPrinted) drawErrata(ui, edited);
  if (edited.moreStarts.empty()) {
    mutedText(ui, ui.text()("race.moreStarts.hint"));
  } else if (button(ui, "race.clearStarts",
                    ui.text().format("race.clearStarts", {{"count", std::to_string(edited.moreStarts.size())}}))) {
    edited.moreStarts.clear();
  }
}

void OptimizerLabView::drawBatches(Ui& ui, Config& edited) {
  const Index examples = lab_.problem().exampleCount();
  if (examples == 0) return;
  bool isOn = edited.batches.has_value();
  if (checkbox(ui, "race.batches", ui.text()("race.batches"), isOn, ui.text()("race.batches.hint"))) {
    if (isOn)
      edited.batches = BatchConfig{.size = std::min<Index>(5, examples), .order = BatchOrder::fixed};
    else
      edited.batches.reset();
  }
  if (!edited.batches) return;
  BatchConfig& batches = *edited.batches;
  wholeSlider(ui, "batches.size", static_cast<double>(examples), 5, batches.size);
  int order = static_cast<int>(batches.order);
  if (segmented(ui, "batches.order",
                {std::string(ui.text()("batches.order.shuffled")), std::string(ui.text()("batches.order.fixed"))},
                order))
    batches.order = static_cast<BatchOrder>(order);
  if (batches.order == BatchOrder::shuffled) {
    Index seed = static_cast<Index>(batches.seed);
    if (wholeSlider(ui, "batches.seed", mostSeeds, 1, seed)) batches.seed = static_cast<std::uint64_t>(seed);
  }
  const Index updates = updatesPerEpoch(examples, std::min(batches.size, examples));
  Index epochs = (edited.steps + updates - 1) / updates;
  if (wholeSlider(ui, "batches.epochs", static_cast<double>(std::max<Index>(1, maximumSteps / updates)), 10, epochs))
    edited.steps = epochs * updates;
  mutedText(ui, batchText(ui.text(), lab_, lab_.playback().step()));
}

void OptimizerLabView::drawSchedule(Ui& ui, Config& edited) {
  std::vector<std::string> names;
  int index = 0;
  for (const ScheduleEntry& entry : scheduleCatalog()) {
    if (entry.name == edited.schedule.name) index = static_cast<int>(names.size());
    names.emplace_back(ui.text()("schedule." + std::string(entry.name)));
  }
  if (choice(ui, "race.schedule", ui.text()("race.schedule"), names, index)) {
    const ScheduleEntry& chosen = scheduleCatalog()[static_cast<std::size_t>(index)];
    edited.schedule = {std::string(chosen.name), fallbacks(chosen.hyperparameters)};
  }
  const ScheduleEntry& entry = *findSchedule(edited.schedule.name);
  for (std::size_t i = 0; i < entry.hyperparameters.size(); ++i)
    hyperparameter(ui, "schedule." + std::string(entry.hyperparameters[i].name), entry.hyperparameters[i],
                   ui.text()("hyperparameter." + std::string(entry.hyperparameters[i].name)), {},
                   edited.schedule.values[i]);
  if (edited.schedule.name != "constant") mutedText(ui, entry.formula);
}

/// ‖Δφ‖ < ε ends a run.
void OptimizerLabView::drawStopRule(Ui& ui, Config& edited) {
  bool isOn = edited.stopBelow > 0;
  if (checkbox(ui, "race.stop", ui.text()("race.stop"), isOn, ui.text()("race.stop.hint")))
    edited.stopBelow = isOn ? usualStop : 0;
  if (!isOn) return;
  const Hyperparameter declaration{.name = "epsilon",
                                   .symbol = "ε",
                                   .minimum = leastStop,
                                   .maximum = mostStop,
                                   .fallback = usualStop,
                                   .scale = Scale::logarithmic};
  hyperparameter(ui, "race.stop.epsilon", declaration, ui.text()("race.stop.epsilon"), {}, edited.stopBelow);
}

/// All that is in sight as printed, or one of them; a sentence for each.
void OptimizerLabView::drawErrata(Ui& ui, Config& edited) {
  const std::vector<std::string_view> errata = errataInSight(edited, lab_.problem().exampleCount());
  if (errata.empty()) mutedText(ui, ui.text()("race.asPrinted.none"));
  if (errata.size() > 1) {
    std::vector<std::string> labels = {std::string(ui.text()("race.asPrinted.all"))};
    labels.insert(labels.end(), errata.begin(), errata.end());
    const auto chosen = std::find(errata.begin(), errata.end(), edited.erratum);
    int index = chosen == errata.end() ? 0 : static_cast<int>(chosen - errata.begin()) + 1;
    if (choice(ui, "race.erratum", {}, labels, index))
      edited.erratum = index == 0 ? std::string() : labels[static_cast<std::size_t>(index)];
  }
  for (const std::string_view erratum : errata)
    if (edited.shows(erratum)) mutedText(ui, ui.text()("erratum." + std::string(erratum)));
}

}  // namespace descenso
