// What each stage offers in the panel.
#include <cmath>

#include "app/labs/activation/view.h"
#include "app/text/numbers.h"
#include "app/widgets/drawing.h"
#include "app/widgets/one_of.h"
#include "app/widgets/scene_links.h"
#include "app/widgets/widgets.h"

namespace descenso {
namespace {

bool activationSliderRow(Ui& ui, std::string_view name, double& value) {
  const std::string id = "activation-lab." + std::string(name);
  return hyperparameter(ui, id, activationSlider(name), ui.text()(id), {}, value);
}

template <class Whole>
bool wholeSliderRow(Ui& ui, std::string_view name, Whole& value) {
  double number = static_cast<double>(value);
  if (!activationSliderRow(ui, name, number)) return false;
  value = static_cast<Whole>(std::llround(number));
  return true;
}

/// A drop-down of the catalog.
bool chooseActivation(Ui& ui, std::string_view id, std::string_view label, ActivationKind& kind) {
  std::vector<std::string> labels;
  for (const Activation& each : activationCatalog()) labels.push_back(activationLabel(ui.text(), each.kind));
  int index = static_cast<int>(kind);
  if (!choice(ui, id, label, labels, index)) return false;
  kind = static_cast<ActivationKind>(index);
  return true;
}

/// The slider of its parameter, where it has one.
void parameterRow(Ui& ui, ActivationConfig& edited, ActivationKind kind) {
  const Activation& f = activation(kind);
  if (f.parameterSymbol.empty()) return;
  hyperparameter(ui, "activation-lab.parameter", parameterSlider(f), ui.text()("activation-lab.parameter"), {},
                 edited.parameter(kind));
}

/// The course's two slopes of leaky ReLU, as buttons.
void slopePresets(Ui& ui, double& slope) {
  const std::vector<std::string> labels = {"0.1", "0.01"};
  int index = slope == 0.1 ? 0 : slope == 0.01 ? 1 : -1;
  if (segmented(ui, "activation-lab.preset", labels, index)) slope = index == 0 ? 0.1 : 0.01;
}

}  // namespace

void ActivationView::drawGallery(Ui& ui, Config& edited) {
  checkbox(ui, "activation-lab.asPrinted", ui.text()("activation-lab.asPrinted"), edited.gallery.isPrinted,
           ui.text()("activation-lab.asPrinted.hint"));
  drawErratum(ui, edited);
  if (sections_.open(ui, "activation-lab.section.selected")) drawSelected(ui, edited);
  if (sections_.open(ui, "activation-lab.section.functions")) drawFunctions(ui, edited.gallery);
  if (!edited.gallery.isTimed &&
      button(ui, "activation-lab.time", ui.text()("activation-lab.time"), ui.text()("activation-lab.time.hint")))
    edited.gallery.isTimed = true;
}

void ActivationView::drawSelected(Ui& ui, Config& edited) {
  GalleryConfig& gallery = edited.gallery;
  mutedText(ui, activationLabel(ui.text(), gallery.selected));
  if (gallery.selected == ActivationKind::maxout) {
    activationSliderRow(ui, "w1", gallery.maxout.w1);
    activationSliderRow(ui, "b1", gallery.maxout.b1);
    activationSliderRow(ui, "w2", gallery.maxout.w2);
    activationSliderRow(ui, "b2", gallery.maxout.b2);
  } else {
    parameterRow(ui, edited, gallery.selected);
  }
  if (gallery.selected == ActivationKind::leakyRelu) slopePresets(ui, edited.parameter(gallery.selected));
  activationSliderRow(ui, "threshold", gallery.threshold);
}

/// A row for each; the name chooses the one that is looked at closely.
void ActivationView::drawFunctions(Ui& ui, GalleryConfig& gallery) {
  for (const Activation& each : activationCatalog()) {
    const auto i = static_cast<std::size_t>(each.kind);
    bool isShown = gallery.shown[i];
    bool isChosen = false;
    const SeriesStyle style = activationStyle(ui.theme(), each.kind);
    if (seriesRow(ui, "activation-lab.function." + std::string(each.name), activationLabel(ui.text(), each.kind), style,
                  isShown, gallery.selected == each.kind, isChosen))
      gallery.shown[i] = isShown;
    if (isChosen) {
      gallery.selected = each.kind;
      gallery.shown[i] = true;
    }
  }
}

void ActivationView::drawErratum(Ui& ui, const Config& edited) {
  if (!edited.gallery.isPrinted) return;
  for (const PrintedActivation& printed : printedActivations()) {
    if (!edited.gallery.shown[static_cast<std::size_t>(printed.kind)]) continue;
    mutedText(ui, translated(ui.text(), "erratum", printed.erratum));
  }
}

void ActivationView::drawNeuron(Ui& ui, Config& edited) {
  PlaneNeuron& neuron = edited.neuron;
  const std::vector<std::string> labels = {activationLabel(ui.text(), ActivationKind::sigmoid),
                                           activationLabel(ui.text(), ActivationKind::step)};
  int index = neuron.activation == ActivationKind::sigmoid ? 0 : neuron.activation == ActivationKind::step ? 1 : -1;
  if (segmented(ui, "activation-lab.stepOrSigmoid", labels, index))
    neuron.activation = index == 0 ? ActivationKind::sigmoid : ActivationKind::step;
  chooseActivation(ui, "activation-lab.activation", ui.text()("activation-lab.activation"), neuron.activation);
  parameterRow(ui, edited, neuron.activation);
  activationSliderRow(ui, "alpha", neuron.alpha);
  activationSliderRow(ui, "beta", neuron.beta);
  activationSliderRow(ui, "shift", neuron.shift);
  separator(ui);
  mutedText(ui, ui.text()("activation-lab.place"));
  pointInput(ui, "activation-lab.point", "x₁", "x₂", neuron.x1, neuron.x2);
}

void ActivationView::drawLearning(Ui& ui, Config& edited) {
  NeuronStudyConfig& study = edited.study;
  NeuronStudyKind kind = study.kind;
  std::vector<std::string> labels;
  for (const std::string_view each : neuronStudyNames())
    labels.push_back(translated(ui.text(), "activation-lab.study", each));
  int index = static_cast<int>(kind);
  if (choice(ui, "activation-lab.study", ui.text()("activation-lab.study"), labels, index)) {
    study = usualStudy(static_cast<NeuronStudyKind>(index));
    soughtStep_ = 0;
  }
  mutedText(ui, translated(ui.text(), "activation-lab.told", neuronStudyNames()[static_cast<std::size_t>(study.kind)]));
  activationSliderRow(ui, "rate", study.rate);
  if (study.kind == NeuronStudyKind::zigzag) {
    wholeSliderRow(ui, "seed", study.seed);
  } else {
    activationSliderRow(ui, "startWeight", study.startWeight);
    activationSliderRow(ui, "startBias", study.startBias);
  }
  if (study.kind == NeuronStudyKind::dead || study.kind == NeuronStudyKind::prelu)
    activationSliderRow(ui, "slope", study.slope);
  if (study.kind == NeuronStudyKind::dead) slopePresets(ui, study.slope);
  if (study.kind == NeuronStudyKind::prelu) activationSliderRow(ui, "wantedSlope", study.wantedSlope);
  wholeSliderRow(ui, "steps", study.steps);
}

void ActivationView::drawLayers(Ui& ui, Config& edited) {
  TwoLayers& layers = edited.layers;
  std::size_t count = layers.units.size();
  if (wholeSliderRow(ui, "units", count)) {
    layers.units.resize(count);
    layers.unit = std::min(layers.unit, count - 1);
  }
  if (count > 1) {
    std::vector<std::string> labels;
    for (std::size_t i = 1; i <= count; ++i) labels.push_back(std::to_string(i));
    int index = static_cast<int>(layers.unit);
    controlLabel(ui, ui.text()("activation-lab.unit"));
    if (segmented(ui, "activation-lab.unit", labels, index)) layers.unit = static_cast<std::size_t>(index);
  }
  HiddenUnit& unit = layers.units[layers.unit];
  activationSliderRow(ui, "w1", unit.w1);
  activationSliderRow(ui, "b1", unit.b1);
  activationSliderRow(ui, "w2", unit.w2);
  activationSliderRow(ui, "b2", layers.b2);
  chooseActivation(ui, "activation-lab.between", ui.text()("activation-lab.between"), layers.between);
  parameterRow(ui, edited, layers.between);
}

void ActivationView::drawChain(Ui& ui, Config& edited) {
  ChainConfig& chain = edited.chain;
  double layers = static_cast<double>(std::max(1L, lab_.playback().step()));
  const Hyperparameter length{.name = "layers",
                              .symbol = "L",
                              .minimum = 1,
                              .maximum = static_cast<double>(maximumChain),
                              .fallback = 10,
                              .isWhole = true};
  if (hyperparameter(ui, "activation-lab.chainLayers", length, ui.text()("activation-lab.chainLayers"), {}, layers))
    soughtStep_ = std::lround(layers);
  chooseActivation(ui, "activation-lab.activation", ui.text()("activation-lab.activation"), chain.activation);
  parameterRow(ui, edited, chain.activation);
  activationSliderRow(ui, "weight", chain.weight);
  activationSliderRow(ui, "spread", chain.spread);
  if (chain.spread > 0) wholeSliderRow(ui, "seed", chain.seed);
  activationSliderRow(ui, "bias", chain.bias);
  activationSliderRow(ui, "input", chain.input);
  mutedText(ui, ui.text()(chain.spread > 0 ? "activation-lab.networkNote" : "activation-lab.recurrentNote"));
  separator(ui);
  seeAlso(ui, {"vanishing-sigmoid", "vanishing-relu"});
}

void ActivationView::drawSoftmax(Ui& ui, Config& edited) {
  VectorActivationConfig& softmax = edited.softmax;
  double count = static_cast<double>(softmax.scores.size());
  const Hyperparameter classes{.name = "classes",
                               .symbol = "n",
                               .minimum = static_cast<double>(fewestScores),
                               .maximum = static_cast<double>(mostScores),
                               .fallback = 3,
                               .isWhole = true};
  if (hyperparameter(ui, "activation-lab.classes", classes, ui.text()("activation-lab.classes"), {}, count))
    softmax.scores.resize(static_cast<std::size_t>(std::lround(count)), 0);
  activationSliderRow(ui, "temperature", softmax.temperature);
  if (button(ui, "activation-lab.hundreds", ui.text()("activation-lab.hundreds"),
             ui.text()("activation-lab.hundreds.hint")))
    for (double& score : softmax.scores) score = clampValue(activationSlider("score"), score + 100);
}

}  // namespace descenso
