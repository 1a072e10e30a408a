#include "app/labs/network/state_data.h"

#include <algorithm>
#include <numeric>

#include "engine/data/example_catalog.h"
#include "engine/math/message.h"
#include "engine/math/random.h"

namespace descenso {
namespace {

constexpr double besideExamples = 0.06;  // beside the outermost examples, as a part of their spread

Examples chosenInputs(const Examples& all, const std::vector<int>& features) {
  Examples chosen = all;
  chosen.inputs.resize(static_cast<Index>(features.size()), all.size());
  chosen.inputNames.clear();
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (features[i] < 0 || features[i] >= all.inputCount())
      throw InvalidArgument("features must be in [0, {inputs}), got {got}"_message,
                            {{"inputs", all.inputCount()}, {"got", features[i]}});
    chosen.inputs.row(static_cast<Index>(i)) = all.inputs.row(features[i]);
    const auto name = static_cast<std::size_t>(features[i]);
    if (name < all.inputNames.size()) chosen.inputNames.push_back(all.inputNames[name]);
  }
  return chosen;
}

/// At most so many of them, one of each stretch, drawn: rows that repeat in a rhythm must not all be of one kind.
std::vector<int> spread(const std::vector<int>& indices, Index most) {
  const auto stride = static_cast<std::size_t>((std::ssize(indices) + most - 1) / most);
  if (stride <= 1) return indices;
  Random random(1);
  std::vector<int> some;
  for (std::size_t i = 0; i < indices.size(); i += stride)
    some.push_back(indices[i + random.below(static_cast<std::uint32_t>(std::min(stride, indices.size() - i)))]);
  return some;
}

/// Of each part the same share.
Split shownOf(const Split& split, Index examples) {
  const auto part = [&](const std::vector<int>& indices) {
    const Index most = std::ssize(indices) * mostShownExamples / std::max(examples, mostShownExamples);
    return spread(indices, std::max<Index>(1, most));
  };
  return {part(split.train), part(split.validation), part(split.test)};
}

/// Classes of which a part has no example.
std::vector<int> classesMissingIn(const std::vector<int>& part, const Examples& examples) {
  std::vector<bool> isThere(static_cast<std::size_t>(examples.classCount()));
  for (const int example : part)
    if (!isThere.empty())
      isThere[static_cast<std::size_t>(examples.classes[static_cast<std::size_t>(example)])] = true;
  std::vector<int> missing;
  for (std::size_t k = 0; k < isThere.size(); ++k)
    if (!isThere[k]) missing.push_back(static_cast<int>(k));
  return missing;
}

Examples sourceOf(const NetworkDataConfig& config, std::vector<int>& missingLines) {
  if (!config.table) return config.own ? *config.own : makeExamples(config.name, config.settings);
  TableExamples made = examplesFrom(config.table->table, config.columns);
  missingLines = std::move(made.missingLines);
  return std::move(made.examples);
}

void findRange(NetworkData& data, const NetworkDataConfig& config) {
  data.low = data.all.inputs.rowwise().minCoeff();
  data.high = data.all.inputs.rowwise().maxCoeff();
  for (Index i = 0; i < data.low.size(); ++i)
    if (data.all.size() > 1 && data.low[i] == data.high[i]) data.constantInputs.push_back(static_cast<int>(i));
  const Vector span = (data.high - data.low).unaryExpr([](double s) { return s > 0 ? s : 1.0; });
  data.low -= besideExamples * span;
  data.high += besideExamples * span;
  data.middle = data.all.inputs.rowwise().mean();
  if (config.own || config.table || data.low.size() != 2) return;
  // A set that is drawn keeps its place when the seed or the noise changes a little.
  const Box& usual = findExamples(config.name)->range;
  for (Index i = 0; i < 2; ++i) {
    data.low[i] = std::min(data.low[i], usual.low[i]);
    data.high[i] = std::max(data.high[i], usual.high[i]);
  }
}

}  // namespace

NetworkData networkData(const NetworkDataConfig& config) {
  NetworkData data;
  Examples whole = sourceOf(config, data.missingLines);
  data.inputNames = whole.inputNames;
  data.inputNames.resize(static_cast<std::size_t>(whole.inputCount()));
  data.all = config.features.empty() ? std::move(whole) : chosenInputs(whole, config.features);
  checkExamples(data.all);
  if (data.all.classCount() == 1)
    throw InvalidArgument("there must be at least two classes, got only \"{got}\""_message,
                          {{"got", data.all.classNames.front()}});
  data.split = split(data.all, config.trainShare, config.validationShare, config.splitSeed);
  data.unlearned = classesMissingIn(data.split.train, data.all);
  if (!data.split.test.empty()) data.untested = classesMissingIn(data.split.test, data.all);
  data.shown = shownOf(data.split, data.all.size());
  if (data.all.targetCount() == 1) {
    data.numberRange = {data.all.targets.minCoeff(), data.all.targets.maxCoeff()};
    // After the split, so that the same inputs are learned from.
    if (config.threshold) data.all = classedAbove(data.all, *config.threshold);
  }
  const Examples train = selected(data.all, data.split.train);
  data.scaling = config.isStandardised ? InputScaling::of(train) : InputScaling::none(data.all.inputCount());
  data.train = std::make_shared<const Examples>(data.scaling(train));
  const auto measured = [&](const std::vector<int>& part) {
    return data.scaling(selected(data.all, spread(part, mostMeasuredExamples)));
  };
  data.measured = data.train;
  if (data.train->size() > mostMeasuredExamples)
    data.measured = std::make_shared<const Examples>(measured(data.split.train));
  data.validation = measured(data.split.validation);
  data.test = measured(data.split.test);
  if (data.all.targets.size() > 0) data.largestTarget = data.all.targets.cwiseAbs().maxCoeff();
  findRange(data, config);
  return data;
}

Examples spreadOver(const Examples& examples, Index most) {
  std::vector<int> all(static_cast<std::size_t>(examples.size()));
  std::iota(all.begin(), all.end(), 0);
  return selected(examples, spread(all, most));
}

Index outputsFor(const Examples& examples) {
  if (!examples.isClassified()) return examples.targetCount();
  return examples.classCount() > 2 ? examples.classCount() : 1;
}

NetworkConfig networkOf(const NetworkLabConfig& config, const NetworkData& data) {
  const Index classes = data.all.classCount();
  NetworkConfig network;
  network.inputs = data.all.inputCount();
  network.hidden = config.hidden;
  network.outputs = outputsFor(data.all);
  network.output = OutputKind::linear;
  if (classes > 0) network.output = classes > 2 ? OutputKind::softmax : OutputKind::sigmoid;
  const bool isEntropy = config.loss == LossKind::crossEntropy;
  network.loss = classes == 0 && isEntropy ? LossKind::squaredError : config.loss;
  network.penalty = config.penalty;
  network.inputNoise = config.inputNoise;
  network.seed = config.training.seed;
  network.outputRate = config.outputRate;
  return network;
}

}  // namespace descenso
