#include "app/labs/entropy/state_losses.h"

#include <algorithm>
#include <cmath>

#include "engine/information/printed.h"
#include "engine/networks/activation.h"

namespace descenso {
namespace {

double logistic(double z) { return activation(ActivationKind::sigmoid).value(z, 0); }

Vector othersOf(const LossesConfig& config) {
  return Eigen::Map<const Vector>(config.others.data(), std::ssize(config.others));
}

/// All scores, that of the right class first.
Vector scoresOf(const LossesConfig& config, double score) {
  Vector scores(1 + std::ssize(config.others));
  scores << score, othersOf(config);
  return scores;
}

/// The score from which on the right class has more than half.
double tipping(const LossesConfig& config) {
  return config.task == OutputTask::multiclass ? logSumExp(othersOf(config)) : 0;
}

/// Over the score of the right class.
LossSlope squaredOfClasses(const LossesConfig& config, double score) {
  const Vector p = softmax(scoresOf(config, score));
  const Vector miss = p - oneHot(p.size(), 0);
  return {miss.squaredNorm(), 2 * softmaxJacobian(p).col(0).dot(miss)};
}

/// Over the probability of the right class; the others share what is left as their scores say.
LossSlope squaredOfShare(const LossesConfig& config, double p) {
  const double factor = 1 + softmax(othersOf(config)).squaredNorm();
  return {factor * (1 - p) * (1 - p), -2 * factor * (1 - p)};
}

LossSlope classLossOfScore(const LossesConfig& config, double score) {
  const Vector scores = scoresOf(config, score);
  std::vector<double> slopes(static_cast<std::size_t>(scores.size()));
  const double loss = categoricalLossOfScores(oneHot(scores.size(), 0), scores, slopes);
  return {loss, slopes.front()};
}

bool isOverScores(const LossesConfig& config) {
  return config.axis == LossAxis::score || config.task == OutputTask::regression;
}

template <class Loss>
DescentResult descend(double score, double alpha, Loss loss) {
  DescentResult result;
  for (long k = 0; k <= lossSteps; ++k) {
    const LossSlope at = loss(score);
    result.scores.push_back(score);
    result.losses.push_back(at.loss);
    score -= alpha * at.slope;
  }
  return result;
}

}  // namespace

double onLossAxis(const LossesConfig& config, double score) {
  return isOverScores(config) ? score : logistic(score - tipping(config));
}

double scoreOnAxis(const LossesConfig& config, double at) {
  double score = at;
  if (!isOverScores(config)) {
    const double p = std::clamp(at, 0.0, 1.0);
    score = tipping(config) + std::log(p) - std::log1p(-p);
  }
  return std::clamp(score, -mostLossScore, mostLossScore);
}

LossRange lossRange(const LossesConfig& config) {
  if (!isOverScores(config)) return {0, 1};
  return {-mostLossScore, mostLossScore};
}

LossSlope likelihoodLossAt(const LossesConfig& config, double at) {
  const auto label = static_cast<double>(config.label);
  if (config.task == OutputTask::regression) return normalLoss(config.value, at);
  if (config.task == OutputTask::binary)
    return isOverScores(config) ? bernoulliLossOfScore(label, at) : bernoulliLoss(label, at);
  return isOverScores(config) ? classLossOfScore(config, at) : bernoulliLoss(1, at);
}

LossSlope squaredLossAt(const LossesConfig& config, double at) {
  const auto label = static_cast<double>(config.label);
  if (config.task == OutputTask::regression) return squaredError(config.value, at);
  if (config.task == OutputTask::binary)
    return isOverScores(config) ? squaredErrorOfScore(label, at) : squaredError(label, at);
  return isOverScores(config) ? squaredOfClasses(config, at) : squaredOfShare(config, at);
}

bool hasPrintedLoss(const LossesConfig& config) {
  if (config.task == OutputTask::binary) return config.axis == LossAxis::score;
  return config.task == OutputTask::multiclass;
}

double printedLossAt(const LossesConfig& config, double at) {
  if (config.task == OutputTask::binary) return clampedBernoulliLoss(static_cast<double>(config.label), at).loss;
  if (!isOverScores(config)) return -likelihoodLossAt(config, at).loss;
  const Vector p = softmax(scoresOf(config, at));
  return printedCategoricalLoss(oneHot(p.size(), 0), p);
}

std::string_view lossErratum(OutputTask task) {
  if (task == OutputTask::regression) return "E17";
  return task == OutputTask::binary ? "E16" : "E18";
}

LossesResult lossesResult(const LossesConfig& config) {
  LossesConfig overScores = config;
  overScores.axis = LossAxis::score;
  LossesConfig overPredictions = config;
  overPredictions.axis = LossAxis::prediction;
  return {
      .prediction = onLossAxis(overPredictions, config.score),
      .likelihood =
          descend(config.score, config.alpha, [&](double score) { return likelihoodLossAt(overScores, score); }),
      .squared = descend(config.score, config.alpha, [&](double score) { return squaredLossAt(overScores, score); }),
      .product = likelihoodOf(config.examples),
      .sum = negativeLogLikelihood(config.examples)};
}

DecisionCase decisionCase(const LossesConfig& config) {
  switch (config.decision) {
    case DecisionExample::review:
      return {OutputTask::binary, {"positive", "negative"}, Vector::Constant(1, 0.98)};
    case DecisionExample::music: {
      Vector outputs(4);
      outputs << 0.52, 0.21, 0.16, 0.11;
      return {OutputTask::multiclass, {"electronic", "rock", "jazz", "classical"}, outputs};
    }
    case DecisionExample::flower:
      break;
  }
  const auto names = irisNames();
  return {OutputTask::multiclass,
          {names.begin(), names.end()},
          passThrough(irisModel(), irisFlower(), 0).softmax.probabilities};
}

Index decided(const DecisionCase& decision, double threshold) {
  if (decision.task == OutputTask::binary) return decideBinary(decision.outputs[0], threshold);
  return decideClass(decision.outputs);
}

}  // namespace descenso
