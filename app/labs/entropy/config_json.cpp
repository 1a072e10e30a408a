#include "app/labs/entropy/config_json.h"

#include <stdexcept>

#include "app/labs/read_json.h"
#include "engine/information/distribution.h"
#include "engine/information/prefix_code.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

using nlohmann::json;

template <class Enum>
std::string_view nameAmong(std::span<const std::string_view> names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

/// An array of `count` numbers, or of any number up to `mostClasses` of them where that is 0.
void readNumberList(const JsonObject& object, std::string_view name, std::vector<double>& out, std::size_t count,
                    double low, double high) {
  const json* given = object.find(name);
  if (given == nullptr) return;
  const std::string place = object.pointer(name);
  readArray(*given, place);
  if (count != 0 && given->size() != count)
    throw SceneError(place,
                     {"must have {count} numbers, got {got}"_message, {{"count", count}, {"got", given->size()}}});
  out.clear();
  for (std::size_t i = 0; i < given->size(); ++i)
    out.push_back(readNumber((*given)[i], childPointer(place, std::to_string(i)), low, high));
}

void readVector(const JsonObject& object, std::string_view name, Vector& out) {
  std::vector<double> values(out.begin(), out.end());
  readNumberList(object, name, values, values.size(), -mostNumber, mostNumber);
  out = Eigen::Map<const Vector>(values.data(), std::ssize(values));
}

/// Probabilities whose sum is 1.
void readDistribution(const JsonObject& object, std::string_view name, std::vector<double>& out) {
  readNumberList(object, name, out, out.size(), 0, 1);
  try {
    checkDistribution(Eigen::Map<const Vector>(out.data(), std::ssize(out)));
  } catch (const std::invalid_argument& error) {
    throw SceneError(object.pointer(name), messageOf(error));
  }
}

void readLengths(const JsonObject& object, std::vector<int>& lengths) {
  std::vector<double> typed(lengths.begin(), lengths.end());
  readNumberList(object, "lengths", typed, typed.size(), 1, longestCodeWord);
  try {
    for (std::size_t i = 0; i < typed.size(); ++i) lengths[i] = codeLength(typed[i]);
    checkCodeLengths(lengths);
  } catch (const std::invalid_argument& error) {
    throw SceneError(object.pointer("lengths"), messageOf(error));
  }
}

json codesJson(const CodesConfig& codes) {
  return {{"outcomes", nameAmong(outcomesNames(), codes.outcomes)},
          {"p", codes.p},
          {"q", codes.q},
          {"unit", nameAmong(informationUnitNames(), codes.unit)},
          {"codesSecond", codes.codesSecond},
          {"lengths", codes.lengths}};
}

void readCodes(const json& value, const std::string& pointer, CodesConfig& codes) {
  const JsonObject object(value, pointer, {"outcomes", "p", "q", "unit", "codesSecond", "lengths"});
  Outcomes outcomes = codes.outcomes;
  object.oneOf("outcomes", outcomes, outcomesNames());
  if (outcomes != codes.outcomes) codes = codesFor(outcomes);
  readDistribution(object, "p", codes.p);
  readDistribution(object, "q", codes.q);
  object.oneOf("unit", codes.unit, informationUnitNames());
  object.flag("codesSecond", codes.codesSecond);
  readLengths(object, codes.lengths);
}

json softmaxJson(const SoftmaxConfig& softmax) {
  json weights = json::array();
  for (Index row = 0; row < softmax.model.classes(); ++row) {
    const Vector numbers = softmax.model.weights.row(row).transpose();
    weights.push_back(std::vector<double>(numbers.begin(), numbers.end()));
  }
  const auto listOf = [](const Vector& vector) { return std::vector<double>(vector.begin(), vector.end()); };
  return {{"source", nameAmong(scoreSourceNames(), softmax.source)},
          {"scores", softmax.scores},
          {"target", softmax.target},
          {"temperature", softmax.temperature},
          {"weights", weights},
          {"biases", listOf(softmax.model.biases)},
          {"x", listOf(softmax.x)},
          {"flower", nameAmong(irisNames(), softmax.flower)},
          {"alpha", softmax.alpha},
          {"seed", softmax.seed}};
}

void readWeights(const JsonObject& object, Matrix& weights) {
  const json* given = object.find("weights");
  if (given == nullptr) return;
  const std::string place = object.pointer("weights");
  readArray(*given, place);
  if (std::ssize(*given) != weights.rows())
    throw SceneError(place,
                     {"must have {rows} rows, got {got}"_message, {{"rows", weights.rows()}, {"got", given->size()}}});
  for (Index row = 0; row < weights.rows(); ++row) {
    const std::string line = childPointer(place, std::to_string(row));
    const json& numbers = readArray((*given)[static_cast<std::size_t>(row)], line);
    if (std::ssize(numbers) != weights.cols())
      throw SceneError(
          line, {"must have {count} numbers, got {got}"_message, {{"count", weights.cols()}, {"got", numbers.size()}}});
    for (Index column = 0; column < weights.cols(); ++column)
      weights(row, column) = readNumber(numbers[static_cast<std::size_t>(column)],
                                        childPointer(line, std::to_string(column)), -mostNumber, mostNumber);
  }
}

void readSlided(const JsonObject& object, std::string_view name, std::string_view slider, double& value) {
  const Hyperparameter& declaration = entropySlider(slider);
  object.number(name, value, declaration.minimum, declaration.maximum);
}

void readSoftmax(const json& value, const std::string& pointer, SoftmaxConfig& softmax) {
  const JsonObject object(
      value, pointer,
      {"source", "scores", "target", "temperature", "weights", "biases", "x", "flower", "alpha", "seed"});
  object.oneOf("source", softmax.source, scoreSourceNames());
  readNumberList(object, "scores", softmax.scores, 0, -mostScore, mostScore);
  const auto classes = std::ssize(softmax.scores);
  if (classes < fewestClasses || classes > mostClasses)
    throw SceneError(object.pointer("scores"), {"must have {fewest} to {most} numbers, got {got}"_message,
                                                {{"fewest", fewestClasses}, {"most", mostClasses}, {"got", classes}}});
  object.whole("target", softmax.target, 0, classes - 1);
  readSlided(object, "temperature", "temperature", softmax.temperature);
  readWeights(object, softmax.model.weights);
  readVector(object, "biases", softmax.model.biases);
  readVector(object, "x", softmax.x);
  object.oneOf("flower", softmax.flower, irisNames());
  readSlided(object, "alpha", "rate", softmax.alpha);
  object.whole("seed", softmax.seed, 0, 9999);
}

json lossesJson(const LossesConfig& losses) {
  return {{"task", nameAmong(outputTaskNames(), losses.task)},
          {"axis", nameAmong(lossAxisNames(), losses.axis)},
          {"label", losses.label},
          {"value", losses.value},
          {"score", losses.score},
          {"others", losses.others},
          {"alpha", losses.alpha},
          {"examples", losses.examples},
          {"decision", nameAmong(decisionExampleNames(), losses.decision)},
          {"threshold", losses.threshold}};
}

void readLosses(const json& value, const std::string& pointer, LossesConfig& losses) {
  const JsonObject object(
      value, pointer,
      {"task", "axis", "label", "value", "score", "others", "alpha", "examples", "decision", "threshold"});
  object.oneOf("task", losses.task, outputTaskNames());
  object.oneOf("axis", losses.axis, lossAxisNames());
  object.whole("label", losses.label, 0, 1);
  readSlided(object, "value", "value", losses.value);
  readSlided(object, "score", "point", losses.score);
  readNumberList(object, "others", losses.others, losses.others.size(), -mostLossScore, mostLossScore);
  readSlided(object, "alpha", "rate", losses.alpha);
  readNumberList(object, "examples", losses.examples, losses.examples.size(), 0, 1);
  object.oneOf("decision", losses.decision, decisionExampleNames());
  object.number("threshold", losses.threshold, 0, 1);
}

}  // namespace

json toJson(const EntropyConfig& config) {
  return {{"stage", nameAmong(entropyStageNames(), config.stage)},
          {"codes", codesJson(config.codes)},
          {"softmax", softmaxJson(config.softmax)},
          {"losses", lossesJson(config.losses)},
          {"asPrinted", config.asPrinted},
          {"look", toJson(config.look)}};
}

EntropyConfig readEntropyConfig(const json& value) {
  const JsonObject object(value, "", {"stage", "codes", "softmax", "losses", "asPrinted", "look"});
  EntropyConfig config;
  object.oneOf("stage", config.stage, entropyStageNames());
  if (const json* codes = object.find("codes")) readCodes(*codes, object.pointer("codes"), config.codes);
  if (const json* softmax = object.find("softmax")) readSoftmax(*softmax, object.pointer("softmax"), config.softmax);
  if (const json* losses = object.find("losses")) readLosses(*losses, object.pointer("losses"), config.losses);
  object.flag("asPrinted", config.asPrinted);
  if (const json* look = object.find("look")) readLabLook(*look, object.pointer("look"), config.look);
  return config;
}

}  // namespace descenso
