#include <algorithm>
#include <stdexcept>

#include "app/labs/entropy/plots_entropy.h"
#include "app/labs/entropy/view.h"
#include "app/labs/entropy/view_numbers.h"
#include "app/text/numbers.h"
#include "app/widgets/one_of.h"
#include "app/widgets/widgets.h"
#include "engine/information/prefix_code.h"

namespace descenso {
namespace {

constexpr float namesPart = 0.4f;  // of a line with three numbers
constexpr float signsPart = 0.07f;

bool entropySliderRow(Ui& ui, std::string_view name, double& value) {
  const std::string id = "entropy." + std::string(name);
  return hyperparameter(ui, id, entropySlider(name), ui.text()(id), {}, value);
}

bool wholeSliderRow(Ui& ui, std::string_view name, long& value) {
  double number = static_cast<double>(value);
  if (!entropySliderRow(ui, name, number)) return false;
  value = std::lround(number);
  return true;
}

/// Labels side by side below a muted line that says what they choose.
bool labelledChoice(Ui& ui, std::string_view id, const std::vector<std::string>& labels, int& index) {
  mutedText(ui, ui.text()(id));
  return fitsSegmented(ui, labels) ? segmented(ui, id, labels, index) : choice(ui, id, {}, labels, index);
}

bool classChoice(Ui& ui, std::string_view id, const std::vector<std::string>& labels, long& target) {
  int index = static_cast<int>(target);
  if (!labelledChoice(ui, id, labels, index)) return false;
  target = index;
  return true;
}

/// Why the i-th word cannot have this length.
Refusal lengthRefusal(const Ui& ui, const std::vector<int>& lengths, std::size_t i) {
  return [&ui, lengths, i](double typed) -> std::string {
    std::vector<int> tried = lengths;
    try {
      tried[i] = codeLength(typed);
    } catch (const std::invalid_argument&) {
      return ui.text().format("entropy.refused.length",
                              {{"most", std::to_string(longestCodeWord)}, {"value", formatNumber(typed, 4)}});
    }
    const double sum = kraftSum(tried);
    if (sum > 1) return ui.text().format("entropy.refused.kraft", {{"sum", formatNumber(sum, 5)}});
    return {};
  };
}

void drawFreeScores(Ui& ui, SoftmaxConfig& softmax) {
  long classes = std::ssize(softmax.scores);
  if (wholeSliderRow(ui, "classes", classes)) {
    softmax.scores.resize(static_cast<std::size_t>(classes), 0);
    softmax.target = std::min(softmax.target, classes - 1);
  }
  std::vector<std::string> labels;
  for (long k = 1; k <= classes; ++k) labels.push_back(std::to_string(k));
  classChoice(ui, "entropy.target", labels, softmax.target);
  mutedText(ui, ui.text()("entropy.scores"));
  for (std::size_t k = 0; k < softmax.scores.size(); k += 4) {
    NumberLine line(ui, {}, 4, 0);
    for (std::size_t i = k; i < std::min(k + 4, softmax.scores.size()); ++i)
      line.box("entropy.score." + std::to_string(i), refusalOutside(ui, "s", -mostScore, mostScore), softmax.scores[i],
               4);
    line.end();
  }
  entropySliderRow(ui, "temperature", softmax.temperature);
}

void drawModel(Ui& ui, SoftmaxConfig& softmax) {
  SoftmaxModel& model = softmax.model;
  const Refusal outside = refusalOutside(ui, "w", -mostNumber, mostNumber);
  const auto columns = static_cast<std::size_t>(model.inputs()) + 1;
  NumberLine head(ui, {}, columns, signsPart);
  for (const char* sign : {"x₁", "x₂", "x₃", "x₄", "b"}) head.word(sign);
  head.end();
  NumberLine inputs(ui, "x", columns, signsPart);
  for (Index j = 0; j < softmax.x.size(); ++j)
    inputs.box("entropy.x." + std::to_string(j), refusalOutside(ui, "x", -mostNumber, mostNumber), softmax.x[j], 4);
  inputs.end();
  for (Index k = 0; k < model.classes(); ++k) {
    NumberLine row(ui, k == 0 ? "W" : std::string_view(), columns, signsPart);
    for (Index j = 0; j < model.inputs(); ++j)
      row.box("entropy.w." + std::to_string(k) + "." + std::to_string(j), outside, model.weights(k, j), 3);
    row.box("entropy.b." + std::to_string(k), refusalOutside(ui, "b", -mostNumber, mostNumber), model.biases[k], 3);
    row.end();
  }
  if (button(ui, "entropy.random", ui.text()("entropy.random"), ui.text()("entropy.random.hint")))
    model = randomModel(model.classes(), model.inputs(), static_cast<std::uint64_t>(softmax.seed++ % 10'000));
  softmax.seed %= 10'000;
  wholeSliderRow(ui, "seed", softmax.seed);
  if (button(ui, "entropy.slide", ui.text()("entropy.slide"), ui.text()("entropy.slide.hint"))) {
    model = irisModel();
    softmax.x = irisFlower();
    softmax.flower = 0;
  }
}

}  // namespace

void EntropyView::drawCodes(Ui& ui, CodesConfig& codes) {
  Outcomes outcomes = codes.outcomes;
  if (oneOf(ui, "entropy.outcomes", outcomesNames(), outcomes)) codes = codesFor(outcomes);
  const DistributionNames names = distributionNames(codes.outcomes);
  NumberLine head(ui, {}, 3, namesPart);
  head.word(names.first);
  head.word(names.second);
  head.word(ui.text()("entropy.lengths"));
  head.end();
  const std::vector<std::string> labels = outcomeLabels(ui.text(), outcomeNames(codes.outcomes));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string place = std::to_string(i);
    NumberLine line(ui, labels[i], 3, namesPart);
    double p = codes.p[i];
    double q = codes.q[i];
    double length = codes.lengths[i];
    if (line.box("entropy.p." + place, refusalOutside(ui, "p", 0, 1), p, 3)) setProbability(codes.p, i, p);
    if (line.box("entropy.q." + place, refusalOutside(ui, "p", 0, 1), q, 3)) setProbability(codes.q, i, q);
    if (line.box("entropy.own." + place, lengthRefusal(ui, codes.lengths, i), length, 3))
      codes.lengths[i] = static_cast<int>(length);
    line.end();
  }
  int coded = codes.codesSecond ? 1 : 0;
  if (labelledChoice(ui, "entropy.coded", {names.first, names.second}, coded)) codes.codesSecond = coded == 1;
  mutedText(ui, ui.text()("entropy.unit"));
  oneOf(ui, "entropy.unit", informationUnitNames(), codes.unit);
}

void EntropyView::drawSoftmax(Ui& ui, SoftmaxConfig& softmax) {
  oneOf(ui, "entropy.source", scoreSourceNames(), softmax.source);
  if (softmax.source == ScoreSource::free) {
    drawFreeScores(ui, softmax);
    return;
  }
  classChoice(ui, "entropy.flower", outcomeLabels(ui.text(), irisNames()), softmax.flower);
  drawModel(ui, softmax);
  entropySliderRow(ui, "rate", softmax.alpha);
}

void EntropyView::drawLosses(Ui& ui, LossesConfig& losses) {
  oneOf(ui, "entropy.task", outputTaskNames(), losses.task);
  if (losses.task != OutputTask::regression) {
    mutedText(ui, ui.text()("entropy.axis"));
    oneOf(ui, "entropy.axis", lossAxisNames(), losses.axis);
  }
  if (losses.task == OutputTask::binary) classChoice(ui, "entropy.label", {"y = 0", "y = 1"}, losses.label);
  if (losses.task == OutputTask::regression) entropySliderRow(ui, "value", losses.value);
  entropySliderRow(ui, "point", losses.score);
  if (losses.task == OutputTask::multiclass) {
    mutedText(ui, ui.text()("entropy.others"));
    NumberLine line(ui, "θ₂  θ₃", 2, namesPart);
    for (std::size_t i = 0; i < losses.others.size(); ++i)
      line.box("entropy.other." + std::to_string(i), refusalOutside(ui, "θ", -mostLossScore, mostLossScore),
               losses.others[i], 4);
    line.end();
  }
  entropySliderRow(ui, "rate", losses.alpha);
  separator(ui);
  mutedText(ui, ui.text()("entropy.decision"));
  oneOf(ui, "entropy.decision", decisionExampleNames(), losses.decision);
  if (losses.decision == DecisionExample::review) entropySliderRow(ui, "threshold", losses.threshold);
}

void typeNumber(Ui& ui, std::string_view zone, const EntropyConfig& config) {
  const std::string id = "entropy." + std::string(zone);
  const auto digit = [&](std::size_t place) { return static_cast<Index>(zone[place] - '0'); };
  const SoftmaxConfig& softmax = config.softmax;
  double value = 0;
  if (zone.starts_with("own.")) value = config.codes.lengths[static_cast<std::size_t>(digit(4))];
  if (zone.starts_with("x.")) value = softmax.x[digit(2)];
  if (zone.starts_with("b.")) value = softmax.model.biases[digit(2)];
  if (zone.starts_with("w.")) value = softmax.model.weights(digit(2), digit(4));
  beginTyping(ui, id, value);
}

}  // namespace descenso
