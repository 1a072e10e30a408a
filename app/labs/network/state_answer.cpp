#include "app/labs/network/state_answer.h"

#include <algorithm>

#include "app/labs/network/state_text.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr Index mostTold = 12;  // of the inputs, and of the outputs

/// "6000 sq ft" for columns whose numbers have a way to be said, else "x₁ = 6000".
std::string told(const Translations& text, const std::string& column, const std::string& name, double value) {
  const std::string number = formatNumber(value, 4);
  const std::string key = columnKey("phrase", column);
  return text.has(key) ? text.format(key, {{"value", number}}) : name + " = " + number;
}

/// "(6000, 4)", or the only number by itself.
std::string tupleText(const Vector& values) {
  if (values.size() == 1) return formatNumber(values[0], 4);
  std::string numbers;
  for (Index i = 0; i < std::min(values.size(), mostTold); ++i)
    numbers += (i > 0 ? ", " : "") + formatNumber(values[i], 4);
  return "(" + numbers + (values.size() > mostTold ? ", …)" : ")");
}

std::vector<std::string> inputPhrases(const Translations& text, const Examples& all, const Vector& probe) {
  std::vector<std::string> phrases;
  for (Index i = 0; i < std::min(probe.size(), mostTold); ++i)
    phrases.push_back(told(text, all.inputNames.at(static_cast<std::size_t>(i)), inputName(text, all, i), probe[i]));
  if (probe.size() > mostTold) phrases.emplace_back("…");
  return phrases;
}

/// The class that is said, with its probability.
std::vector<std::string> classMeanings(const Translations& text, const Examples& all, const Vector& outputs,
                                       double threshold) {
  const bool isPair = outputs.size() == 1;
  const int said = classOf({outputs.data(), static_cast<std::size_t>(outputs.size())}, threshold);
  const double probability = isPair ? (said == 1 ? outputs[0] : 1 - outputs[0]) : outputs[said];
  return {text.format("network.answer.class",
                      {{"class", className(text, all, said)}, {"probability", formatFixed(probability, 4)}})};
}

std::vector<std::string> numberMeanings(const Translations& text, const Examples& all, const Vector& outputs) {
  std::vector<std::string> meanings;
  for (Index k = 0; k < std::min(outputs.size(), mostTold); ++k)
    meanings.push_back(told(text, all.nameOfTarget(k), targetName(text, all, k), outputs[k]));
  return meanings;
}

}  // namespace

std::string taskText(const Translations& text, const Examples& examples) {
  if (!examples.isClassified())
    return std::string(text(examples.targetCount() == 1 ? "network.task.univariate" : "network.task.multivariate"));
  return text.format(examples.classCount() == 2 ? "network.task.binary" : "network.task.multiclass",
                     {{"count", std::to_string(examples.classCount())}});
}

AnswerText answerText(const Translations& text, const NetworkLab& lab) {
  const Examples& all = lab.data().all;
  const Vector probe = lab.probe();
  const Vector outputs = activationsAt(lab.network(), lab.phi(), lab.data().scaled(probe)).outputs.back();
  return {.inputs = inputPhrases(text, all, probe),
          .input = "x = " + tupleText(probe),
          .network = text.format("network.answer.network", {{"shape", shapeText(lab.network())},
                                                            {"count", std::to_string(lab.phi().size())}}),
          .output = "ŷ = " + tupleText(outputs),
          .meanings = all.isClassified() ? classMeanings(text, all, outputs, lab.threshold())
                                         : numberMeanings(text, all, outputs)};
}

}  // namespace descenso
