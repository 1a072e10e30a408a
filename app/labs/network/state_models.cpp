#include "app/labs/network/state_models.h"

#include <algorithm>

#include "engine/models/polynomial_model.h"
#include "engine/models/support_vector_machine.h"

namespace descenso {
namespace {

constexpr Index polynomialUpdates = 200;
constexpr Penalty smallPenalty{.l2 = 1e-4};
constexpr Index mostPolynomialParameters = 1000;  // BFGS keeps the square of it

std::unique_ptr<const Model> polynomial(int degree, const Examples& train, const std::stop_token& stop) {
  const Index outputs = train.classCount() > 2 ? train.classCount() : 1;
  if (monomialCount(train.inputCount(), degree) * outputs > mostPolynomialParameters) return nullptr;
  const PolynomialFeatures features(train.inputCount(), degree);
  if (train.targetCount() > 1) return nullptr;
  if (!train.isClassified()) return std::make_unique<PolynomialModel>(leastSquares(train, features));
  TrainingTask task{.network = polynomialNetwork(train, features, smallPenalty),
                    .initialisation = Initialisation::zero,
                    .train = std::make_shared<const Examples>(features(train)),
                    .optimizer = {"bfgs", {}},
                    .updates = polynomialUpdates};
  task.batches.size = train.size();
  const std::optional<LearnedParameters> learned = learnedParameters(task, stop);
  if (!learned) return nullptr;
  return std::make_unique<PolynomialModel>(features, task.network, learned->phi);
}

std::unique_ptr<const Model> supportVectorMachine(const SupportVectorConfig& config, const Examples& train) {
  if (train.size() > mostMachineExamples) return nullptr;
  const auto isOther = [&](int each) { return each != train.classes.front(); };
  if (std::none_of(train.classes.begin(), train.classes.end(), isOther)) return nullptr;
  return std::make_unique<SupportVectorMachine>(train, config);
}

}  // namespace

int degreeOf(LadderModel model) {
  switch (model) {
    case LadderModel::firstDegree:
      return 1;
    case LadderModel::secondDegree:
      return 2;
    case LadderModel::fourthDegree:
      return 4;
    case LadderModel::supportVectors:
    case LadderModel::network:
      break;
  }
  return 0;
}

void setHidden(NetworkConfig& network, const std::vector<Index>& units) {
  LayerConfig layer = network.hidden.empty() ? LayerConfig{} : network.hidden.front();
  network.hidden.clear();
  for (const Index count : units) {
    layer.units = count;
    network.hidden.push_back(layer);
  }
}

bool suits(LadderModel model, const Examples& examples) {
  return model != LadderModel::supportVectors || examples.isClassified();
}

void choose(LadderModel model, const NetworkSweepConfig& config, TrainingTask& task) {
  if (model == LadderModel::network) {
    setHidden(task.network, {100, 100, 100});
  } else if (model == LadderModel::supportVectors) {
    task.fit = [machine = SupportVectorConfig{.gamma = config.gamma, .c = config.c}](
                   const Examples& train, const std::stop_token&) { return supportVectorMachine(machine, train); };
  } else {
    task.fit = [degree = degreeOf(model)](const Examples& train, const std::stop_token& stop) {
      return polynomial(degree, train, stop);
    };
  }
}

}  // namespace descenso
