#include "app/labs/network/state_text.h"
#include "app/labs/network/view.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr double mostShownCopies = 20;
constexpr double mostShownShift = 1;

}  // namespace

// Copies that enlarge what is learned from, and how many examples there are then.
void NetworkLabView::drawAugmentation(Ui& ui, Config& edited) {
  Augmentation& augmentation = edited.augmentation;
  const auto slider = [&](std::string_view id, std::string_view symbol, double most, double& value) {
    hyperparameter(ui, id, {.name = id, .symbol = symbol, .minimum = 0, .maximum = most, .fallback = 0}, ui.text()(id),
                   {}, value);
  };
  auto copies = static_cast<double>(augmentation.copies);
  const Hyperparameter declared{.name = "copies",
                                .symbol = "",
                                .minimum = 0,
                                .maximum = mostShownCopies,
                                .fallback = 0,
                                .isWhole = true};
  if (hyperparameter(ui, "network.augmentation.copies", declared, ui.text()("network.augmentation.copies"), {}, copies))
    augmentation.copies = static_cast<Index>(copies);
  if (lab_.data().all.inputCount() > 1)
    slider("network.augmentation.rotation", "±°", 180, augmentation.rotation);
  slider("network.augmentation.shift", "±", mostShownShift, augmentation.shift);
  slider("network.augmentation.noise", "σ", mostShownShift, augmentation.noise);
  mutedText(ui, samplesText(ui.text(), lab_));
  mutedText(ui, ui.text()("network.augmentation.note"));
}

}  // namespace descenso
