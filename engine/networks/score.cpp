// How well a network does: losses, right answers, which classes it mistakes for which.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "engine/math/message.h"
#include "engine/networks/network_problem.h"
#include "engine/networks/pass.h"
#include "engine/networks/targets.h"

namespace descenso {
namespace {

/// Calls visit(outputs, example) for every example, in order; returns the sum of the losses.
template <class Visit>
double forEachAnswer(const NetworkConfig& config, ConstVectorRef phi, const Examples& examples, Visit visit) {
  checkNetwork(config);
  checkFit(config, examples);
  const NetworkPlan plan(config);
  Pass pass(plan, phi.data());
  std::vector<int> block;
  std::vector<double> outputs(static_cast<std::size_t>(config.outputs));
  double loss = 0;
  for (Index begin = 0; begin < examples.size(); begin += kernels::blockColumns) {
    block.resize(static_cast<std::size_t>(std::min<Index>(kernels::blockColumns, examples.size() - begin)));
    std::iota(block.begin(), block.end(), static_cast<int>(begin));
    gatherInputs(examples, block, pass.inputs());
    gatherTargets(examples, block, config.outputs, pass.targets());
    const auto count = static_cast<int>(block.size());
    pass.forward(count);
    loss += pass.loss(count);
    const double* said = pass.say(count);
    for (int s = 0; s < count; ++s) {
      for (std::size_t o = 0; o < outputs.size(); ++o) outputs[o] = said[o * kernels::blockColumns + s];
      visit(std::as_const(outputs), static_cast<std::size_t>(begin + s));
    }
  }
  return loss;
}

double hitOf(const std::vector<double>& outputs) { return outputs.size() == 1 ? outputs[0] : outputs[1]; }

}  // namespace

void RightAnswers::add(double probability, int actual) {
  // The thresholds that it reaches come before those that it does not.
  int percent = 0;
  for (int step = 64; step > 0; step /= 2)
    if (percent + step < static_cast<int>(gain_.size()) && saysSecond(probability, thresholdOf(percent + step)))
      percent += step;
  gain_.at(static_cast<std::size_t>(percent)) += actual == 1 ? 1 : -1;
  if (actual == 0) ++firsts_;
  ++all_;
}

double RightAnswers::accuracy(int percent) const {
  if (all_ == 0) return std::numeric_limits<double>::quiet_NaN();
  const std::int32_t right = std::accumulate(gain_.begin() + percent, gain_.end(), firsts_);
  return static_cast<double>(right) / static_cast<double>(all_);
}

int classOf(std::span<const double> outputs, double threshold) {
  if (outputs.size() == 1) return saysSecond(outputs[0], threshold) ? 1 : 0;
  return static_cast<int>(std::max_element(outputs.begin(), outputs.end()) - outputs.begin());
}

Score score(const NetworkConfig& config, ConstVectorRef phi, const Examples& examples, RightAnswers* answers) {
  Index right = 0;
  const bool isCounted = answers != nullptr && examples.isClassified() && config.outputs == 1;
  const double loss = forEachAnswer(config, phi, examples, [&](const std::vector<double>& outputs, std::size_t e) {
    if (examples.isClassified() && classOf(outputs) == examples.classes[e]) ++right;
    if (isCounted) answers->add(outputs[0], examples.classes[e]);
  });
  const auto count = static_cast<double>(examples.size());
  return {.loss = loss / count,
          .accuracy =
              examples.isClassified() ? static_cast<double>(right) / count : std::numeric_limits<double>::quiet_NaN()};
}

Eigen::MatrixXi confusion(const NetworkConfig& config, ConstVectorRef phi, const Examples& examples, double threshold) {
  if (!examples.isClassified()) throw InvalidArgument("a confusion matrix needs examples with classes"_message);
  const Index classes = std::max<Index>(examples.classCount(), config.outputs == 1 ? 2 : config.outputs);
  Eigen::MatrixXi counts = Eigen::MatrixXi::Zero(classes, classes);
  forEachAnswer(config, phi, examples, [&](const std::vector<double>& outputs, std::size_t e) {
    ++counts(examples.classes[e], classOf(outputs, threshold));
  });
  return counts;
}

double accuracyOf(const Eigen::MatrixXi& counts) {
  const int all = counts.sum();
  return all > 0 ? static_cast<double>(counts.trace()) / all : std::numeric_limits<double>::quiet_NaN();
}

RocCurve rocCurve(const NetworkConfig& config, ConstVectorRef phi, const Examples& examples) {
  if (examples.classCount() != 2) throw InvalidArgument("a ROC curve needs examples of two classes"_message);
  std::vector<std::pair<double, int>> answers;
  forEachAnswer(config, phi, examples, [&](const std::vector<double>& outputs, std::size_t e) {
    answers.emplace_back(hitOf(outputs), examples.classes[e]);
  });
  std::sort(answers.begin(), answers.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  const auto hits =
      static_cast<double>(std::count_if(answers.begin(), answers.end(), [](auto a) { return a.second == 1; }));
  const double others = static_cast<double>(answers.size()) - hits;
  RocCurve curve{.falseAlarms = {0}, .hits = {0}};
  double hit = 0;
  double alarm = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    (answers[i].second == 1 ? hit : alarm) += 1;
    if (i + 1 < answers.size() && answers[i + 1].first == answers[i].first) continue;  // one threshold for equals
    curve.hits.push_back(hits > 0 ? hit / hits : 0);
    curve.falseAlarms.push_back(others > 0 ? alarm / others : 0);
    const std::size_t last = curve.hits.size() - 1;
    curve.area +=
        (curve.falseAlarms[last] - curve.falseAlarms[last - 1]) * (curve.hits[last] + curve.hits[last - 1]) / 2;
  }
  if (hits == 0 || others == 0) curve.area = std::numeric_limits<double>::quiet_NaN();
  return curve;
}

}  // namespace descenso
