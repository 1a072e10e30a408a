#include <array>
#include <cmath>

#include "app/labs/network/view.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr std::array<std::string_view, 5> sweepKinds = {"architecture", "units", "examples", "penalty", "models"};

const Hyperparameter sweepUpdates{.name = "updates",
                                  .symbol = "",
                                  .minimum = static_cast<double>(fewestSweepUpdates),
                                  .maximum = static_cast<double>(mostSweepUpdates),
                                  .fallback = 1000,
                                  .scale = Scale::logarithmic,
                                  .isWhole = true};

const Hyperparameter kernelGamma{.name = "gamma",
                                 .symbol = "γ",
                                 .minimum = gammaRange[0],
                                 .maximum = gammaRange[1],
                                 .fallback = NetworkSweepConfig{}.gamma,
                                 .scale = Scale::logarithmic};
const Hyperparameter kernelSoftness{.name = "c",
                                    .symbol = "C",
                                    .minimum = softnessRange[0],
                                    .maximum = softnessRange[1],
                                    .fallback = NetworkSweepConfig{}.c,
                                    .scale = Scale::logarithmic};

}  // namespace

// What the networks of the sweep differ by, how long each learns, and a way to stop waiting.
void NetworkLabView::drawSweepSettings(Ui& ui, Config& edited) {
  NetworkSweepConfig& sweep = edited.look.sweep;
  std::vector<std::string> labels;
  for (const std::string_view kind : sweepKinds) labels.push_back(translated(ui.text(), "network.sweep", kind));
  int kind = static_cast<int>(sweep.kind);
  if (choice(ui, "network.sweep", ui.text()("network.sweep"), labels, kind)) {
    sweep.kind = static_cast<NetworkSweepKind>(kind);
    edited.look.fit("errors");
  }
  auto updates = static_cast<double>(sweep.updates);
  if (hyperparameter(ui, "network.sweep.updates", sweepUpdates, ui.text()("network.sweep.updates"), {}, updates))
    sweep.updates = std::lround(updates);
  if (sweep.kind == NetworkSweepKind::models) {
    hyperparameter(ui, "network.sweep.gamma", kernelGamma, ui.text()("network.sweep.gamma"), {}, sweep.gamma);
    hyperparameter(ui, "network.sweep.c", kernelSoftness, ui.text()("network.sweep.c"), {}, sweep.c);
    mutedText(ui, ui.text()("network.sweep.models.note"));
  }
  const LabSweep& running = plots_.sweep();
  mutedText(ui, ui.text().format("network.sweep.progress",
                                 {{"percent", std::to_string(std::lround(100 * running.progress()))}}));
  if (running.isRunning() && button(ui, "network.sweep.stop", ui.text()("network.sweep.stop"))) plots_.sweep().stop();
}

}  // namespace descenso
