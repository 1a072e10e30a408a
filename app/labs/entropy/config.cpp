#include "app/labs/entropy/config.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "engine/information/antenna.h"
#include "engine/information/distribution.h"
#include "engine/information/prefix_code.h"
#include "engine/math/format.h"
#include "engine/math/message.h"

namespace descenso {
namespace {

constexpr std::array<std::string_view, 3> irisClasses = {"setosa", "versicolor", "virginica"};

Vector vectorOf(const std::vector<double>& values) {
  return Eigen::Map<const Vector>(values.data(), std::ssize(values));
}

void checkSize(MessageText what, std::size_t size, std::size_t wanted) {
  if (size != wanted)
    throw InvalidArgument("{name} must have {places} places, got {got}"_message,
                          {{"name", what}, {"places", wanted}, {"got", size}});
}

void checkWithin(MessageText what, double value, double low, double high) {
  if (!(value >= low && value <= high))
    throw InvalidArgument("{name} must be in [{low}, {high}], got {got}"_message,
                          {{"name", what}, {"low", low}, {"high", high}, {"got", value}});
}

template <class Numbers>
void checkAllWithin(MessageText what, const Numbers& values, double most) {
  for (const double value : values) checkWithin(what, value, -most, most);
}

void checkCodes(const CodesConfig& codes) {
  const std::size_t count = outcomeNames(codes.outcomes).size();
  checkSize("p"_message, codes.p.size(), count);
  checkSize("q"_message, codes.q.size(), count);
  checkSize("lengths"_message, codes.lengths.size(), count);
  checkDistribution(vectorOf(codes.p));
  checkDistribution(vectorOf(codes.q));
  checkCodeLengths(codes.lengths);
}

void checkSoftmax(const SoftmaxConfig& softmax) {
  const auto classes = static_cast<double>(softmax.scores.size());
  checkWithin("the number of scores"_message, classes, fewestClasses, mostClasses);
  checkAllWithin("a score"_message, softmax.scores, mostScore);
  checkWithin("the class"_message, static_cast<double>(softmax.target), 0, classes - 1);
  checkValue(entropySlider("temperature"), softmax.temperature);
  checkWithin("the class of the flower"_message, static_cast<double>(softmax.flower), 0, irisClasses.size() - 1);
  checkAllWithin("a weight"_message, softmax.model.weights.reshaped(), mostNumber);
  checkAllWithin("a bias"_message, softmax.model.biases, mostNumber);
  checkAllWithin("an input"_message, softmax.x, mostNumber);
  checkValue(entropySlider("rate"), softmax.alpha);
  checkWithin("the seed"_message, static_cast<double>(softmax.seed), 0, 9999);
  passThrough(softmax.model, softmax.x, softmax.flower);
}

void checkLosses(const LossesConfig& losses) {
  checkWithin("the label"_message, static_cast<double>(losses.label), 0, 1);
  checkWithin("y"_message, losses.value, -mostLossScore, mostLossScore);
  checkWithin("the score"_message, losses.score, -mostLossScore, mostLossScore);
  checkSize("others"_message, losses.others.size(), 2);
  checkAllWithin("a score"_message, losses.others, mostLossScore);
  checkValue(entropySlider("rate"), losses.alpha);
  checkSize("examples"_message, losses.examples.size(), 3);
  for (const double p : losses.examples) checkWithin("a probability"_message, p, 0, 1);
  checkWithin("the threshold"_message, losses.threshold, 0, 1);
}

}  // namespace

std::span<const std::string_view> entropyStageNames() {
  static constexpr std::array<std::string_view, 3> names = {"codes", "softmax", "losses"};
  return names;
}

std::span<const std::string_view> outcomesNames() {
  static constexpr std::array<std::string_view, 2> names = {"weather", "iris"};
  return names;
}

std::span<const std::string_view> informationUnitNames() {
  static constexpr std::array<std::string_view, 2> names = {"bits", "nats"};
  return names;
}

CodesConfig codesFor(Outcomes outcomes) {
  if (outcomes == Outcomes::weather) return {};
  const Vector said = passThrough(irisModel(), irisFlower(), 0).softmax.probabilities;
  return {.outcomes = Outcomes::iris,
          .p = {1, 0, 0},
          .q = {said.begin(), said.end()},
          .unit = InformationUnit::nats,
          .lengths = {1, 2, 2}};
}

void setProbability(std::vector<double>& p, std::size_t i, double probability) {
  const Vector moved = withProbability(vectorOf(p), static_cast<Index>(i), probability);
  p.assign(moved.begin(), moved.end());
}

std::span<const std::string_view> outcomeNames(Outcomes outcomes) {
  if (outcomes == Outcomes::weather) return weatherNames;
  return irisClasses;
}

std::span<const std::string_view> scoreSourceNames() {
  static constexpr std::array<std::string_view, 2> names = {"free", "iris"};
  return names;
}

std::span<const std::string_view> irisNames() { return irisClasses; }

std::span<const std::string_view> outputTaskNames() {
  static const std::array<std::string_view, 3> names = {outputTasks()[0].name, outputTasks()[1].name,
                                                        outputTasks()[2].name};
  return names;
}

std::span<const std::string_view> lossAxisNames() {
  static constexpr std::array<std::string_view, 2> names = {"score", "prediction"};
  return names;
}

std::span<const std::string_view> decisionExampleNames() {
  static constexpr std::array<std::string_view, 3> names = {"review", "music", "flower"};
  return names;
}

std::span<const std::string_view> entropyPlotNames() {
  static constexpr std::array<std::string_view, 17> names = {
      "bars", "scores",   "example",     "loss", "codes",  "terms",   "tree",     "means",   "steps",
      "said", "jacobian", "temperature", "task", "slopes", "descent", "examples", "decision"};
  return names;
}

std::string_view entropyPicture(EntropyStage stage, ScoreSource source) {
  if (stage == EntropyStage::codes) return "bars";
  if (stage == EntropyStage::losses) return "loss";
  return source == ScoreSource::free ? "scores" : "example";
}

const std::vector<SidePage>& entropyPages(EntropyStage stage) {
  static const std::vector<SidePage> codes = {
      {"codes", {{"codes", 0.52f}, {"terms", 0.48f}}},
      {"tree", {{"tree", 0.62f}, {"means", 0.38f}}},
  };
  static const std::vector<SidePage> softmax = {
      {"steps", {{"steps", 0.58f}, {"said", 0.42f}}},
      {"jacobian", {{"jacobian", 0.5f}, {"temperature", 0.5f}}},
  };
  static const std::vector<SidePage> losses = {
      {"task", {{"task", 0.45f}, {"slopes", 0.55f}}},
      {"fit", {{"descent", 0.55f}, {"examples", 0.45f}}},
      {"decision", {{"decision", 1}}},
  };
  if (stage == EntropyStage::codes) return codes;
  return stage == EntropyStage::softmax ? softmax : losses;
}

const Hyperparameter& entropySlider(std::string_view name) {
  static const std::vector<Hyperparameter> sliders = {
      {.name = "temperature",
       .symbol = "T",
       .minimum = 0.05,
       .maximum = 20,
       .fallback = 1,
       .scale = Scale::logarithmic},
      {.name = "classes",
       .symbol = "K",
       .minimum = fewestClasses,
       .maximum = mostClasses,
       .fallback = 3,
       .isWhole = true},
      {.name = "rate", .symbol = "α", .minimum = 0.01, .maximum = 10, .fallback = 1, .scale = Scale::logarithmic},
      {.name = "seed", .symbol = "", .minimum = 0, .maximum = 9999, .fallback = 1, .isWhole = true},
      {.name = "point", .symbol = "z", .minimum = -mostLossScore, .maximum = mostLossScore, .fallback = -2},
      {.name = "value", .symbol = "y", .minimum = -mostLossScore, .maximum = mostLossScore, .fallback = 1},
      {.name = "threshold", .symbol = "t", .minimum = 0, .maximum = 1, .fallback = 0.5},
  };
  const auto found = std::find_if(sliders.begin(), sliders.end(), [&](const auto& each) { return each.name == name; });
  if (found == sliders.end()) throw InvalidArgument("unknown slider \"{name}\""_message, {{"name", name}});
  return *found;
}

void check(const EntropyConfig& config) {
  checkCodes(config.codes);
  checkSoftmax(config.softmax);
  checkLosses(config.losses);
}

}  // namespace descenso
