#include "app/labs/entropy/view.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/widgets/number_field.h"
#include "app/widgets/one_of.h"
#include "app/widgets/widgets.h"
#include "engine/information/printed.h"

namespace descenso {
namespace {

/// Dragged numbers are as fine as they can be read.
double toThousandths(double value) { return std::round(1000 * value) / 1000 + 0.0; }
double toHundredths(double value) { return std::round(100 * value) / 100 + 0.0; }

/// What the slides print about what the stage shows, where that is wrong or unclear.
std::vector<std::string_view> errataOf(const EntropyConfig& config) {
  switch (config.stage) {
    case EntropyStage::codes:
      if (config.codes.outcomes == Outcomes::iris) return {"E06"};
      return {"E07", "E08", "E09"};
    case EntropyStage::softmax:
      return {"E03", "E04", "E05", "E22"};
    case EntropyStage::losses:
      break;
  }
  std::vector<std::string_view> errata = {lossErratum(config.losses.task)};
  if (config.losses.task == OutputTask::binary) errata.emplace_back("E23");
  return errata;
}

void drawErrata(Ui& ui, EntropyConfig& edited) {
  separator(ui);
  checkbox(ui, "entropy.printed", ui.text()("entropy.printed"), edited.asPrinted, ui.text()("entropy.printed.hint"));
  if (!edited.asPrinted) return;
  for (const std::string_view erratum : errataOf(edited)) erratumText(ui, printedFormula(erratum));
}

void moveBar(CodesConfig& codes, std::size_t handle, double to) {
  const std::size_t count = codes.p.size();
  setProbability(handle < count ? codes.p : codes.q, handle % count, toThousandths(to));
}

}  // namespace

void EntropyView::drawPanel(Ui& ui, EntropyConfig& edited) {
  heading(ui, ui.text()("entropy.heading"));
  oneOf(ui, "entropy.stage", entropyStageNames(), edited.stage);
  mutedText(ui, translated(ui.text(), "entropy.about", entropyStageNames()[static_cast<std::size_t>(edited.stage)]));
  if (edited.stage == EntropyStage::codes) drawCodes(ui, edited.codes);
  if (edited.stage == EntropyStage::softmax) drawSoftmax(ui, edited.softmax);
  if (edited.stage == EntropyStage::losses) drawLosses(ui, edited.losses);
  drawErrata(ui, edited);
}

void EntropyView::drawRail(Ui& ui, EntropyConfig& edited) {
  oneOfOnRail(ui, "entropy.stage", entropyStageNames(), edited.stage);
}

void EntropyView::react(Ui& ui, const PlotReaction& reaction, EntropyConfig& edited) {
  const std::string& plot = reaction.plot.name();
  const PlotEvents& events = reaction.events;
  if (!reaction.pressed.empty()) {
    if (plot == "task") {
      const auto names = outputTaskNames();
      const auto chosen = std::find(names.begin(), names.end(), reaction.pressed.substr(5));
      if (chosen != names.end()) edited.losses.task = static_cast<OutputTask>(chosen - names.begin());
    } else if (!ui.isRail && !ui.isPresentation) {
      typeNumber(ui, reaction.pressed, edited);
    }
  }
  if (plot == "temperature" && events.clicked)
    edited.softmax.temperature = clampValue(entropySlider("temperature"), events.clicked->x);
  if (plot == "descent" && events.clicked)
    soughtStep_ = std::lround(std::clamp(events.clicked->x, 0.0, static_cast<double>(lossSteps)));
  if (!events.dragTo || !reaction.handle) return;
  const std::size_t handle = *reaction.handle;
  const double to = events.dragTo->y;
  if (plot == "bars") moveBar(edited.codes, handle, to);
  if (plot == "scores") edited.softmax.scores[handle] = std::clamp(toHundredths(to), -mostScore, mostScore);
  if (plot == "loss") edited.losses.score = scoreOnAxis(edited.losses, events.dragTo->x);
  if (plot == "examples") edited.losses.examples[handle] = std::clamp(toThousandths(to), 0.0, 1.0);
  if (plot == "decision") edited.losses.threshold = std::clamp(toThousandths(to), 0.0, 1.0);
}

void EntropyView::follow(Ui& ui) {
  if (!soughtStep_) return;
  lab_.playback().seek(*std::exchange(soughtStep_, std::nullopt));
  if (ui.keepAwake) ui.keepAwake();
}

}  // namespace descenso
