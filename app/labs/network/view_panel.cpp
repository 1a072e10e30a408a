#include <imgui.h>

#include <array>

#include "app/labs/network/state_text.h"
#include "app/labs/network/view.h"
#include "app/text/numbers.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {

// What belongs to the page of the right column stands first: it is what the user looks at.
void NetworkLabView::drawPanel(Ui& ui, Config& edited) {
  drawStatus(ui);
  const std::string_view page = plots_.page().name;
  if (page == "inside" && sections_.open(ui, "network.panel.slice", true)) drawSliceSettings(ui, edited);
  if (page == "sweep" && sections_.open(ui, "network.panel.sweep", true)) drawSweepSettings(ui, edited);
  if (page == "counting" && sections_.open(ui, "network.panel.counting", true)) drawCounting(ui, edited);
  const bool hasTwoClasses = lab_.data().all.classCount() == 2;
  if (page == "quality" && hasTwoClasses && sections_.open(ui, "network.panel.threshold", true))
    drawThreshold(ui, edited);
  if (sections_.open(ui, "network.panel.data", true)) drawData(ui, edited);
  if (sections_.open(ui, "network.panel.split", false)) drawSplit(ui, edited);
  if (sections_.open(ui, "network.panel.augmentation", false)) drawAugmentation(ui, edited);
  if (sections_.open(ui, "network.panel.network", true)) drawNetwork(ui, edited);
  if (!edited.hidden.empty() && sections_.open(ui, "network.panel.layer", false)) drawLayerSettings(ui, edited);
  if (sections_.open(ui, "network.panel.training", true)) drawTraining(ui, edited);
  if (sections_.open(ui, "network.panel.start", false)) drawStart(ui, edited);
  if (sections_.open(ui, "network.panel.view", false)) drawLook(ui, edited);
}

/// Where training stands, how well the network fits, and what ended it.
void NetworkLabView::drawStatus(Ui& ui) {
  const Theme& theme = ui.theme();
  const FitVerdict verdict = verdictOf(lab_);
  const std::array<Color, 4> colors = {theme.muted, theme.warn, theme.good, theme.error};
  const Rect line = nextLine(ui.px(24));
  drawLabel(ui, line, verdictText(ui.text(), lab_), {FontRole::bold, 17, colors[static_cast<std::size_t>(verdict)]});
  ui.record("network.verdict", line);
  advancePast(line);
  mutedText(ui, epochText(ui.text(), lab_));
  const std::string end = endText(ui.text(), lab_);
  if (end.empty()) return;
  const bool hasDiverged = lab_.training().hasDiverged();
  colouredText(ui, end, hasDiverged ? theme.error : theme.good);
  if (hasDiverged && button(ui, "network.back", ui.text()("coach.back"))) wantsBack_ = true;
}

/// CLS-16: from which probability on the second class is said, and what becomes of right answers.
void NetworkLabView::drawThreshold(Ui& ui, Config& edited) {
  const NetworkData& data = lab_.data();
  const Hyperparameter declaration{.name = "threshold",
                                   .symbol = "%",
                                   .minimum = static_cast<double>(thresholdRange[0]),
                                   .maximum = static_cast<double>(thresholdRange[1]),
                                   .fallback = 50,
                                   .isWhole = true};
  auto percent = static_cast<double>(edited.look.threshold);
  const std::string label = ui.text().format("network.threshold", {{"class", className(ui.text(), data.all, 1)}});
  if (hyperparameter(ui, "network.threshold", declaration, label, {}, percent))
    edited.look.threshold = static_cast<int>(percent);
  mutedText(ui, ui.text()("network.threshold.accuracy"));
  const auto share = [&](std::string_view key, DataPart part) {
    if (lab_.training().measuredOf(part).size() == 0) return;
    readOut(ui, ui.text()(key), formatFixed(100 * accuracyOf(lab_.confusionOf(part)), 1) + " %");
  };
  share("network.part.train", DataPart::train);
  share("network.part.validation", DataPart::validation);
  share("network.part.test", DataPart::test);
}

void NetworkLabView::drawLook(Ui& ui, Config& edited) {
  NetworkLabLook& look = edited.look;
  const auto flag = [&](std::string_view id, bool& value) { checkbox(ui, id, ui.text()(id), value); };
  hyperparameter(ui, "panel.dim", {.name = "dim", .symbol = "", .minimum = 0, .maximum = 1, .fallback = 1},
                 ui.text()("panel.dim"), {}, look.dim);
  flag("network.view.discrete", look.isDiscrete);
  flag("network.view.points", look.showsPoints);
  flag("network.view.test", look.showsTest);
  PlotView& curves = look.view("curves");
  bool isLogarithmic = curves.yScale == Scale::logarithmic;
  if (checkbox(ui, "panel.log", ui.text()("panel.log"), isLogarithmic)) {
    curves.yScale = isLogarithmic ? Scale::logarithmic : Scale::linear;
    curves.y.fit = true;  // a stretch of one scale says nothing about the other
  }
}

/// Nothing but how deep and how wide the network is.
void NetworkLabView::drawRail(Ui& ui, Config& edited) {
  for (std::size_t layer = 0; layer < edited.hidden.size(); ++layer) {
    const Rect line = nextLine(ui.px(30));
    const std::string id = "rail." + std::to_string(layer);
    pressArea(id, line);
    ui.hint(id, activationLabel(ui.text(), edited.hidden[layer].activation));
    drawControl(ui, line, {});
    drawLabel(ui, line, std::to_string(edited.hidden[layer].units),
              {FontRole::regular, 15, ui.theme().text, HorizontalAlign::center, Words::users});
    ui.record(id, line);
    advancePast(line);
  }
}

}  // namespace descenso
