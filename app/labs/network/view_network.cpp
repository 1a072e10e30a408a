#include <imgui.h>

#include <algorithm>

#include "app/labs/network/state_text.h"
#include "app/labs/network/view.h"
#include "app/widgets/drawing.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

constexpr double leastLambda = 1e-6;
constexpr double usualLambda = 1e-3;

/// Symbols of the activations' names in the catalog's order.
std::vector<std::string> activationNames(const Translations& text) {
  std::vector<std::string> labels;
  for (const Activation& each : activationCatalog()) labels.push_back(activationLabel(text, each.kind));
  return labels;
}

}  // namespace

void NetworkLabView::drawNetwork(Ui& ui, Config& edited) {
  const Rect line = nextLine(ui.px(controlHeight));
  drawLabel(ui, line, ui.text()("network.hiddenLayers"), {FontRole::regular, 17, ui.theme().text});
  const float side = line.height;
  const Rect more = snapped({line.right() - side, line.y, side, side});
  const Rect number = snapped({more.x - ui.px(34), line.y, ui.px(34), side});
  const Rect less = snapped({number.x - side, line.y, side, side});
  if (signButton(ui, "panel.layers.less", less, "−", ui.text()("network.layers.less"))) removeLayer(edited);
  drawLabel(ui, number, std::to_string(edited.hidden.size()),
            {FontRole::regular, 17, ui.theme().text, HorizontalAlign::center});
  if (signButton(ui, "panel.layers.more", more, "+", ui.text()("network.layers.more"))) addLayer(edited);
  advancePast(line);
  for (std::size_t layer = 0; layer < edited.hidden.size(); ++layer) drawLayerRow(ui, edited, layer);
  if (lab_.data().all.isClassified()) {
    const std::vector<std::string> losses = {std::string(ui.text()("network.loss.cross-entropy")),
                                             std::string(ui.text()("network.loss.squared-error")),
                                             std::string(ui.text()("network.loss.half-squared"))};
    int index = static_cast<int>(edited.loss);
    if (choice(ui, "network.loss", ui.text()("network.loss"), losses, index))
      edited.loss = static_cast<LossKind>(index);
  }
  drawPenalty(ui, edited);
}

/// The layer's number, which chooses it, its size and its activation.
void NetworkLabView::drawLayerRow(Ui& ui, Config& edited, std::size_t layer) {
  const Rect line = nextLine(ui.px(controlHeight));
  const std::string id = "panel.layer." + std::to_string(layer);
  const float side = line.height;
  const bool isChosen = static_cast<int>(layer) == edited.look.layer;
  const Rect name = snapped({line.x, line.y, side, side});
  if (pressArea(id, name)) edited.look.layer = static_cast<int>(layer);
  ui.record(id, name);
  ui.hint(id, ui.text()("network.layer.choose"));
  ControlState state = controlState();
  state.on = isChosen;
  drawControl(ui, name, state);
  drawLabel(ui, name, std::to_string(layer + 1), {FontRole::regular, 15, inkOf(ui, state), HorizontalAlign::center});
  LayerConfig& config = edited.hidden[layer];
  const Rect less = snapped({name.right() + ui.px(8), line.y, side, side});
  const Rect number = snapped({less.right(), line.y, ui.px(34), side});
  const Rect more = snapped({number.right(), line.y, side, side});
  const Index units = config.units;
  if (signButton(ui, id + ".less", less, "−", ui.text()("network.units.less"))) resizeLayer(edited, layer, units - 1);
  drawLabel(ui, number, std::to_string(units),
            {FontRole::regular, 17, ui.theme().text, HorizontalAlign::center, Words::users});
  if (signButton(ui, id + ".more", more, "+", ui.text()("network.units.more"))) resizeLayer(edited, layer, units + 1);
  int index = static_cast<int>(config.activation);
  const Rect rest = snapped({more.right() + ui.px(8), line.y, line.right() - more.right() - ui.px(8), side});
  if (choiceIn(ui, id + ".activation", rest, activationNames(ui.text()), index)) {
    config.activation = activationCatalog()[static_cast<std::size_t>(index)].kind;
    config.parameter = activation(config.activation).parameter;
  }
  advancePast(line);
}

/// Of the layer that was chosen.
void NetworkLabView::drawLayerSettings(Ui& ui, Config& edited) {
  const auto place =
      static_cast<std::size_t>(std::clamp(edited.look.layer, 0, static_cast<int>(edited.hidden.size()) - 1));
  LayerConfig& layer = edited.hidden[place];
  const auto label = [&](std::string_view key) {
    return ui.text().format(key, {{"layer", std::to_string(place + 1)}});
  };
  double units = static_cast<double>(layer.units);
  const Hyperparameter size{.name = "units",
                            .symbol = "",
                            .minimum = 1,
                            .maximum = static_cast<double>(maximumUnits),
                            .fallback = 4,
                            .scale = Scale::logarithmic,
                            .isWhole = true};
  if (hyperparameter(ui, "network.units", size, label("network.units"), {}, units))
    resizeLayer(edited, place, static_cast<Index>(units));
  const Activation& kind = activation(layer.activation);
  if (!kind.parameterSymbol.empty()) {
    const Hyperparameter slope{
        .name = "parameter", .symbol = kind.parameterSymbol, .minimum = -2, .maximum = 2, .fallback = kind.parameter};
    hyperparameter(ui, "network.parameterOf", slope, activationLabel(ui.text(), layer.activation), {}, layer.parameter);
  }
  const Hyperparameter dropout{.name = "dropout", .symbol = "", .minimum = 0, .maximum = 0.95, .fallback = 0};
  hyperparameter(ui, "network.dropout", dropout, label("network.dropout"), {}, layer.dropout);
  const Hyperparameter rate{.name = "rate", .symbol = "", .minimum = 0, .maximum = 4, .fallback = 1};
  hyperparameter(ui, "network.rate", rate, label("network.rate"), {}, layer.rate);
}

void NetworkLabView::drawPenalty(Ui& ui, Config& edited) {
  Penalty& penalty = edited.penalty;
  const std::vector<std::string> kinds = {
      std::string(ui.text()("network.penalty.none")), std::string(ui.text()("network.penalty.l2")),
      std::string(ui.text()("network.penalty.l1")), std::string(ui.text()("network.penalty.both"))};
  int index = (penalty.l2 > 0 ? 1 : 0) + (penalty.l1 > 0 ? 2 : 0);
  if (choice(ui, "network.penalty", ui.text()("network.penalty"), kinds, index)) {
    const double lambda = std::max(penalty.l1, penalty.l2) > 0 ? std::max(penalty.l1, penalty.l2) : usualLambda;
    penalty.l2 = index == 1 || index == 3 ? lambda : 0;
    penalty.l1 = index >= 2 ? lambda : 0;
  }
  const auto slider = [&](std::string_view id, std::string_view symbol, double& value) {
    const Hyperparameter declaration{.name = id,
                                     .symbol = symbol,
                                     .minimum = leastLambda,
                                     .maximum = 1,
                                     .fallback = usualLambda,
                                     .scale = Scale::logarithmic};
    hyperparameter(ui, id, declaration, ui.text()(id), {}, value);
  };
  if (penalty.l2 > 0) slider("network.l2", "λ₂", penalty.l2);
  if (penalty.l1 <= 0) return;
  slider("network.l1", "λ₁", penalty.l1);
  bool isProximal = penalty.l1Step == L1Step::proximal;
  if (checkbox(ui, "network.proximal", ui.text()("network.proximal"), isProximal, ui.text()("network.proximal.hint")))
    penalty.l1Step = isProximal ? L1Step::proximal : L1Step::subgradient;
}

}  // namespace descenso
