#include "app/labs/optimizer/state_text.h"

#include <algorithm>

#include "app/labs/optimizer/state_printed.h"
#include "app/text/numbers.h"

namespace descenso {
namespace {

constexpr long stepsBack = 10;
constexpr std::size_t mostHeld = 3;  // parameters named in a title

std::string_view behaviourName(Behaviour behaviour) {
  switch (behaviour) {
    case Behaviour::descending:
      return "descending";
    case Behaviour::slow:
      return "slow";
    case Behaviour::converged:
      return "converged";
    case Behaviour::atSaddle:
      return "saddle";
    case Behaviour::atMaximum:
      return "maximum";
    case Behaviour::bouncing:
      return "bouncing";
    case Behaviour::growing:
      return "growing";
    case Behaviour::diverged:
      return "diverged";
  }
  return {};
}

/// Whether a run's steps lead it away, which having left the map then only repeats.
bool isRunningAway(Behaviour behaviour) {
  return behaviour == Behaviour::bouncing || behaviour == Behaviour::growing || behaviour == Behaviour::diverged;
}

std::string limitText(const Translations& text, const OptimizerLab& lab, const Run& run) {
  if (lab.trainsAll()) {
    // A minimum of the map is none of all parameters: what can be said is how the loss bends where the run began.
    const Curvature curvature = curvatureAt(lab.trained(), run.timeline().at(0).phi);
    return text.format("coach.limit.all", {{"count", std::to_string(curvature.eigenvalues.size())},
                                           {"lambda", formatNumber(curvature.eigenvalues.maxCoeff(), 4)},
                                           {"limit", formatNumber(curvature.stabilityLimit(), 4)}});
  }
  const std::optional<StationaryPoint> minimum = lab.minimumNear(run);
  if (!minimum) return std::string(text("coach.noMinimum"));
  if (minimum->isValley())
    return text.format("coach.limit.valley", {{"lambda", formatNumber(minimum->eigenvalues.y(), 4)},
                                              {"limit", formatNumber(minimum->stabilityLimit(), 4)}});
  return text.format("coach.limit", {{"point", pointText(minimum->phi, 3)},
                                     {"lambda", formatNumber(minimum->eigenvalues.y(), 4)},
                                     {"limit", formatNumber(minimum->stabilityLimit(), 4)}});
}

/// "α = 0.1" or "form: Taylor".
std::string valueText(const Translations& text, const Hyperparameter& declared, double value) {
  const std::string key = "hyperparameter." + std::string(declared.name);
  if (!declared.isChoice() && !declared.symbol.empty())
    return std::string(declared.symbol) + " = " + formatNumber(value, 4);
  const std::string said =
      declared.isChoice()
          ? std::string(text(key + "." + std::string(declared.choices[static_cast<std::size_t>(value)])))
          : formatNumber(value, 4);
  return std::string(text(key)) + ": " + said;
}

}  // namespace

std::string optimizerName(const Translations& text, std::string_view name) {
  return std::string(text("optimizer." + std::string(name)));
}

std::string branchName(const Translations& text, const OptimizerLabConfig& config, const Branch& branch) {
  const OptimizerConfig& contestant = config.find(branch.optimizer.name)->optimizer;
  const auto& declared = findOptimizer(branch.optimizer.name)->hyperparameters;
  std::string others;
  for (std::size_t i = 0; i < declared.size(); ++i)
    if (branch.optimizer.values[i] != contestant.values[i])
      others += (others.empty() ? "" : ", ") + valueText(text, declared[i], branch.optimizer.values[i]);
  const std::string name = others.empty() ? optimizerName(text, branch.optimizer.name) : others;
  return text.format("series.branch", {{"name", name}, {"step", std::to_string(branch.from)}});
}

std::string pointText(const Point2& point, int digits) {
  std::string text = "(";
  text += formatNumber(point.x(), digits);
  text += ", ";
  text += formatNumber(point.y(), digits);
  text += ')';
  return text;
}

std::string heldText(const OptimizerLab& lab) {
  std::string text;
  if (!lab.mapAt()) return text;
  const auto& shown = lab.onMap().shown;
  std::size_t count = 0;
  for (Index i = 0; i < lab.mapAt()->size(); ++i) {
    if (i == shown[0] || i == shown[1]) continue;
    if (count++ == mostHeld) return text + " …";
    text += text.empty() ? "" : ", ";
    text.append(lab.trainedSymbols()[static_cast<std::size_t>(i)]).append(" = ");
    text += formatNumber((*lab.mapAt())[i], 3);
  }
  return text;
}

std::string statusText(const Translations& text, const OptimizerLab& lab, const Run& run) {
  if (lab.hasStopped(run)) return text.format("status.stopped", {{"step", std::to_string(run.timeline().lastStep())}});
  const Verdict verdict = lab.verdict(run);
  if (!isRunningAway(verdict.behaviour)) {
    const std::optional<Index> left = lab.offTheMapSince(run);
    if (left) return text.format("status.left", {{"step", std::to_string(*left)}});
  }
  return text.format("status." + std::string(behaviourName(verdict.behaviour)),
                     {{"step", std::to_string(verdict.since)}});
}

std::string batchText(const Translations& text, const OptimizerLab& lab, long update) {
  const Index examples = lab.problem().exampleCount();
  const Index size = std::min(lab.config().batches->size, examples);
  const Index updates = updatesPerEpoch(examples, size);
  const long step = std::max(1L, update);
  const std::string_view regime = size == examples ? "batches.whole" : size == 1 ? "batches.single" : "batches.mini";
  return text.format(regime, {{"updates", std::to_string(updates)},
                              {"epoch", std::to_string((step - 1) / updates + 1)},
                              {"batch", std::to_string((step - 1) % updates + 1)}});
}

std::string errataText(const Translations& text, const OptimizerLab& lab, std::string_view plot) {
  std::string sentences;
  if (!lab.config().asPrinted) return sentences;
  for (const std::string_view erratum : errataInSight(lab.config(), lab.problem().exampleCount())) {
    if (!lab.config().shows(erratum) || plotOfErratum(erratum) != plot) continue;
    sentences.append(sentences.empty() ? "" : " ").append(text("erratum." + std::string(erratum)));
  }
  return sentences;
}

std::string OptimizerLab::countText(const Translations& text, long step) const {
  const Index examples = problem_->exampleCount();
  if (!config_.batches || config_.batches->size >= examples) return {};
  const Index updates = updatesPerEpoch(examples, config_.batches->size);
  const long update = std::max(1L, step) - 1;
  return text.format(step == 0 ? "transport.epochs" : "transport.batch",
                     {{"updates", std::to_string(updates)},
                      {"epochs", std::to_string((config_.steps + updates - 1) / updates)},
                      {"epoch", std::to_string(update / updates + 1)},
                      {"batch", std::to_string(update % updates + 1)}});
}

CoachAdvice coachAdvice(const Translations& text, const OptimizerLab& lab, const Run& run) {
  const Behaviour behaviour = lab.verdict(run).behaviour;
  const bool isSteppedByRate = hasRate(run.entry().name);
  const std::string name = optimizerName(text, run.entry().name);
  CoachAdvice advice{.optimizer = std::string(run.entry().name), .sentences = {}, .halvesRate = false};
  if (behaviour == Behaviour::atSaddle || behaviour == Behaviour::atMaximum) {
    const Curvature curvature = curvatureAt(run.problem(), lab.shown(run).phi);
    advice.sentences = {text.format("coach." + std::string(behaviourName(behaviour)),
                                    {{"optimizer", name}, {"lambda", formatNumber(curvature.eigenvalues[0], 3)}})};
    return advice;
  }
  if (behaviour == Behaviour::diverged) {
    const Divergence& divergence = run.divergence();
    const std::string quantity(text("quantity." + divergence.quantity));
    advice.sentences = {text.format(
        "coach.diverged", {{"optimizer", name}, {"quantity", quantity}, {"step", std::to_string(divergence.step)}})};
  } else if (isRunningAway(behaviour)) {
    advice.sentences = {text.format("coach." + std::string(behaviourName(behaviour)), {{"optimizer", name}})};
  } else if (lab.offTheMapSince(run)) {
    advice.sentences = {text.format(isSteppedByRate ? "coach.left" : "coach.left.start", {{"optimizer", name}})};
  }
  if (advice.sentences.empty() || !isSteppedByRate) return advice;
  advice.sentences.push_back(limitText(text, lab, run));
  advice.halvesRate = true;
  return advice;
}

void stepBackAndHalve(OptimizerLab& lab, std::string_view optimizer) {
  const Run* run = lab.runOf(optimizer);
  if (run == nullptr) return;
  const long ended = std::min<long>(lab.playback().step(), run->timeline().lastStep());
  OptimizerLabConfig config = lab.config();
  std::vector<double>& values = config.find(optimizer)->optimizer.values;
  const auto& declared = run->entry().hyperparameters;
  for (std::size_t i = 0; i < declared.size(); ++i)
    if (declared[i].name == "alpha") values[i] = clampValue(declared[i], values[i] / 2);
  lab.configure(std::move(config));
  lab.playback().seek(ended - stepsBack);
}

}  // namespace descenso
