#include <algorithm>

#include "app/labs/optimizer/state_text.h"
#include "app/labs/optimizer/view.h"
#include "app/text/numbers.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr std::size_t mostNamed = 4;

std::string rateText(const Translations& text, const TunedRate& rate) {
  return text.format(rate.arrives ? "race.tuned.one" : "race.tuned.late",
                     {{"optimizer", optimizerName(text, rate.optimizer)},
                      {"alpha", formatNumber(rate.alpha, 3)},
                      {"steps", std::to_string(rate.steps)}});
}

std::string tunedText(const Translations& text, const std::vector<TunedRate>& rates) {
  if (rates.empty()) return std::string(text("race.tuned.none"));
  if (rates.size() > mostNamed) return text.format("race.tuned.many", {{"count", std::to_string(rates.size())}});
  std::string list;
  for (const TunedRate& rate : rates) list += (list.empty() ? "" : "; ") + rateText(text, rate);
  return text.format("race.tuned", {{"list", list}});
}

}  // namespace

void OptimizerLabView::drawTuning(Ui& ui) {
  if (lab_.tuning().isRunning()) {
    const Rect line = nextLine(ui.px(16));
    drawProgress(ui, {line.x, line.center().y - ui.px(3), line.width, ui.px(6)}, lab_.tuning().progress());
    ui.record("race.tune.progress", line);
    advancePast(line);
    if (button(ui, "race.tune.cancel", ui.text()("race.tune.cancel"))) lab_.cancelTuning();
    return;
  }
  const auto& contestants = lab_.config().contestants;
  const bool isAny = std::any_of(contestants.begin(), contestants.end(),
                                 [](const Contestant& each) { return each.enabled && hasRate(each.optimizer.name); });
  if (isAny && button(ui, "race.tune", ui.text()("race.tune"), ui.text()("race.tune.hint"))) lab_.tune();
}

void OptimizerLabView::applyTuned(Ui& ui) {
  const std::optional<std::vector<TunedRate>> rates = lab_.applyTuned();
  if (!rates) return;
  if (ui.settingsChanged) ui.settingsChanged();
  if (ui.notify) ui.notify(tunedText(ui.text(), *rates), false);
  if (ui.keepAwake) ui.keepAwake();
  ui.wakeAfter(0);
}

}  // namespace descenso
