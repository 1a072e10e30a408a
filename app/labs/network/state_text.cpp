#include "app/labs/network/state_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/text/numbers.h"
#include "app/text/subscript.h"
#include "engine/networks/counting.h"

namespace descenso {
namespace {

constexpr std::array<const char*, 10> superscripts = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

std::string digits(long number, const std::array<const char*, 10>& signs) {
  std::string text;
  for (const char digit : std::to_string(number)) text += signs[static_cast<std::size_t>(digit - '0')];
  return text;
}

constexpr Index mostTerms = 4;  // of a unit's sum that are written out

}  // namespace

std::string columnKey(std::string_view group, std::string word) {
  std::replace(word.begin(), word.end(), ' ', '-');
  return std::string(group) + "." + word;
}

std::string inputName(const Translations& text, const Examples& examples, Index input) {
  const auto place = static_cast<std::size_t>(input);
  const std::string name = place < examples.inputNames.size() ? examples.inputNames[place] : std::string();
  if (name.empty() || name == "x" + std::to_string(input + 1)) return "x" + subscript(input + 1);
  const std::string key = columnKey("column", name);
  return text.has(key) ? std::string(text(key)) : name;
}

std::string targetName(const Translations& text, const Examples& examples, Index number) {
  const std::string& name = examples.nameOfTarget(number);
  const std::string key = columnKey("column", name);
  return text.has(key) ? std::string(text(key)) : name;
}

std::string outputName(const Translations& text, const Examples& examples, Index output) {
  if (outputsFor(examples) == 1) return std::string(text("network.output"));
  return examples.isClassified() ? className(text, examples, static_cast<int>(output))
                                 : targetName(text, examples, output);
}

std::string className(const Translations& text, const Examples& examples, int index) {
  const std::string& name = examples.classNames.at(static_cast<std::size_t>(index));
  const bool isNumber =
      !name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (isNumber) return text.format("network.class", {{"name", name}});
  const std::string key = columnKey("class", name);
  return text.has(key) ? std::string(text(key)) : name;
}

std::string unitName(const NetworkLab& lab, const UnitPlace& unit) {
  const auto layers = static_cast<int>(lab.network().hidden.size());
  const std::string number = subscript(unit.unit + 1);
  if (unit.layer == 0) return "x" + number;
  if (unit.layer > layers) return lab.network().outputs == 1 ? "a" : "a" + number;
  if (layers == 1) return "h" + number;
  return "h" + number + "⁽" + digits(unit.layer, superscripts) + "⁾";
}

std::string parameterName(const NetworkLab& lab, Index parameter) {
  const std::vector<LayerPlace> places = layerPlaces(lab.network());
  for (std::size_t layer = 0; layer < places.size(); ++layer) {
    const LayerPlace& place = places[layer];
    const std::string mark = places.size() == 1 ? "" : "⁽" + digits(static_cast<long>(layer) + 1, superscripts) + "⁾";
    if (parameter >= place.biases && parameter < place.biases + place.units)
      return "b" + subscript(parameter - place.biases + 1) + mark;
    const Index within = parameter - place.weights;
    if (within < 0 || within >= place.units * place.inputs) continue;
    const std::string comma = place.units > 9 || place.inputs > 9 ? "," : "";
    return "w" + subscript(within / place.inputs + 1) + comma + subscript(within % place.inputs + 1) + mark;
  }
  return {};
}

std::string parameterFormula(const NetworkConfig& network) {
  const std::vector<Index> sizes = layerSizes(network);
  std::string formula;
  for (std::size_t i = 1; i < sizes.size(); ++i)
    formula += (i > 1 ? " + " : "") + std::to_string(sizes[i]) + "·(" + std::to_string(sizes[i - 1]) + "+1)";
  return formula + " = " + std::to_string(parameterCount(network));
}

std::string shapeText(const NetworkConfig& network) {
  std::string shape;
  for (const Index size : layerSizes(network)) shape += (shape.empty() ? "" : "–") + std::to_string(size);
  return shape;
}

std::string unitEquation(const NetworkLab& lab, const UnitPlace& unit) {
  const Activations known = activationsAt(lab.network(), lab.phi(), lab.data().scaled(lab.probe()));
  const auto layer = static_cast<std::size_t>(unit.layer) - 1;
  const LayerPlace place = layerPlaces(lab.network())[layer];
  const Vector before = layer == 0 ? lab.data().scaled(lab.probe()) : known.outputs[layer - 1];
  const Vector& phi = lab.phi();
  std::string sum;
  for (Index i = 0; i < std::min(mostTerms, place.inputs); ++i) {
    const double weight = phi[place.weights + unit.unit * place.inputs + i];
    if (i > 0) sum += weight < 0 ? " − " : " + ";
    sum += formatNumber(i > 0 ? std::abs(weight) : weight, 3) + "·" +
           (before[i] < 0 ? "(" + formatNumber(before[i], 3) + ")" : formatNumber(before[i], 3));
  }
  if (place.inputs > mostTerms) sum += " + …";
  const double bias = phi[place.biases + unit.unit];
  sum += (bias < 0 ? " − " : " + ") + formatNumber(std::abs(bias), 3);
  return "z = " + sum + " = " + formatNumber(known.sums[layer][unit.unit], 4);
}

FitVerdict verdictOf(const NetworkLab& lab) {
  const Measurements& known = lab.training().measurements();
  const std::size_t now = known.at(lab.training().weightsOf(lab.shownStep()));
  if (lab.shownStep() == 0) return FitVerdict::unknown;
  const NetworkData& data = lab.data();
  const double other = data.test.size() > 0 ? known.testLoss[now] : known.validationLoss[now];
  return judgeFit(known.trainLoss[now], other, baselineLoss(lab.network(), lab.training().measuredOf(DataPart::train)));
}

std::string verdictText(const Translations& text, const NetworkLab& lab) {
  const FitVerdict verdict = verdictOf(lab);
  if (verdict == FitVerdict::unknown && lab.shownStep() > 0) return std::string(text("network.verdict.noTest"));
  constexpr std::array<const char*, 4> names = {"unknown", "under", "justRight", "over"};
  return translated(text, "network.verdict", names[static_cast<std::size_t>(verdict)]);
}

std::string epochText(const Translations& text, const NetworkLab& lab) {
  const long updates = lab.training().updatesPerEpoch();
  const long step = lab.shownStep();
  if (updates == 1) return text.format("network.epoch.whole", {{"epoch", std::to_string(step)}});
  return text.format("network.epoch", {{"epoch", std::to_string(step / updates)},
                                       {"batch", std::to_string(step % updates)},
                                       {"batches", std::to_string(updates)}});
}

std::string samplesText(const Translations& text, const NetworkLab& lab) {
  const Index examples = lab.data().train->size();
  const Index all = lab.training().learned()->size();
  return text.format("network.samples", {{"examples", std::to_string(examples)},
                                         {"copies", std::to_string(all - examples)},
                                         {"all", std::to_string(all)}});
}

std::string endText(const Translations& text, const NetworkLab& lab) {
  const NetworkTraining& training = lab.training();
  if (!training.isEnded() || lab.shownStep() < training.reached()) return {};
  if (training.hasDiverged()) {
    const Divergence& end = training.run().divergence();
    const std::string sentence = text.format(
        "network.diverged", {{"step", std::to_string(end.step)}, {"quantity", text("quantity." + end.quantity)}});
    if (training.run().lost().size() == 0) return sentence;
    const std::optional<NonFinite> first = firstNonFinite(training.measured(), training.run().lost());
    if (!first) return sentence;
    return sentence + " " + text.format("network.diverged.layer", {{"layer", std::to_string(first->layer + 1)}});
  }
  if (!training.earlyStop()) return {};
  return text.format("network.stopped", {{"step", std::to_string(training.earlyStop()->at)},
                                         {"best", std::to_string(training.earlyStop()->best)}});
}

}  // namespace descenso
